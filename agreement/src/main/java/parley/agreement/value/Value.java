package parley.agreement.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that a format has read as its {@link Type}. Immutable. A field that was left blank on purpose holds a
 * {@link Blank}; a field that was not filled in at all holds nothing and is no value.
 */
public sealed interface Value permits Span, Value.Atom, Value.Items, Value.Row, Value.Blank {

    /** A value without parts. */
    sealed interface Atom extends Value {}

    /** Free text, shown and never compared for order. */
    record Text(String text) implements Atom {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A whole number; negative only as the result of a subtraction. */
    record Count(long count) implements Atom {
        @Override
        public String toString() {
            return Long.toString(count);
        }
    }

    /** Yes or no. */
    record Flag(boolean flag) implements Atom {
        @Override
        public String toString() {
            return Boolean.toString(flag);
        }
    }

    /** A civil date in the zone of the agreement. */
    record Day(LocalDate date) implements Atom {
        @Override
        public String toString() {
            return date.toString();
        }
    }

    /** An instant of whole seconds, UTC. */
    record Moment(Instant instant) implements Atom {
        public Moment {
            if (!instant.truncatedTo(ChronoUnit.SECONDS).equals(instant)) {
                throw new IllegalArgumentException("an instant has whole seconds: " + instant);
            }
        }

        @Override
        public String toString() {
            return instant.toString();
        }
    }

    /** A party. */
    record PartyCode(Party party) implements Atom {
        @Override
        public String toString() {
            return party.code();
        }
    }

    /** A distance on the ground. */
    record Distance(long metres) implements Atom {
        /** Half-way round the Earth, in metres. */
        public static final long LIMIT = 20_037_509;

        private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,7}) (km|m)");

        public Distance {
            if (metres < 0 || metres > LIMIT) {
                throw new IllegalArgumentException("a distance is 0 to " + LIMIT + " m, not " + metres);
            }
        }

        /** Reads {@code 5 km} or {@code 4500 m}; empty for anything else. */
        public static Optional<Distance> parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            long metres = Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("km") ? 1_000 : 1);
            return metres <= LIMIT ? Optional.of(new Distance(metres)) : Optional.empty();
        }

        @Override
        public String toString() {
            return metres % 1_000 == 0 ? metres / 1_000 + " km" : metres + " m";
        }
    }

    /** An identifier: of a fact {@code PARTY/number}, or any other name that parties have given to a thing. */
    record Id(String id) implements Atom {
        @Override
        public String toString() {
            return id;
        }
    }

    /** One word of a closed list. */
    record Word(String word) implements Atom {
        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * A point, line or area on the ground.
     *
     * @param shape which of them
     * @param points corners in the order stated; an area is closed by its first point, which is not repeated
     * @param accuracyMetres how far any corner may lie from where it is said to be, where stated
     */
    record Place(Shape shape, List<Point> points, OptionalLong accuracyMetres) implements Atom {
        /** What the points are the corners of. */
        public enum Shape {
            POINT(Type.Simple.POINT),
            LINE(Type.Simple.LINE),
            POLYGON(Type.Simple.POLYGON);

            private final Type.Simple type;

            Shape(Type.Simple type) {
                this.type = type;
            }

            /** The shape of places of a type; empty if it is no place. */
            public static Optional<Shape> of(Type type) {
                return Arrays.stream(values())
                        .filter(shape -> shape.type == type)
                        .findFirst();
            }

            /** The type of such a place. */
            public Type.Simple type() {
                return type;
            }

            /** The word in a pack: {@code line}. */
            public String word() {
                return type.word();
            }
        }

        /** A position in integers of 10^-7 degree, WGS 84. */
        public record Point(long latitudeE7, long longitudeE7) {
            /** Ninety degrees. */
            public static final long LATITUDE_LIMIT = 900_000_000L;
            /** A hundred and eighty degrees. */
            public static final long LONGITUDE_LIMIT = 1_800_000_000L;

            public Point {
                if (Math.abs(latitudeE7) > LATITUDE_LIMIT || Math.abs(longitudeE7) > LONGITUDE_LIMIT) {
                    throw new IllegalArgumentException("no such place: " + latitudeE7 + ", " + longitudeE7);
                }
            }
        }

        public Place {
            points = List.copyOf(points);
        }
    }

    /** A list of values of one type. */
    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.toString();
        }
    }

    /** The fields of one fact, stated as a row; a field that the row does not state is missing. */
    record Row(Map<String, Value> fields) implements Value {
        public Row {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public String toString() {
            return fields.toString();
        }
    }

    /** A field left blank, and why. */
    record Blank(Kind kind) implements Value {
        /** Why a field holds no value. */
        public enum Kind {
            /** Not known yet: UNKNOWN, and the document is incomplete. */
            TO_FOLLOW("toFollow"),
            /** Known and not said: UNKNOWN, and the document is incomplete. */
            WITHHELD("withheld"),
            /** The question does not arise: none, zero or empty. */
            NOT_APPLICABLE("notApplicable"),
            /** The answer is none: zero or empty. */
            NIL("nil");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            /** The word in an entry: {@code toFollow}. */
            public String word() {
                return word;
            }

            /** Whether the value exists but is not stated; otherwise there is none. */
            public boolean unknown() {
                return this == TO_FOLLOW || this == WITHHELD;
            }
        }

        @Override
        public String toString() {
            return kind.word();
        }
    }
}

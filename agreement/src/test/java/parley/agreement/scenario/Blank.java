package parley.agreement.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import parley.agreement.format.BodyReader;
import parley.agreement.pack.Format;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.scenario.Stories.Story;
import parley.agreement.value.Data;

/**
 * One value of one entry of a story, to be left to follow.
 *
 * @param place where it stands in the entry's timeline
 * @param path the members that lead to it in the body; an item of a list is its number
 */
record Blank(Story story, int place, List<String> path) {
    private static final Data TO_FOLLOW = new Data.Members(Map.of("absent", new Data.Text("toFollow")));

    Blank {
        path = List.copyOf(path);
    }

    /** Every value of every entry of a story. */
    static Stream<Blank> all(Story story) {
        List<Blank> all = new ArrayList<>();
        for (int place = 0; place < story.scenario().timeline().size(); place++) {
            Item item = story.scenario().timeline().get(place);
            int in = place;
            paths(item.body(), List.of())
                    .map(path -> new Blank(story, in, path))
                    .forEach(all::add);
        }
        return all.stream();
    }

    /** Which kind of value it is: of one form, in one field of it or of its rows. */
    String kind() {
        return String.join(
                " ",
                story.pack().agreement(),
                item().format(),
                String.join("/", path).replaceAll("/\\d+(?=/|$)", ""));
    }

    Item item() {
        return story.scenario().timeline().get(place);
    }

    Optional<Format> format() {
        return story.pack().format(item().format());
    }

    /** The members among which it stands, itself among them. */
    Data.Members beside() {
        Data data = item().body();
        for (String step : path.subList(0, path.size() - 1)) {
            data = switch (data) {
                case Data.Members(var members) -> members.getOrDefault(step, data);
                case Data.Items(var items) -> items.get(Integer.parseInt(step));
                case Data.Text _, Data.Whole _, Data.Flag _ -> data;
            };
        }
        return (Data.Members) data;
    }

    /** The story with the value left to follow. */
    Scenario toFollow() {
        return with(body(Optional.of(TO_FOLLOW)));
    }

    /** The story in which the entry says nothing of it. */
    Scenario unsaid() {
        return with(body(Optional.empty()));
    }

    private Scenario with(Data.Members body) {
        return Entries.of(story.scenario(), place, Entries.saying(item(), body));
    }

    /** Whether the entry may be sent as it is, and so too with the value left to follow. */
    boolean fits() {
        BodyReader reader = BodyReader.of(story.pack());
        return format().filter(form -> reader.read(form, item().body()).fits()
                        && reader.read(form, body(Optional.of(TO_FOLLOW))).fits())
                .isPresent();
    }

    private Data.Members body(Optional<Data> instead) {
        return (Data.Members) put(item().body(), path, instead);
    }

    private static Data put(Data in, List<String> path, Optional<Data> instead) {
        String first = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        UnaryOperator<Data> deeper = data -> put(data, rest, instead);
        return switch (in) {
            case Data.Members(var members) -> {
                Map<String, Data> changed = new LinkedHashMap<>(members);
                if (!rest.isEmpty()) {
                    changed.computeIfPresent(first, (_, data) -> deeper.apply(data));
                } else if (instead.isPresent()) {
                    changed.put(first, instead.get());
                } else {
                    changed.remove(first);
                }
                yield new Data.Members(changed);
            }
            case Data.Items(var items) -> {
                List<Data> changed = new ArrayList<>(items);
                int at = Integer.parseInt(first);
                changed.set(at, deeper.apply(items.get(at)));
                yield new Data.Items(changed);
            }
            case Data.Text _, Data.Whole _, Data.Flag _ -> in;
        };
    }

    /** What is blank already is no place, nor is an item of a list, which would be one fewer. */
    private static Stream<List<String>> paths(Data data, List<String> above) {
        return switch (data) {
            case Data.Members(var members) when members.containsKey("absent") -> Stream.of();
            case Data.Members(var members) ->
                members.entrySet().stream()
                        .filter(member -> !isBlank(member.getValue()))
                        .flatMap(member -> {
                            List<String> here = below(above, member.getKey());
                            return Stream.concat(Stream.of(here), paths(member.getValue(), here));
                        });
            case Data.Items(var items) ->
                Stream.iterate(0, i -> i < items.size(), i -> i + 1)
                        .flatMap(i -> paths(items.get(i), below(above, String.valueOf(i))));
            case Data.Text _, Data.Whole _, Data.Flag _ -> Stream.of();
        };
    }

    private static boolean isBlank(Data data) {
        return data instanceof Data.Members(var members) && members.containsKey("absent");
    }

    private static List<String> below(List<String> above, String name) {
        List<String> here = new ArrayList<>(above);
        here.add(name);
        return here;
    }
}

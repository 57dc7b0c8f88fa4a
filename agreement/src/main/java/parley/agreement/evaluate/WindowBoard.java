package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.agreement.account.FactKey;
import parley.agreement.pack.Limit.AtMost;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;

/**
 * A limit by calendar years: a sheet for each window in which one may count, judged from those that count there and those
 * of which nobody knows the year. Where no other has a year, these have a sheet without a window.
 */
final class WindowBoard implements LimitBoard {
    private final Seat seat;
    private final int years;
    private final NavigableMap<Integer, Window> windows = new TreeMap<>();
    private final NavigableMap<Rank, FactKey> undated = new TreeMap<>();
    private Optional<Sheet> nameless = Optional.empty();

    private record Window(Sheet sheet, NavigableMap<Rank, FactKey> members) {}

    WindowBoard(Seat seat, int years) {
        this.seat = seat;
        this.years = years;
    }

    @Override
    public void add(Member member) {
        switch (member.when()) {
            case CountedWhen.InYear(int year) -> {
                for (int first = year - years + 1; first <= year; first++) {
                    Window window = windows.computeIfAbsent(first, this::open);
                    window.members.put(member.rank(), member.subject());
                    seat.bench().spoil(window.sheet);
                }
            }
            case CountedWhen.SomeYear() -> {
                undated.put(member.rank(), member.subject());
                spoilAll();
            }
            case CountedWhen.OnDays _, CountedWhen.Never _ -> {}
        }
        showNameless();
    }

    @Override
    public void remove(Member member) {
        switch (member.when()) {
            case CountedWhen.InYear(int year) -> {
                for (int first = year - years + 1; first <= year; first++) {
                    Window window = windows.computeIfAbsent(first, this::open);
                    window.members.remove(member.rank(), member.subject());
                    seat.bench().spoil(window.sheet);
                    if (window.members.isEmpty()) {
                        windows.remove(first);
                        seat.bench().drop(window.sheet);
                    }
                }
            }
            case CountedWhen.SomeYear() -> {
                undated.remove(member.rank(), member.subject());
                spoilAll();
            }
            case CountedWhen.OnDays _, CountedWhen.Never _ -> {}
        }
        showNameless();
    }

    private Window open(int first) {
        int last = first + years - 1;
        Optional<String> name = Optional.of(WindowJudge.name(first, last));
        return new Window(seat.sheet(name, scene -> seat.says(scene, name, members(first))), new TreeMap<>());
    }

    private List<FactKey> members(int first) {
        NavigableMap<Rank, FactKey> all = new TreeMap<>(undated);
        Optional.ofNullable(windows.get(first)).ifPresent(window -> all.putAll(window.members));
        return new ArrayList<>(all.values());
    }

    private void spoilAll() {
        windows.values().forEach(window -> seat.bench().spoil(window.sheet));
        nameless.ifPresent(seat.bench()::spoil);
    }

    private void showNameless() {
        boolean shown = windows.isEmpty() && !undated.isEmpty();
        if (shown && nameless.isEmpty()) {
            nameless = Optional.of(
                    seat.sheet(Optional.empty(), scene -> seat.says(scene, Optional.empty(), undated.values())));
        } else if (!shown) {
            nameless.ifPresent(seat.bench()::drop);
            nameless = Optional.empty();
        }
    }

    @Override
    public Optional<Strip> strip(Scene scene) {
        return Optional.empty();
    }

    /** What the findings of the windows say that they counted, and who else may count there. */
    @Override
    public Optional<Tally> tally(Scene scene) {
        List<Tally.Window> shown = new ArrayList<>();
        windows.forEach((first, window) -> {
            List<String> counted = window.sheet.heads().stream()
                    .flatMap(head -> head.extent().members().stream())
                    .toList();
            shown.add(new Tally.Window(
                    first,
                    first + years - 1,
                    counted,
                    ids(members(first)).filter(id -> !counted.contains(id)).toList()));
        });
        OptionalLong most =
                seat.limit().atMost() instanceof AtMost.Fixed(long n) ? OptionalLong.of(n) : OptionalLong.empty();
        return Optional.of(
                new Tally(seat.against(most), shown, ids(undated.values()).toList()));
    }

    private static Stream<String> ids(Collection<FactKey> subjects) {
        return subjects.stream().map(FactKey::id);
    }

    @Override
    public void close() {
        sheets().toList().forEach(seat.bench()::drop);
    }

    @Override
    public Stream<Sheet> sheets() {
        return Stream.concat(windows.values().stream().map(Window::sheet), nameless.stream());
    }
}

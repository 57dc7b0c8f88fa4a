package parley.agreement.evaluate;

import java.util.stream.Stream;
import parley.agreement.finding.Finding;

/** A limit whose number is read: all of its findings are judged together, from all subjects. */
final class WholeBoard implements LimitBoard {
    private final Bench bench;
    private final Sheet sheet;

    WholeBoard(Seat seat) {
        this.bench = seat.bench();
        this.sheet = bench.sheet(
                scene -> seat.judge(scene, seat.all().get()).stream()
                        .map(Finding::head)
                        .toList(),
                scene -> seat.judge(scene, seat.all().get()));
    }

    @Override
    public void add(Member member) {
        bench.spoil(sheet);
    }

    @Override
    public void remove(Member member) {
        bench.spoil(sheet);
    }

    @Override
    public void close() {
        bench.drop(sheet);
    }

    @Override
    public Stream<Sheet> sheets() {
        return Stream.of(sheet);
    }
}

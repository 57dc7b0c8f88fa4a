package parley.agreement.evaluate;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import parley.agreement.finding.Finding;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;

/** A limit whose number is read: all of its findings are judged together, from all subjects. */
final class WholeBoard implements LimitBoard {
    private final Seat seat;
    private final Bench bench;
    private final Sheet sheet;

    WholeBoard(Seat seat) {
        this.seat = seat;
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
    public Optional<Strip> strip(Scene scene) {
        return count(scene)
                .flatMap(count ->
                        new LimitJudge(scene, seat.rule()).strip(count, seat.against(OptionalLong.of(count.most()))));
    }

    @Override
    public Optional<Tally> tally(Scene scene) {
        return count(scene)
                .flatMap(count ->
                        new LimitJudge(scene, seat.rule()).tally(count, seat.against(OptionalLong.of(count.most()))));
    }

    private Optional<LimitCount> count(Scene scene) {
        return new LimitJudge(scene, seat.rule())
                .count(seat.limit(), seat.holder(), seat.debtor(), seat.all().get());
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

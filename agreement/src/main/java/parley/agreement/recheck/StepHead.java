package parley.agreement.recheck;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Content;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Source;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;

/** Re-checks what the finding about a step of an exchange says beside its verdict and its proof. */
final class StepHead {
    private StepHead() {}

    static void check(Case given, Exchange rule, Step step, Steps.Came came, Sides sides, Faults faults) {
        Finding finding = given.finding();
        Heads heads = new Heads(given, faults);
        heads.about(Optional.of(step.id()), rule.subjectType());
        subject(given, rule, finding.proof().because().getFirst(), faults);
        faults.same(finding.proof(), "the extent", finding.extent(), Extent.NONE);
        heads.due(came.due());
        Set<String> cites = new LinkedHashSet<>(List.of(step.ref()));
        cites.addAll(came.cites());
        switch (step) {
            case Step.Duty duty -> {
                heads.owed(
                        Heads.act(duty.satisfiedBy(), finding.debtor()),
                        Heads.all(sides.except(finding.debtor())),
                        came.act().isPresent());
                lacks(given, duty, came, cites, faults);
            }
            case Step.Power _ -> {
                faults.same(finding.proof(), "what is owed", finding.owed(), Optional.empty());
                heads.lacks(List.of());
                heads.cites(List.copyOf(cites));
            }
        }
    }

    /** What a document that was given lacks; found out of time it is not said to lack it, but its content is cited. */
    private static void lacks(Case given, Step.Duty duty, Steps.Came came, Set<String> cites, Faults faults) {
        Finding finding = given.finding();
        Set<String> content = new LinkedHashSet<>(cites);
        duty.content().stream().map(Content::ref).forEach(content::add);
        Heads heads = new Heads(given, faults);
        List<Lacking> possible = new Incomplete(given, duty.content(), came.documents()).possible();
        heads.lacks(possible);
        boolean follows = possible.stream()
                .filter(lacking -> !heads.isDone() || lacking.fits(finding.incomplete()))
                .anyMatch(lacking -> {
                    Truth any = heads.isDone() ? Truth.of(!finding.incomplete().isEmpty()) : lacking.any();
                    return (any != Truth.FALSE && finding.cites().equals(List.copyOf(content)))
                            || (any != Truth.TRUE && finding.cites().equals(List.copyOf(cites)));
                });
        if (!follows) {
            faults.add(
                    finding.proof(),
                    "cites " + finding.cites() + ", but " + cites + ", or " + content
                            + " where something lacks, follows");
        }
    }

    /** What the sides are was stated about the subject of the finding, or about the fact to which a path leads from it. */
    private static void subject(Case given, Exchange rule, Proof sides, Faults faults) {
        List<Path> paths = Sides.paths(rule).distinct().toList();
        for (int i = 0; i < sides.because().size(); i++) {
            Proof part = sides.because().get(i);
            Optional<String> subject = i < paths.size()
                    ? about(given, paths.get(i))
                    : given.finding().subject();
            List<Source> from =
                    part instanceof Proof.Claimed claimed ? claimed.reading().from() : List.of();
            for (Source source : from) {
                boolean about = given.record()
                        .entry(source.entry())
                        .filter(entry -> entry.subject().equals(subject)
                                || subject.filter(id -> mentions(entry.body(), new Data.Text(id)))
                                        .isPresent())
                        .isPresent();
                if (!about) {
                    faults.add(part, source.entry() + " is not about " + subject.orElse("nothing"));
                }
            }
        }
    }

    /** The id of the fact whose field a path leads to: the subject's own, where it leads through no other. */
    private static Optional<String> about(Case given, Path path) {
        return path.fields().size() == 1
                ? given.finding().subject()
                : given.about()
                        .flatMap(about -> about.said(path))
                        .flatMap(said -> said.key().stream().findFirst())
                        .or(() -> given.finding().subject());
    }

    private static boolean mentions(Data data, Data what) {
        return switch (data) {
            case Data.Items(List<Data> items) -> items.stream().anyMatch(item -> mentions(item, what));
            case Data.Members(var members) -> members.values().stream().anyMatch(item -> mentions(item, what));
            case Data.Text _, Data.Whole _, Data.Flag _ -> data.equals(what);
        };
    }
}

package parley.agreement.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Expected;
import parley.agreement.pack.Verdict;
import parley.agreement.record.KnownRecord;
import parley.agreement.scenario.CaseReport.Checked;
import parley.agreement.value.Data;

/** Evaluates cases and scenarios without a network and compares what was found with what was expected. */
public final class CaseRunner {
    private final Pack pack;

    public CaseRunner(Pack pack) {
        this.pack = pack;
    }

    /** Judges the scenario at each instant at which something is expected. */
    public CaseReport run(Scenario scenario) {
        Map<Moment, Assessment> assessments = new HashMap<>();
        List<Checked> checks = new ArrayList<>();
        for (Expected expected : scenario.expect()) {
            Assessment assessment = assessments.computeIfAbsent(
                    new Moment(expected.at(), expected.known()), moment -> assess(scenario, moment));
            checks.add(check(expected, assessment.findings()));
        }
        return new CaseReport(scenario.name(), checks);
    }

    /**
     * Two of the four axes: when, and with what knowledge.
     *
     * @param at the instant judged
     * @param known as known at which instant, be it earlier or later; empty: with everything written by the instant judged
     */
    public record Moment(Instant at, Optional<Instant> known) {
        /** What can be said of a record at this moment. */
        public KnownRecord of(ScenarioRecord record) {
            return known.map(record::asKnownAt).orElseGet(() -> record.knownAt(at));
        }
    }

    /** Everything that is found at an instant with everything written by then, on every account. */
    public Assessment assess(Scenario scenario, Instant at) {
        return assess(scenario, new Moment(at, Optional.empty()));
    }

    /** Everything that is found at a moment, on every account. */
    public Assessment assess(Scenario scenario, Moment moment) {
        return Assessment.of(moment.of(new ScenarioRecord(scenario)), moment.at(), pack);
    }

    /** Compares what is expected with what was found at that instant, here or on a node. */
    public static Checked check(Expected expected, List<Finding> findings) {
        List<Finding> named = findings.stream()
                .filter(finding -> finding.name().equals(expected.finding()))
                .toList();
        Optional<Finding> found = named.stream()
                .filter(finding -> expected.by().map(finding.debtor()::equals).orElse(true))
                .filter(finding -> finding.account().equals(expected.account().orElse(finding.debtor())))
                .findFirst();
        List<String> differences;
        if (found.isEmpty()) {
            differences = expected.verdict().isEmpty() ? List.of() : List.of(nothing(expected, named));
        } else if (expected.verdict().isEmpty()) {
            differences = List.of(
                    "expected no finding, found " + found.get().verdict().word());
        } else {
            differences = differences(expected, expected.verdict().get(), found.get());
        }
        return new Checked(expected, expected.at(), found, differences);
    }

    private static String nothing(Expected expected, List<Finding> named) {
        String others = named.isEmpty()
                ? "nobody, on no account"
                : String.join(
                        ", ",
                        named.stream()
                                .map(finding -> finding.debtor() + " on the account of " + finding.account() + " ("
                                        + finding.verdict().word() + ")")
                                .toList());
        return "no finding " + expected.finding() + " by "
                + expected.by().map(Object::toString).orElse("anyone") + " on the account of "
                + expected.account().or(expected::by).map(Object::toString).orElse("its debtor") + "; found for "
                + others;
    }

    private static List<String> differences(Expected expected, Verdict verdict, Finding found) {
        List<String> differences = new ArrayList<>();
        if (found.verdict() != verdict) {
            differences.add("expected " + verdict.word() + ", found "
                    + found.verdict().word() + (found.needs().isEmpty() ? "" : " " + needs(found)));
        }
        List<String> uncited = expected.cites().stream()
                .filter(ref -> !found.cites().contains(ref))
                .toList();
        if (!uncited.isEmpty()) {
            differences.add("expected to cite " + uncited + ", found " + found.cites());
        }
        List<String> needs = needs(found);
        for (Map<String, String> need : expected.needs()) {
            need.forEach((sort, text) -> {
                if (!needs.contains(sort + " " + text)) {
                    differences.add("expected the need " + sort + " " + text + ", found " + needs);
                }
            });
        }
        expected.other().forEach((name, value) -> {
            String wanted = text(value);
            String got = member(name, found);
            if (!wanted.equals(got)) {
                differences.add("expected " + name + " " + wanted + ", found " + got);
            }
        });
        return differences;
    }

    private static List<String> needs(Finding found) {
        return found.needs().stream()
                .map(need -> need.sort() + " " + need.text())
                .toList();
    }

    private static String member(String name, Finding found) {
        return switch (name) {
            case "incomplete" -> sorted(found.incomplete());
            case "members" -> sorted(found.extent().members());
            case "n" -> number(found.extent().n());
            case "excess" -> number(found.extent().excess());
            case "during" ->
                found.extent()
                        .during()
                        .map(days -> sorted(
                                List.of(days.first().toString(), days.last().toString())))
                        .orElse("none");
            default -> "none";
        };
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "none";
    }

    private static String text(Data data) {
        return switch (data) {
            case Data.Text(String text) -> text;
            case Data.Whole(long number) -> Long.toString(number);
            case Data.Flag(boolean flag) -> Boolean.toString(flag);
            case Data.Items(List<Data> items) ->
                sorted(items.stream().map(CaseRunner::text).toList());
            case Data.Members(Map<String, Data> members) -> members.toString();
        };
    }

    /** Lists have no order here. */
    private static String sorted(List<String> items) {
        return items.stream().sorted().toList().toString();
    }
}

package parley.agreement.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.truth.Need;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * Findings as data, and so as canonical JSON. An optional member is left out, never null. Values are texts, as a person
 * would write them: {@code "9400"}, {@code "2026-06-01"}; every one that was stated has the entries it came from.
 */
public final class FindingJson {
    private FindingJson() {}

    /** The canonical JSON of a finding. */
    public static String print(Finding finding) {
        return CanonicalJson.print(data(finding));
    }

    /** A finding as data, with its proof and stamp. */
    public static Data.Members data(Finding finding) {
        Map<String, Data> members = new LinkedHashMap<>(summary(finding).members());
        members.put("proof", data(finding.proof()));
        members.put("stamp", data(finding.stamp()));
        return new Data.Members(members);
    }

    /** A finding as data, without its proof and stamp. */
    public static Data.Members summary(Finding finding) {
        Map<String, Data> members = new LinkedHashMap<>();
        members.put("finding", text(finding.name()));
        members.put("by", text(finding.debtor().code()));
        members.put("account", text(finding.account().code()));
        members.put("verdict", text(finding.verdict().word()));
        finding.owed()
                .ifPresent(owed ->
                        members.put("owed", members("by", owed.by().code(), "act", owed.act(), "to", owed.to())));
        needs(finding.needs(), members);
        if (!finding.incomplete().isEmpty()) {
            members.put("incomplete", texts(finding.incomplete()));
        }
        finding.dueAt().ifPresent(at -> members.put("dueAt", text(at.toString())));
        extent(finding.extent(), members);
        members.put("cites", texts(finding.cites()));
        if (!finding.contests().isEmpty()) {
            members.put("contests", pointers(finding.contests()));
        }
        return new Data.Members(members);
    }

    /** A difference as data: both findings, without their proofs; what is not found is left out. */
    public static Data.Members data(Difference difference) {
        Map<String, Data> members = new LinkedHashMap<>();
        members.put("finding", text(difference.about().name()));
        members.put("by", text(difference.about().debtor().code()));
        members.put("account", text(difference.about().account().code()));
        difference.before().ifPresent(finding -> members.put("before", summary(finding)));
        difference.after().ifPresent(finding -> members.put("after", summary(finding)));
        return new Data.Members(members);
    }

    private static void extent(Extent extent, Map<String, Data> members) {
        extent.during().ifPresent(days -> members.put("during", days(days)));
        if (!extent.members().isEmpty()) {
            members.put("members", texts(extent.members()));
        }
        extent.n().ifPresent(n -> members.put("n", new Data.Whole(n)));
        extent.excess().ifPresent(excess -> members.put("excess", new Data.Whole(excess)));
    }

    /** A stamp as data. */
    public static Data.Members data(Stamp stamp) {
        Map<String, Data> members = new LinkedHashMap<>();
        members.put("engine", text(stamp.engine()));
        members.put("agreement", text(stamp.agreement()));
        members.put("pack", text("sha256:" + stamp.pack()));
        members.put("sizes", sizes(stamp.sizes()));
        stamp.knownAt().ifPresent(known -> members.put("knownAt", text(known.toString())));
        members.put("leftOut", new Data.Whole(stamp.leftOut()));
        members.put("at", text(stamp.at().toString()));
        members.put("timeZones", text(stamp.timeZones()));
        return new Data.Members(members);
    }

    /** A node of a proof as data. */
    public static Data.Members data(Proof proof) {
        Map<String, Data> members = new LinkedHashMap<>();
        members.put("id", text(proof.site().id()));
        proof.site().ref().ifPresent(ref -> members.put("ref", text(ref)));
        members.put("op", text(operator(proof)));
        members.put("text", text(proof.site().text()));
        members.put("value", text(proof.outcome()));
        switch (proof) {
            case Proof.Compared compared -> {
                members.put("left", data(compared.left()));
                members.put("right", data(compared.right()));
            }
            case Proof.Stated stated -> members.put("reading", data(stated.reading()));
            case Proof.Claimed claimed -> members.put("reading", data(claimed.reading()));
            case Proof.Held held -> {
                held.share().ifPresent(party -> members.put("share", text(party.code())));
                held.during().ifPresent(during -> members.put("during", days(during)));
            }
            case Proof.OnDays on -> on.days().ifPresent(during -> members.put("during", days(during)));
            case Proof.Timed timed -> {
                members.put("anchor", data(timed.anchor()));
                bounds(timed.earliest(), timed.latest(), members);
                needs(timed.needs(), members);
            }
            case Proof.Done done -> {
                members.put("entries", pointers(done.entries()));
                bounds(done.time().earliest(), done.time().latest(), members);
                if (!done.time().missing().isEmpty()) {
                    members.put(
                            "missing",
                            texts(done.time().missing().stream()
                                    .map(Party::code)
                                    .toList()));
                }
            }
            case Proof.Searched searched -> {
                members.put("upTo", sizes(searched.upTo()));
                members.put("passed", pointers(searched.passed()));
            }
            case Proof.Combined _, Proof.Rule _ -> {}
        }
        if (!proof.because().isEmpty()) {
            members.put(
                    "because",
                    new Data.Items(proof.because().stream()
                            .<Data>map(FindingJson::data)
                            .toList()));
        }
        return new Data.Members(members);
    }

    private static String operator(Proof proof) {
        return switch (proof) {
            case Proof.Combined combined ->
                switch (combined.operator()) {
                    case ALL -> "all";
                    case ANY -> "any";
                    case NOT -> "not";
                };
            case Proof.Compared _ -> "compare";
            case Proof.Stated _ -> "read";
            case Proof.Held _ -> "term";
            case Proof.OnDays _ -> "days";
            case Proof.Timed _ -> "deadline";
            case Proof.Done _ -> "done";
            case Proof.Searched _ -> "search";
            case Proof.Claimed _ -> "claim";
            case Proof.Rule _ -> "rule";
        };
    }

    private static Data data(Reading reading) {
        Map<String, Data> members = new LinkedHashMap<>();
        members.put("value", text(reading.toString()));
        members.put("known", new Data.Flag(reading instanceof Reading.Known || reading instanceof Reading.Growing));
        needs(reading.lacking(), members);
        if (!reading.from().isEmpty()) {
            List<Data> from = new ArrayList<>();
            for (Source source : reading.from()) {
                Map<String, Data> at =
                        new LinkedHashMap<>(pointer(source.entry()).members());
                at.put("at", text(source.at().text()));
                from.add(new Data.Members(at));
            }
            members.put("from", new Data.Items(from));
        }
        return new Data.Members(members);
    }

    private static void bounds(Optional<Instant> earliest, Optional<Instant> latest, Map<String, Data> members) {
        earliest.ifPresent(instant -> members.put("earliest", text(instant.toString())));
        latest.ifPresent(instant -> members.put("latest", text(instant.toString())));
    }

    private static void needs(Collection<Need> needs, Map<String, Data> members) {
        if (!needs.isEmpty()) {
            members.put(
                    "needs",
                    new Data.Items(needs.stream()
                            .<Data>map(need -> members(need.sort(), need.text()))
                            .toList()));
        }
    }

    private static Data days(Proof.Days days) {
        return texts(List.of(days.first().toString(), days.last().toString()));
    }

    private static Data.Members pointer(EntryPointer pointer) {
        Map<String, Data> members = new LinkedHashMap<>();
        members.put("party", text(pointer.party().code()));
        members.put("index", new Data.Whole(pointer.index()));
        members.put("id", text(pointer.id()));
        return new Data.Members(members);
    }

    private static Data pointers(Collection<EntryPointer> pointers) {
        return new Data.Items(pointers.stream().<Data>map(FindingJson::pointer).toList());
    }

    private static Data sizes(Map<Party, Long> sizes) {
        Map<String, Data> members = new LinkedHashMap<>();
        sizes.forEach((party, size) -> members.put(party.code(), new Data.Whole(size)));
        return new Data.Members(members);
    }

    private static Data texts(List<String> texts) {
        return new Data.Items(texts.stream().map(FindingJson::text).toList());
    }

    private static Data text(String text) {
        return new Data.Text(text);
    }

    private static Data.Members members(String... namesAndTexts) {
        Map<String, Data> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            members.put(namesAndTexts[i], text(namesAndTexts[i + 1]));
        }
        return new Data.Members(members);
    }
}

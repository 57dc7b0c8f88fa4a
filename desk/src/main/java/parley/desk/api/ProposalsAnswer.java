package parley.desk.api;

import static java.util.Comparator.comparingLong;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.format.BodyReader;
import parley.agreement.value.Value.Blank;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Role;
import parley.ledger.json.Json;
import parley.node.project.Translation;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.FindingView;

/**
 * Texts that were put forward in a circle, and how it stands with each, as JSON.
 *
 * @param next the number that this party's next one may have
 */
record ProposalsAnswer(CircleView view, List<Procedure> procedures, String next) {
    ProposalsAnswer {
        procedures = List.copyOf(procedures);
    }

    Map<String, Json> members() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("procedures", Json.items(procedures.stream().map(Procedure::json)));
        members.put("proposals", Json.items(procedures.stream().flatMap(this::proposals)));
        members.put("next", Json.text(next));
        return members;
    }

    private Stream<Json> proposals(Procedure procedure) {
        return view.findings().stream()
                .filter(found -> found.pack().equals(procedure.pack().sha256())
                        && found.head().provision().equals(procedure.rule().id())
                        && found.head().subject().isPresent())
                .map(found -> proposal(procedure, found));
    }

    private Json proposal(Procedure procedure, FindingView found) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("finding", Api.finding(found));
        first(procedure, found).ifPresent(entry -> {
            members.put("entry", Api.pointer(entry.pointer()));
            members.put("lang", Json.text(entry.lang()));
            members.put("body", body(entry));
        });
        return Json.members(members);
    }

    /** The entry that put it forward: the first under its number that fits its form, has nothing left open and withdraws nothing. */
    private Optional<EntryView> first(Procedure procedure, FindingView found) {
        return view.entries().stream()
                .filter(entry -> entry.counts()
                        && entry.format().equals(procedure.proposing().name())
                        && entry.pointer().party().equals(found.head().debtor().code())
                        && entry.subject().equals(found.head().subject())
                        && entry.refs().stream().noneMatch(ref -> ref.role().equals(Role.WITHDRAWS.word()))
                        && isWhole(procedure, entry))
                .min(comparingLong(entry -> entry.pointer().index()));
    }

    private static boolean isWhole(Procedure procedure, EntryView entry) {
        if (!(body(entry) instanceof Json.Members body)) {
            return false;
        }
        var read = BodyReader.of(procedure.pack()).read(procedure.proposing(), Translation.members(body));
        return read.fits()
                && read.fields().values().stream()
                        .noneMatch(value -> value instanceof Blank(var kind) && kind.unknown());
    }

    private static Json body(EntryView entry) {
        return Json.parse(Bytes.utf8(entry.body()), Api.MAX_BYTES);
    }
}

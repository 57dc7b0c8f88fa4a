package parley.cli.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parley.agreement.finding.FindingJson;
import parley.agreement.value.Data;

/** What an audit says, for programs. */
final class AuditJson {
    private AuditJson() {}

    /** The exports, what was judged from which, and each finding without its proof. */
    static Data of(Exports exports, Audit audit, List<String> notes) {
        var members = about(exports, notes);
        members.put("agreements", items(audit.parts().stream().map(AuditJson::agreement)));
        members.put("findings", new Data.Whole(audit.checked().size()));
        members.put("checked", new Data.Whole(audit.checked().size()));
        members.put("failed", new Data.Whole(audit.failed().size()));
        return new Data.Members(members);
    }

    /** What was expected, and how far it was found. */
    static Data of(Exports exports, Expectations.Compared compared, Audit audit, List<String> notes) {
        var members = about(exports, notes);
        members.put("expected", new Data.Whole(compared.expected()));
        members.put("mismatches", texts(compared.mismatches()));
        members.put("checked", new Data.Whole(audit.checked().size()));
        members.put("failed", new Data.Whole(audit.failed().size()));
        members.put("findings", items(audit.checked().stream().map(AuditJson::finding)));
        return new Data.Members(members);
    }

    private static Map<String, Data> about(Exports exports, List<String> notes) {
        var charter = exports.circle().charter().charter();
        var members = new LinkedHashMap<String, Data>();
        members.put("circle", text(charter.circle().hash().hex()));
        members.put("name", text(charter.name()));
        members.put("exports", items(exports.all().stream().map(AuditJson::export)));
        members.put("notes", texts(notes));
        members.put("contradictions", texts(exports.contradictions()));
        return members;
    }

    private static Data export(Export export) {
        var sizes = new LinkedHashMap<String, Data>();
        export.circle().sizes().forEach((owner, size) -> sizes.put(owner.code(), new Data.Whole(size)));
        return new Data.Members(Map.of(
                "folder", text(export.folder().toString()),
                "checks", new Data.Whole(export.report().checks().size()),
                "sizes", new Data.Members(sizes)));
    }

    private static Data agreement(Audit.Part part) {
        var under = part.from();
        return new Data.Members(Map.of(
                "agreement", text(under.pack().agreement()),
                "version", text(under.pack().version()),
                "stamp", FindingJson.data(under.stamp()),
                "findings", items(part.checked().stream().map(AuditJson::finding))));
    }

    private static Data finding(Audit.Checked checked) {
        var members = new LinkedHashMap<>(FindingJson.summary(checked.finding()).members());
        if (!checked.faults().isEmpty()) {
            members.put(
                    "faults",
                    texts(checked.faults().stream().map(Object::toString).toList()));
        }
        return new Data.Members(members);
    }

    private static Data text(String text) {
        return new Data.Text(text);
    }

    private static Data texts(List<String> texts) {
        return items(texts.stream().map(AuditJson::text));
    }

    private static Data items(Stream<Data> items) {
        return new Data.Items(items.toList());
    }
}

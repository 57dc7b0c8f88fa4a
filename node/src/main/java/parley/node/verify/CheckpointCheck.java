package parley.node.verify;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.cosignature.CosignatureVerifier;
import parley.ledger.entry.Party;
import parley.ledger.note.NoteVerifier;
import parley.ledger.note.SignatureLine;
import parley.ledger.note.Verifiers;
import parley.ledger.policy.Quorum;
import parley.ledger.text.MalformedException;
import parley.node.log.StoredRows.Line;
import parley.node.log.StoredRows.Note;
import parley.node.view.verify.Damage.Kind;

/**
 * Checks the checkpoints of a log on the way through its leaves: what each says, the log's signature, its root over the leaves
 * read so far, and every cosignature. All roots are those of one run of leaves, so each is consistent with each.
 */
final class CheckpointCheck {
    private static final String NONE = "-";

    private final Subject subject;
    private final Course course;
    private final Verifiers log;
    private final Quorum quorum;
    private final Map<String, CosignatureVerifier> members = new LinkedHashMap<>();
    private final Deque<Note> notes = new ArrayDeque<>();
    private Map<Long, List<Line>> lines = Map.of();
    private long checked;
    private long cosigned;
    private long largestQuorum;

    CheckpointCheck(Subject subject, Course course) {
        var charter = subject.signed().charter();
        var keys = new DerivedKeys(charter);
        Party owner = subject.store().log().owner();
        this.subject = subject;
        this.course = course;
        this.log = Verifiers.of(NoteVerifier.ed25519(keys.log(owner)));
        this.quorum = new Quorum(keys.policy(owner));
        for (Party member : charter.codes()) {
            if (!member.equals(owner)) {
                members.put(member.code(), new CosignatureVerifier(keys.mirror(member)));
            }
        }
    }

    /** Reads those of the sizes above one and up to another, which come next. */
    void read(long above, long upTo) {
        var rows = subject.store().rows();
        lines = rows.lines(above, upTo).stream().collect(groupingBy(Line::size));
        notes.addAll(rows.notes(above, upTo)); // after the cosignatures: a checkpoint is stored before them
    }

    /** Whether anything is kept for that size. */
    boolean has(long size) {
        return (!notes.isEmpty() && notes.getFirst().size() == size) || lines.containsKey(size);
    }

    /** Checks what is kept for a size, by the root that the leaves up to it give. */
    void check(long size, Hash root) {
        if (notes.isEmpty() || notes.getFirst().size() != size) {
            var missed = lines.containsKey(size) ? "a checkpoint that members cosigned" : "a checkpoint";
            course.damaged(subject.damage(size, Kind.CHECKPOINT, missed, NONE));
            return;
        }
        var note = notes.removeFirst();
        try {
            checkpoint(note, SignedCheckpoint.parse(note.note()), root);
        } catch (MalformedException malformed) {
            course.damaged(
                    subject.damage(size, Kind.CHECKPOINT, "a checkpoint", String.valueOf(malformed.getMessage())));
        }
    }

    private void checkpoint(Note note, SignedCheckpoint signed, Hash root) {
        Checkpoint stated = signed.checkpoint();
        var origin = subject.store().log().origin();
        if (!stated.origin().value().equals(origin) || stated.size() != note.size()) {
            course.damaged(subject.damage(
                    note.size(),
                    Kind.CHECKPOINT,
                    "%s %d".formatted(origin, note.size()),
                    "%s %d".formatted(stated.origin().value(), stated.size())));
        } else if (log.open(signed.note()) instanceof Verifiers.Opened.Refused(String reason)) {
            course.damaged(subject.damage(note.size(), Kind.SIGNATURE, "the key of the log", reason));
        } else {
            if (!stated.root().equals(root)) {
                course.damaged(
                        subject.damage(note.size(), Kind.ROOT, stated.root().hex(), root.hex()));
            }
            checked++;
            cosignatures(note.size(), stated.print());
        }
    }

    private void cosignatures(long size, String text) {
        Set<String> genuine = new TreeSet<>();
        for (Line line : lines.getOrDefault(size, List.of())) {
            var verifier = members.get(line.member());
            var fault = verifier == null ? "no member that cosigns" : fault(verifier, text, line.line());
            if (fault.isEmpty()) {
                genuine.add(line.member());
            } else {
                course.damaged(subject.damage(size, Kind.COSIGNATURE, line.member(), fault));
            }
        }
        cosigned += genuine.size();
        if (quorum.isFulfilledBy(genuine)) {
            largestQuorum = size;
        }
    }

    private static String fault(CosignatureVerifier verifier, String text, String line) {
        try {
            var parsed = SignatureLine.parse(line);
            if (!parsed.claims(verifier.key())) {
                return "a line of another key: " + parsed.name();
            }
            return verifier.verifies(text, parsed.signature()) ? "" : "a signature that does not hold";
        } catch (MalformedException malformed) {
            return String.valueOf(malformed.getMessage());
        }
    }

    /** How many checkpoints the log's key has signed. */
    long checked() {
        return checked;
    }

    /** How many cosignatures on them hold. */
    long cosigned() {
        return cosigned;
    }

    /** The largest size with the charter's quorum; 0 when there is none. */
    long quorum() {
        return largestQuorum;
    }
}

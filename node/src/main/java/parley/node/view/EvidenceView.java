package parley.node.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.ledger.bytes.Bytes;

/** The evidence of one entry, or what it still lacks. */
public sealed interface EvidenceView {
    /**
     * The files by their paths, in the order in which {@code parley evidence} writes them.
     *
     * @param byPath with slashes
     */
    record Files(Map<String, Bytes> byPath) implements EvidenceView {
        public Files {
            byPath = Collections.unmodifiableMap(new LinkedHashMap<>(byPath));
        }
    }

    /**
     * No checkpoint that covers the entry has its quorum here.
     *
     * @param log the origin of the entry's log
     * @param held how many of its leaves the newest checkpoint held here covers
     * @param groups who has cosigned that checkpoint, of each group of the quorum; none when it does not cover the entry
     */
    record Lacking(String log, long held, List<Group> groups) implements EvidenceView {
        public Lacking {
            groups = List.copyOf(groups);
        }
    }

    /** Members of whom so many are needed, and those whose cosignatures are held. */
    record Group(int needed, List<String> members, List<String> cosigned) {
        public Group {
            members = List.copyOf(members);
            cosigned = List.copyOf(cosigned);
        }
    }
}

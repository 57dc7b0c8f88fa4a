package parley.node.view;

import java.util.List;
import parley.ledger.bytes.Bytes;

/** What became of a draft. */
public sealed interface SendOutcome {
    /**
     * It can be sent as it stands.
     *
     * @param payload the exact bytes that the officers would sign
     * @param signatures how many officers the format asks for
     */
    record Ready(Bytes payload, int signatures) implements SendOutcome {}

    /** It stands in this party's log. */
    record Sent(EntryPointer entry) implements SendOutcome {}

    /**
     * It was not appended: the passphrases did not open these officers' keys.
     *
     * @param officers as the credentials named them
     */
    record Locked(List<String> officers) implements SendOutcome {
        public Locked {
            officers = List.copyOf(officers);
        }

        /** What happened, an officer each. */
        public List<String> reasons() {
            return officers.stream()
                    .map(officer -> "there is no key of " + officer + " with this passphrase")
                    .toList();
        }
    }

    /**
     * It was not appended.
     *
     * @param reasons all of them, each naming the field, the value and the limit
     */
    record Refused(List<String> reasons) implements SendOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal names its reasons");
            }
        }
    }
}

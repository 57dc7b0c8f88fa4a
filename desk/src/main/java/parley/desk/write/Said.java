package parley.desk.write;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.countersign.SigningAct;

/** What the pages say of signatures that were not made, or were made by others. */
final class Said {
    private Said() {}

    /** Five passphrases were tried. */
    static List<Phrase> waits(Map<String, Duration> officers, Words words) {
        return officers.entrySet().stream()
                .map(wait -> words.say("write.check.wait", "officer", wait.getKey(), "n", seconds(wait.getValue())))
                .toList();
    }

    private static long seconds(Duration left) {
        return left.plusMillis(999).toSeconds();
    }

    /** The passphrases opened no keys. */
    static List<Phrase> wrong(List<String> locked, Words words) {
        return locked.stream()
                .map(officer -> words.say("write.check.wrong", "officer", officer))
                .toList();
    }

    /** An act, with who did it and when. */
    static Phrase act(SigningAct act, Words words) {
        var key = switch (act.kind()) {
            case SIGNED -> "write.second.row";
            case WITHDRAWN -> act.who().isEmpty() ? "write.second.withdrawn.desk" : "write.second.withdrawn";
            case REFUSED -> act.who().isEmpty() ? "write.second.refused.desk" : "write.second.refused";
            case COMPLETED -> "write.second.completed";
        };
        return words.say(key, "who", who(act), "time", act.at(), "reason", act.reason());
    }

    /** Who it was; a dash where nobody said. */
    static String who(SigningAct act) {
        return act.who().isEmpty() ? "–" : act.who();
    }

    /** Why a draft is neither changed nor dropped. */
    static Phrase fixed(SigningAct signed, Words words) {
        return words.say("write.fixed", "who", who(signed), "time", signed.at());
    }
}

package parley.desk.administration;

import java.time.Instant;
import java.util.List;
import parley.desk.access.Account;
import parley.desk.access.ApiKey;
import parley.desk.access.Role;
import parley.desk.access.Rule;
import parley.desk.access.Rules;
import parley.desk.access.Session;
import parley.desk.frame.Frame;
import parley.desk.words.Words;

/**
 * Who may come in.
 *
 * @param guarded whether the desk asks who comes; if not, the lists are empty
 * @param now the instant on the clock by which codes and sessions end
 * @param streams how many streams of events are open
 * @param keeping how the node and its backups stand
 */
public record AdministrationPage(
        Frame frame,
        String seal,
        boolean guarded,
        Instant now,
        List<Account> accounts,
        List<Session> sessions,
        List<ApiKey> keys,
        int streams,
        KeepingPart keeping) {
    public Words words() {
        return frame.words();
    }

    public List<Role> roles() {
        return List.of(Role.values());
    }

    /** What each route needs. */
    public List<Rule> rules() {
        return Rules.ALL;
    }
}

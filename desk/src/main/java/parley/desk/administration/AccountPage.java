package parley.desk.administration;

import java.util.List;
import parley.desk.access.Account;
import parley.desk.access.Role;
import parley.desk.frame.Frame;
import parley.desk.words.Words;

/** One account, and what can be changed of it. */
public record AccountPage(Frame frame, String seal, Account account) {
    public Words words() {
        return frame.words();
    }

    public List<Role> roles() {
        return List.of(Role.values());
    }
}

package parley.desk.council;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.pack.CouncilRole;

/** What an officer can begin on the pages of a council: each is a draft in the format of a role. */
enum Act {
    SESSION(CouncilRole.Session.class),
    REPLY(CouncilRole.Reply.class),
    ITEM(CouncilRole.Item.class),
    RANKING(CouncilRole.Ranking.class),
    DEPARTURE(CouncilRole.Departure.class),
    STATEMENT(CouncilRole.Statement.class),
    ATTENDANCE(CouncilRole.Attendance.class),
    JOURNAL(CouncilRole.Journal.class),
    COMMITMENT(CouncilRole.Commitment.class),
    REPORT(CouncilRole.Report.class);

    private final Class<? extends CouncilRole> role;

    Act(Class<? extends CouncilRole> role) {
        this.role = role;
    }

    Class<? extends CouncilRole> role() {
        return role;
    }

    /** As forms and word lists name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Act> of(String word) {
        return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
    }

    /** What a party may begin about a session at an instant, in the order of the buttons. */
    static List<Act> about(Sitting session, String self, Instant at) {
        return Stream.of(REPLY, ITEM, RANKING, DEPARTURE, ATTENDANCE, COMMITMENT)
                .filter(act -> act.fits(session, self, at))
                .toList();
    }

    /**
     * Whether a party may begin it about a session: of one that is called off nothing, of one that is over no answer and nothing
     * about its agenda; what is the chair's, who called it alone.
     */
    boolean fits(Sitting session, String self, Instant at) {
        boolean open = !session.isOver(at);
        boolean items = !session.agenda().taken().isEmpty();
        boolean chair = session.chair().equals(self);
        return !session.off()
                && switch (this) {
                    case REPLY -> open && session.invited().contains(self);
                    case ITEM ->
                        open
                                && session.closes()
                                        .filter(closes -> closes.isBefore(at))
                                        .isEmpty();
                    case RANKING -> open && items;
                    case DEPARTURE -> open && items && chair;
                    case ATTENDANCE, JOURNAL -> chair;
                    case SESSION, STATEMENT, COMMITMENT, REPORT -> true;
                };
    }
}

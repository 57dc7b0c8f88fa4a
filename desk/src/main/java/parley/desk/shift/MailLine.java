package parley.desk.shift;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import parley.node.view.mail.Delivery;
import parley.node.view.mail.MailAddress;
import parley.node.view.mail.Mailing;
import parley.node.view.mail.Step;

/**
 * What the shift log says of a letter at one instant.
 *
 * @param word the key of the state in the word list
 * @param to the address, or all of them
 * @param who put it on its way
 */
public record MailLine(Instant at, String word, String entry, String to, String reply, String who) {
    /** What happened from one instant to before another, in its order. */
    static List<MailLine> of(List<Mailing> mailings, Instant from, Instant to) {
        Predicate<Instant> within = at -> !at.isBefore(from) && at.isBefore(to);
        var lines = new ArrayList<MailLine>();
        for (var mailing : mailings) {
            if (within.test(mailing.written())) {
                lines.add(queued(mailing));
            }
            for (var delivery : mailing.deliveries()) {
                delivery.steps().stream()
                        .filter(step -> step.kind() != Step.Kind.HANDING && within.test(step.at()))
                        .forEach(step -> lines.add(new MailLine(
                                step.at(),
                                word(Optional.of(step)),
                                mailing.entry(),
                                delivery.to().text(),
                                step.reply(),
                                mailing.who())));
            }
        }
        lines.sort(comparing(MailLine::at));
        return lines;
    }

    private static MailLine queued(Mailing mailing) {
        var all = mailing.deliveries().stream()
                .map(Delivery::to)
                .map(MailAddress::text)
                .collect(Collectors.joining(", "));
        return new MailLine(mailing.written(), word(Optional.empty()), mailing.entry(), all, "", mailing.who());
    }

    /** The key of the word for how a delivery stands. */
    public static String word(Optional<Step> latest) {
        return "mail.state."
                + latest.map(step -> step.kind().name().toLowerCase(Locale.ROOT))
                        .orElse("queued");
    }
}

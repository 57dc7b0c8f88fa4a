package parley.desk.shift;

import io.helidon.webserver.http.HttpRouting;
import java.util.Optional;
import parley.desk.frame.Section;
import parley.node.view.PeerView;
import parley.node.view.office.Contact;
import parley.node.view.office.KeptContact;

/** How peers are reached, and how that is changed: never over what another has written unseen. Thread-safe. */
final class ContactSection implements Section {
    private final Guardroom room;

    ContactSection(Guardroom room) {
        this.room = room;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        room.get(routing, "shift/contacts", this::list);
        room.get(routing, "shift/contact", this::form);
        room.post(routing, "shift/contact", this::keep);
    }

    private static Optional<KeptContact> kept(Visit visit, String peer) {
        return visit.office().contacts(visit.circle()).stream()
                .filter(kept -> kept.contact().peer().equals(peer))
                .findFirst();
    }

    private void list(Visit visit) {
        var peers = visit.view().peers().stream()
                .map(peer -> new ContactsPage.Peer(peer.party(), peer.kind(), kept(visit, peer.party())))
                .toList();
        room.show(visit, "contacts", new ContactsPage(room.stand(visit), peers));
    }

    private static Optional<String> peer(Visit visit) {
        return visit.asked("peer")
                .filter(code ->
                        visit.view().peers().stream().map(PeerView::party).anyMatch(code::equals));
    }

    private void form(Visit visit) {
        peer(visit).ifPresentOrElse(peer -> form(visit, peer), () -> room.absent(visit));
    }

    private void form(Visit visit, String peer) {
        var kept = kept(visit, peer);
        var form = kept.map(KeptContact::contact)
                .map(contact -> room.blank(
                        visit,
                        "post",
                        contact.post(),
                        "telephone",
                        contact.telephone(),
                        "hours",
                        contact.hours(),
                        "languages",
                        contact.languages(),
                        "remark",
                        contact.note()))
                .orElseGet(() -> room.blank(visit));
        long after = kept.map(KeptContact::number).orElse(0L);
        room.show(visit, "contact", new ContactPage(room.stand(visit), peer, after, form, Optional.empty()));
    }

    private void keep(Visit visit, Answers answers) {
        var peer = peer(visit);
        if (peer.isEmpty()) {
            room.absent(visit);
            return;
        }
        var post = answers.optionalLine("post");
        var telephone = answers.optionalLine("telephone");
        var hours = answers.optionalLine("hours");
        var languages = answers.optionalLine("languages");
        var remark = answers.optionalText("remark");
        var who = answers.who();
        long after = answers.number("after");
        if (answers.faulty()) {
            room.again(
                    visit,
                    "contact",
                    new ContactPage(room.stand(visit), peer.get(), after, answers.filled(), Optional.empty()));
            return;
        }
        var contact = new Contact(peer.get(), post, telephone, hours, languages, remark, who);
        if (visit.office().keep(visit.circle(), after, contact).isPresent()) {
            room.redirect(visit, visit.frame().to("shift/contacts") + "#contact-" + peer.get());
            return;
        }
        var standing = kept(visit, peer.get()).orElseThrow();
        answers.fault("post", "shift.error.contact", "who", standing.contact().who(), "time", standing.at());
        room.again(
                visit,
                "contact",
                new ContactPage(
                        room.stand(visit), peer.get(), standing.number(), answers.filled(), Optional.of(standing)));
    }
}

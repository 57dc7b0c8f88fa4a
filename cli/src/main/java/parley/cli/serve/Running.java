package parley.cli.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import parley.cli.party.Packs;
import parley.cli.party.PartyFolder;
import parley.cli.party.PrivateFiles;
import parley.desk.Desk;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.openid.OpenIdSettings;
import parley.ledger.charter.Address;
import parley.ledger.charter.SignedCharter;
import parley.ledger.entry.Leaf;
import parley.node.Membership;
import parley.node.NodeSetup;
import parley.node.Station;
import parley.node.circle.CircleSetup;
import parley.node.circle.Pace;
import parley.node.clock.WallClock;
import parley.node.exchange.Budget;
import parley.node.exchange.Patience;
import parley.node.mail.Relay;
import parley.node.mail.SmtpRelay;
import parley.node.store.DurableSteps;

/** A party's node with its desk, on the machine's own clock. Closing it stops the desk first, then the node. */
final class Running implements AutoCloseable {
    private final WallClock clock;
    private final Station station;
    private final Desk desk;

    private Running(WallClock clock, Station station, Desk desk) {
        this.clock = clock;
        this.station = station;
        this.desk = desk;
    }

    /** Starts the node of a party folder that has a charter. */
    static Running start(PartyFolder party, SignedCharter charter, Path home, InstantSource wall, char[] passphrase)
            throws IOException {
        var packs = Packs.of(home, charter.charter());
        var settings = party.settings();
        var service = settings.signIn().isPresent()
                ? Optional.of(settings.signIn().get().open(party.root()))
                : Optional.<OpenIdSettings>empty();
        var relay = settings.mail().isPresent()
                ? Optional.<Relay>of(new SmtpRelay(settings.mail().get().open(party.root())))
                : Optional.<Relay>empty();
        var listen = Address.parse(settings.listen());
        var network = new Station.Network(
                new InetSocketAddress(listen.host(), listen.port()),
                party.open("tls", passphrase),
                Budget.STANDARD,
                Patience.STANDARD);
        var membership = new Membership(
                charter,
                new CircleSetup.Keys(party.open("log", passphrase), party.open("mirror", passphrase)),
                packs.all(),
                new KeyFileOfficers(party.officers()),
                party.enrolments().stream().map(Leaf::bytes).toList());
        var highWater = party.root().resolve("high-water");
        PrivateFiles.folder(highWater);
        var clock = new WallClock(wall);
        try {
            var station = Station.start(
                    network,
                    peers -> new NodeSetup(
                            party.card().code(),
                            party.root(),
                            highWater,
                            clock,
                            wall,
                            peers,
                            Pace.REAL,
                            DurableSteps.NONE,
                            relay),
                    List.of(membership));
            return new Running(
                    clock,
                    station,
                    open(
                            station,
                            packs,
                            party.root(),
                            settings.deskPort(),
                            new Desk.Surroundings(
                                    wall, service, settings.backups().map(party.root()::resolve))));
        } catch (RuntimeException | IOException failed) {
            clock.close();
            throw failed;
        }
    }

    private static Desk open(Station station, Packs packs, Path folder, int port, Desk.Surroundings around)
            throws IOException {
        try {
            return Desk.open(station.node(), new Rows(new Titles(packs.all())), folder, port, around);
        } catch (RuntimeException | IOException failed) {
            station.close();
            throw failed;
        }
    }

    Desk desk() {
        return desk;
    }

    /** The port on which peers reach it. */
    int port() {
        return station.port();
    }

    @Override
    public void close() {
        desk.close();
        station.close();
        clock.close();
    }
}

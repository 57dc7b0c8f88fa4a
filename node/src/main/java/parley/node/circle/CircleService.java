package parley.node.circle;

import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.entry.Party;
import parley.ledger.note.SignatureLine;
import parley.ledger.text.MalformedException;
import parley.ledger.tile.EntryBundle;
import parley.ledger.tile.TilePath;
import parley.ledger.witness.AddCheckpoint;
import parley.node.log.LogStore;
import parley.node.log.Mirror;
import parley.node.log.OwnLog;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerService;

/** What a circle gives to one of its members. */
final class CircleService implements PeerService {
    private static final int LOG_NAME = 2 * Hash.SIZE;

    private final Party caller;
    private final OwnLog own;
    private final Logs logs;
    private final List<Link> links;

    CircleService(Party caller, OwnLog own, Logs logs, List<Link> links) {
        this.caller = caller;
        this.own = own;
        this.logs = logs;
        this.links = links;
    }

    @Override
    public CheckpointAnswer addCheckpoint(Bytes request) {
        AddCheckpoint parsed;
        try {
            parsed = AddCheckpoint.parse(request);
        } catch (MalformedException e) {
            return new CheckpointAnswer.Malformed(String.valueOf(e.getMessage()));
        }
        Hash path =
                Hash.sha256(Bytes.utf8(parsed.checkpoint().checkpoint().origin().value()));
        Optional<Mirror> mirror = logs.mirror(path);
        CheckpointAnswer answer = mirror.isEmpty() ? new CheckpointAnswer.UnknownLog() : add(mirror.get(), parsed);
        heard();
        return answer;
    }

    @Override
    public Optional<Resource> read(String path) {
        heard();
        if (path.length() <= LOG_NAME || path.charAt(LOG_NAME) != '/') {
            return Optional.empty();
        }
        String rest = path.substring(LOG_NAME + 1);
        return logHash(path.substring(0, LOG_NAME)).flatMap(this::served).flatMap(log -> {
            if (rest.equals("checkpoint")) {
                return log.checkpoint().map(note -> new Resource(note, true, false));
            }
            return tilePath(rest).flatMap(log::file).map(bytes -> new Resource(bytes, false, true));
        });
    }

    private CheckpointAnswer add(Mirror mirror, AddCheckpoint request) {
        Party owner = mirror.store().log().owner();
        return mirror.add(request, caller.equals(owner), Sources.of(links).of(owner, caller));
    }

    private void heard() {
        links.stream().filter(link -> link.member().code().equals(caller)).forEach(Link::heard);
    }

    private Optional<Served> served(Hash path) {
        if (path.equals(Names.path(own.store().log()))) {
            return own.released().map(checkpoint -> new Served(own.store(), checkpoint));
        }
        return logs.mirror(path)
                .map(Mirror::store)
                .flatMap(store -> store.largestCheckpoint().map(checkpoint -> new Served(store, checkpoint)));
    }

    private static Optional<Hash> logHash(String hex) {
        try {
            return Optional.of(Hash.hex(hex));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<TilePath> tilePath(String path) {
        try {
            return Optional.of(TilePath.parse(path));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** A log up to a checkpoint that may be shown. */
    private record Served(LogStore store, SignedCheckpoint last) {
        private long size() {
            return last.checkpoint().size();
        }

        /** With every cosignature that is held for it. */
        Optional<Bytes> checkpoint() {
            SignedCheckpoint cosigned = last;
            for (SignatureLine line : store.cosignatures(size()).values()) {
                cosigned = cosigned.signatures().contains(line) ? cosigned : cosigned.with(line);
            }
            return Optional.of(cosigned.print());
        }

        Optional<Bytes> file(TilePath path) {
            return switch (path) {
                case TilePath.Tile tile -> store.tile(tile, size());
                case TilePath.Bundle bundle ->
                    store.bundle(bundle, size()).map(entries -> new EntryBundle(entries).print());
            };
        }
    }
}

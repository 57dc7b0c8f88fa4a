package parley.node.exchange;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.MemberKeys;
import parley.node.peer.Admission;
import parley.node.peer.PeerService;
import parley.node.tls.TlsIdentity;

class ExchangeServerTest {
    private static final Admission NOBODY = new Admission() {
        @Override
        public Set<Bytes> keys() {
            return Set.of();
        }

        @Override
        public Optional<PeerService> admit(Hash circle, Bytes tls) {
            return Optional.empty();
        }
    };

    @Test
    void aTakenPortIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
            TlsIdentity identity =
                    TlsIdentity.of(MemberKeys.ofSeed("a taken port").tls());
            assertThatThrownBy(() -> ExchangeServer.start(
                            address,
                            identity,
                            NOBODY,
                            Budget.STANDARD,
                            Patience.STANDARD,
                            InstantSource.system(),
                            new Traffic()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }
}

package parley.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.helger.mime.CMimeType;
import com.helger.phase4.CAS4;
import com.helger.phase4.attachment.AS4OutgoingAttachment;
import com.helger.phase4.crypto.AS4CryptoFactoryInMemoryKeyStore;
import com.helger.phase4.crypto.ECryptoAlgorithmCrypt;
import com.helger.phase4.crypto.ECryptoAlgorithmSign;
import com.helger.phase4.crypto.ECryptoAlgorithmSignDigest;
import com.helger.phase4.incoming.AS4IncomingProfileSelectorConstant;
import com.helger.phase4.mgr.MetaAS4Manager;
import com.helger.phase4.model.EMEP;
import com.helger.phase4.model.EMEPBinding;
import com.helger.phase4.model.pmode.IPMode;
import com.helger.phase4.model.pmode.IPModeIDProvider;
import com.helger.phase4.model.pmode.PMode;
import com.helger.phase4.model.pmode.PModeParty;
import com.helger.phase4.model.pmode.PModeReceptionAwareness;
import com.helger.phase4.model.pmode.leg.EPModeSendReceiptReplyPattern;
import com.helger.phase4.model.pmode.leg.PModeLeg;
import com.helger.phase4.model.pmode.leg.PModeLegBusinessInformation;
import com.helger.phase4.model.pmode.leg.PModeLegErrorHandling;
import com.helger.phase4.model.pmode.leg.PModeLegProtocol;
import com.helger.phase4.model.pmode.leg.PModeLegSecurity;
import com.helger.phase4.sender.AS4Sender;
import com.helger.phase4.sender.EAS4UserMessageSendResult;
import com.helger.phase4.sender.IAS4SignalMessageValidationResultHandler;
import com.helger.phase4.util.Phase4Exception;
import com.helger.phase4.wss.EWSSVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A one-way push by AS4 between two parties, by phase4: signed and encrypted (RSA with SHA-256, AES-128-GCM), answered in the same
 * exchange by a signed receipt whose digests are compared with what was sent. By HTTP without TLS, which would come on top; neither
 * side stores anything.
 */
final class As4Push implements Carrier {
    private static final String SERVICE = "line";

    private final As4Receiver receiver;
    private final IPMode mode;
    private final AS4CryptoFactoryInMemoryKeyStore crypto;
    private final X509Certificate reader;
    private final AtomicLong deliveredNanos;
    private final AtomicReference<byte[]> received;
    private final Digests digests = new Digests();

    private As4Push(
            As4Keys keys,
            IPMode mode,
            As4Receiver receiver,
            AtomicLong deliveredNanos,
            AtomicReference<byte[]> received)
            throws Exception {
        this.crypto = keys.crypto();
        this.reader = keys.otherCertificate();
        this.mode = mode;
        this.receiver = receiver;
        this.deliveredNanos = deliveredNanos;
        this.received = received;
    }

    /** Makes both sides' keys, and starts the receiver. */
    static As4Push between(Path folder) throws Exception {
        List<As4Keys> keys = As4Keys.make(folder, Circles.PARTIES.getFirst(), Circles.PARTIES.getLast());
        AtomicLong deliveredNanos = new AtomicLong();
        AtomicReference<byte[]> received = new AtomicReference<>(new byte[0]);
        As4Receiver receiver = As4Receiver.start(keys.getLast().crypto(), payload -> {
            deliveredNanos.set(System.nanoTime());
            received.set(payload);
        });
        PMode mode = mode(); // phase4 makes none before it has a server's scope
        MetaAS4Manager.getPModeMgr().createOrUpdatePMode(mode);
        return new As4Push(keys.getFirst(), mode, receiver, deliveredNanos, received);
    }

    @Override
    public String name() {
        return "AS4 push by phase4";
    }

    @Override
    public Carried carry(int number, String text) throws IOException {
        int before = digests.compared.get();
        long begun = System.nanoTime();
        AtomicReference<Phase4Exception> failure = new AtomicReference<>();
        EAS4UserMessageSendResult result = AS4Sender.builderUserMessage()
                .as4ProfileID(SERVICE)
                .pmode(mode)
                .pmodeResolver((_, _, _, _, _, _, _) -> mode)
                .incomingProfileSelector(new AS4IncomingProfileSelectorConstant(null, false))
                .service(SERVICE)
                .action("message")
                .fromPartyID(Circles.PARTIES.getFirst().code())
                .fromRole(CAS4.DEFAULT_INITIATOR_URL)
                .toPartyID(Circles.PARTIES.getLast().code())
                .toRole(CAS4.DEFAULT_RESPONDER_URL)
                .cryptoFactory(crypto)
                .receiverCertificate(reader)
                .endpointURL(receiver.address())
                .payload(AS4OutgoingAttachment.builder()
                        .data(text.getBytes(UTF_8))
                        .mimeType(CMimeType.TEXT_PLAIN))
                .signalMsgValidationResultHdl(digests)
                .sendMessageAndCheckForReceipt(failure::set);
        long answered = System.nanoTime();
        if (!result.isSuccess() || digests.compared.get() != before + 1) {
            throw new IOException(
                    "message %d got no receipt that says what was sent: %s".formatted(number, result), failure.get());
        }
        if (!new String(received.get(), UTF_8).equals(text)) {
            throw new IOException("message %d arrived as another text".formatted(number));
        }
        return new Carried(deliveredNanos.get() - begun, answered - begun);
    }

    @Override
    public void close() throws IOException {
        receiver.close();
    }

    /** What the two have agreed on before. */
    private static PMode mode() {
        PModeParty initiator =
                PModeParty.createSimple(Circles.PARTIES.getFirst().code(), CAS4.DEFAULT_INITIATOR_URL);
        PModeParty responder = PModeParty.createSimple(Circles.PARTIES.getLast().code(), CAS4.DEFAULT_RESPONDER_URL);
        PModeLegErrorHandling errors = PModeLegErrorHandling.createUndefined();
        errors.setReportAsResponse(true);
        PModeLeg leg = new PModeLeg(
                PModeLegProtocol.createForDefaultSoapVersion(null),
                PModeLegBusinessInformation.create(SERVICE, "message", null, CAS4.DEFAULT_MPC_ID),
                errors,
                null,
                security());
        return new PMode(
                IPModeIDProvider.DEFAULT_DYNAMIC.getPModeID(initiator, responder),
                initiator,
                responder,
                "urn:bench:agreement",
                EMEP.ONE_WAY,
                EMEPBinding.PUSH,
                leg,
                null,
                null,
                PModeReceptionAwareness.createDefault());
    }

    private static PModeLegSecurity security() {
        PModeLegSecurity security = new PModeLegSecurity();
        security.setWSSVersion(EWSSVersion.WSS_111);
        security.setX509SignatureAlgorithm(ECryptoAlgorithmSign.RSA_SHA_256);
        security.setX509SignatureHashFunction(ECryptoAlgorithmSignDigest.DIGEST_SHA_256);
        security.setX509EncryptionAlgorithm(ECryptoAlgorithmCrypt.AES_128_GCM);
        security.setX509EncryptionMinimumStrength(128);
        security.setPModeAuthorize(false);
        security.setSendReceipt(true);
        security.setSendReceiptNonRepudiation(true);
        security.setSendReceiptReplyPattern(EPModeSendReceiptReplyPattern.RESPONSE);
        return security;
    }

    /** Counts the receipts whose digests are those of what was sent. */
    private static final class Digests implements IAS4SignalMessageValidationResultHandler {
        private final AtomicInteger compared = new AtomicInteger();

        @Override
        public void onSuccess() {
            compared.incrementAndGet();
        }

        @Override
        public void onError(String message) {
            compared.set(Integer.MIN_VALUE);
        }

        @Override
        public void onNotApplicable() {
            compared.set(Integer.MIN_VALUE);
        }
    }
}

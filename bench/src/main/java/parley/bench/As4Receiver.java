package parley.bench;

import com.helger.collection.commons.CommonsArrayList;
import com.helger.collection.commons.ICommonsList;
import com.helger.http.EHttpMethod;
import com.helger.http.header.HttpHeaderMap;
import com.helger.phase4.attachment.WSS4JAttachment;
import com.helger.phase4.crypto.IAS4CryptoFactory;
import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.ebms3header.Ebms3UserMessage;
import com.helger.phase4.error.AS4ErrorList;
import com.helger.phase4.incoming.AS4RequestHandler;
import com.helger.phase4.incoming.AS4ServerInitializer;
import com.helger.phase4.incoming.IAS4IncomingMessageMetadata;
import com.helger.phase4.incoming.IAS4IncomingMessageState;
import com.helger.phase4.incoming.spi.AS4MessageProcessorResult;
import com.helger.phase4.incoming.spi.AS4SignalMessageProcessorResult;
import com.helger.phase4.incoming.spi.IAS4IncomingMessageProcessorSPI;
import com.helger.phase4.model.pmode.IPMode;
import com.helger.phase4.servlet.AS4UnifiedResponse;
import com.helger.phase4.servlet.AS4XServletHandler;
import com.helger.phase4.servlet.IAS4ServletRequestHandlerCustomizer;
import com.helger.web.scope.IRequestWebScopeWithoutResponse;
import com.helger.web.scope.mgr.WebScopeManager;
import com.helger.xservlet.AbstractXServlet;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/**
 * A phase4 receiver in an embedded Jetty, on loopback: it checks the signature, decrypts, hands the payload over, and answers
 * with a signed receipt that repeats the digests of what it got. It stores nothing.
 */
final class As4Receiver implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    private As4Receiver() {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
    }

    /**
     * Starts to listen.
     *
     * @param received is given the decrypted payload of each message
     */
    static As4Receiver start(IAS4CryptoFactory crypto, Consumer<byte[]> received) throws Exception {
        As4Receiver receiver = new As4Receiver();
        ServletContextHandler context = new ServletContextHandler("/");
        context.addEventListener(new Scopes(new Setting(crypto, new Handing(received))));
        receiver.server.setHandler(context);
        receiver.server.start();
        return receiver;
    }

    String address() {
        return "http://127.0.0.1:" + connector.getLocalPort() + "/as4";
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the AS4 receiver did not stop", e);
        }
    }

    /** What phase4 keeps of a running server, in memory; its servlet cannot be made before. */
    private record Scopes(IAS4ServletRequestHandlerCustomizer setting) implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            WebScopeManager.onGlobalBegin(event.getServletContext());
            AS4ServerInitializer.initAS4Server();
            event.getServletContext().addServlet("as4", new Endpoint(setting)).addMapping("/as4");
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            AS4ServerInitializer.shutdownAS4Server();
            WebScopeManager.onGlobalEnd();
        }
    }

    private static final class Endpoint extends AbstractXServlet {
        private static final long serialVersionUID = 1L;

        Endpoint(IAS4ServletRequestHandlerCustomizer setting) {
            settings().setMultipartEnabled(false); // the handler reads the parts itself
            handlerRegistry()
                    .registerHandler(EHttpMethod.POST, new AS4XServletHandler().setRequestHandlerCustomizer(setting));
        }
    }

    /** Whose keys, and whom to hand to; the agreed mode is found by service and action. */
    private record Setting(IAS4CryptoFactory crypto, IAS4IncomingMessageProcessorSPI handing)
            implements IAS4ServletRequestHandlerCustomizer {
        @Override
        public void customizeBeforeHandling(
                IRequestWebScopeWithoutResponse request, AS4UnifiedResponse response, AS4RequestHandler handler) {
            handler.setCryptoFactory(crypto);
            handler.setProcessorSupplier(() -> new CommonsArrayList<>(handing));
        }

        @Override
        public void customizeAfterHandling(
                IRequestWebScopeWithoutResponse request, AS4UnifiedResponse response, AS4RequestHandler handler) {}
    }

    private record Handing(Consumer<byte[]> received) implements IAS4IncomingMessageProcessorSPI {
        @Override
        public AS4MessageProcessorResult processAS4UserMessage(
                IAS4IncomingMessageMetadata metadata,
                HttpHeaderMap headers,
                Ebms3UserMessage message,
                IPMode mode,
                @Nullable Node payload,
                @Nullable ICommonsList<WSS4JAttachment> attachments,
                IAS4IncomingMessageState state,
                AS4ErrorList errors) {
            for (WSS4JAttachment attachment : attachments == null ? List.<WSS4JAttachment>of() : attachments) {
                try (InputStream bytes = attachment.getSourceStream()) {
                    received.accept(bytes.readAllBytes());
                } catch (IOException e) {
                    return AS4MessageProcessorResult.createFailure();
                }
            }
            return AS4MessageProcessorResult.createSuccess();
        }

        @Override
        public AS4SignalMessageProcessorResult processAS4SignalMessage(
                IAS4IncomingMessageMetadata metadata,
                HttpHeaderMap headers,
                Ebms3SignalMessage message,
                @Nullable IPMode mode,
                IAS4IncomingMessageState state,
                AS4ErrorList errors) {
            return AS4SignalMessageProcessorResult.createSuccess();
        }

        @Override
        public void processAS4ResponseMessage(
                IAS4IncomingMessageMetadata metadata,
                IAS4IncomingMessageState state,
                String response,
                byte @Nullable [] bytes,
                boolean available,
                AS4ErrorList errors) {}
    }
}

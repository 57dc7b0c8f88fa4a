package parley.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An event stream and nothing else: a page that shows the last line, and a server that writes one line when it is told to. */
final class BareStream implements AutoCloseable {
    private static final String PAGE = """
            <!doctype html><title>Bare</title><p id="line"></p>
            <script>new EventSource("/events").onmessage = (event) => {
              document.getElementById("line").textContent = event.data;
            };</script>
            """;

    private final BlockingQueue<OutputStream> streams = new ArrayBlockingQueue<>(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    BareStream() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", BareStream::page);
        server.createContext("/events", this::events);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    /** Writes a line to the page that is open; waits until one is. @return the moment before */
    Instant say(String line) {
        try {
            OutputStream stream = streams.take();
            Instant before = Instant.now();
            stream.write("data: %s\n\n".formatted(line).getBytes(UTF_8));
            stream.flush();
            streams.put(stream);
            return before;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private static void page(HttpExchange exchange) throws IOException {
        byte[] page = PAGE.getBytes(UTF_8);
        boolean there = exchange.getRequestURI().getPath().equals("/");
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(there ? 200 : 404, there ? page.length : -1);
        if (there) {
            exchange.getResponseBody().write(page);
        }
        exchange.close();
    }

    /** The exchange stays open: it ends with the server. */
    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        streams.clear();
        if (!streams.offer(exchange.getResponseBody())) {
            throw new IllegalStateException("two pages are open");
        }
    }
}

package parley.node.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP/1.1 by hand, byte for byte. */
final class Wire {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

    private Wire() {}

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    static String request(String method, String path, String... headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: h\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
    }

    /** One whole answer, head and body; empty when the connection ended first. */
    static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            read.write(next);
        }
        Matcher length = LENGTH.matcher(read.toString(ISO_8859_1));
        read.writeBytes(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
        return read.toString(ISO_8859_1);
    }

    static String ask(Socket socket, String request) throws IOException {
        send(socket, request);
        return answer(socket);
    }

    /** An answer without a body, the last on its connection. */
    static void answerNothing(Socket socket, String status, String header) throws IOException {
        send(socket, "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: 0\r\n" + header + "\r\n\r\n");
    }

    /** Waits until the other end has closed the connection; a socket's timeout ends the wait with an exception. */
    static boolean ends(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // whatever it still has to say
            }
            return true;
        } catch (java.net.SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return true; // reset: it closed while something of ours was unread
        }
    }
}

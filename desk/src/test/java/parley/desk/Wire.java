package parley.desk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTTP as it is written, so that every header can be what nobody's client would send. One request for each connection. */
record Wire(int port) {
    record Header(String name, String value) {}

    record Answer(int status, List<Header> headers, String body) {
        Optional<String> header(String name) {
            return all(name).stream().findFirst();
        }

        List<String> all(String name) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .toList();
        }
    }

    Answer send(String method, String target, List<Header> headers, String body) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            var content = body.getBytes(UTF_8);
            var request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
            headers.forEach(header -> request.append(header.name())
                    .append(": ")
                    .append(header.value())
                    .append("\r\n"));
            request.append("Connection: close\r\n");
            if (method.equals("POST")) {
                request.append("Content-Length: ").append(content.length).append("\r\n");
            }
            var out = socket.getOutputStream();
            out.write((request + "\r\n").getBytes(UTF_8));
            out.write(content);
            out.flush();
            return read(socket.getInputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Answer read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        List<Header> headers = new ArrayList<>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var parts = line.split(":", 2);
            headers.add(new Header(parts[0].toLowerCase(Locale.ROOT), parts[1].strip()));
        }
        var answer = new Answer(status, headers, "");
        boolean chunked =
                answer.header("transfer-encoding").filter("chunked"::equals).isPresent();
        int length = answer.header("content-length").map(Integer::parseInt).orElse(0);
        return new Answer(status, headers, new String(chunked ? chunks(in) : in.readNBytes(length), UTF_8));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            all.write(in.readNBytes(size));
            line(in);
        }
        return all.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }
}

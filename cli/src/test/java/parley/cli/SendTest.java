package parley.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.desk.api.Access;
import parley.desk.api.Token;

@Timeout(60)
class SendTest {
    @TempDir
    Path folder;

    @Test
    void whenNoAnswerComesItSaysHowToSendTheSameEntryAgain() throws IOException {
        Files.writeString(folder.resolve("body.json"), "{\"text\": \"hello\"}");
        List<String> requests = new CopyOnWriteArrayList<>();
        try (var desk = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            new Access(URI.create("http://127.0.0.1:" + desk.getLocalPort() + "/"), Token.draw()).write(folder);
            Thread.ofVirtual().start(() -> tellTheTimeAndHangUp(desk, requests));
            var sent = Run.of(
                    Map.of("PARLEY_OFFICER_PASSPHRASE", "the officer's passphrase"),
                    "send",
                    "statement",
                    folder.resolve("body.json").toString(),
                    "--data",
                    folder.toString(),
                    "--officer",
                    "duty");
            assertThat(sent.code()).isEqualTo(3);
            assertThat(sent.err()).contains("may stand in the log or not", "--written 2027-05-06T07:08:09Z");
        }
        assertThat(requests).hasSize(2).last().asString().startsWith("POST /api/send");
    }

    /** A desk that dies after it has read what is sent. */
    private static void tellTheTimeAndHangUp(ServerSocket desk, List<String> requests) {
        try {
            for (var answer : List.of("{\"at\":\"2027-05-06T07:08:09Z\",\"party\":\"XA\"}", "")) {
                try (var call = desk.accept()) {
                    var in = new BufferedReader(new InputStreamReader(call.getInputStream(), UTF_8));
                    requests.add(in.readLine());
                    in.lines().takeWhile(line -> !line.isEmpty()).forEach(line -> {});
                    if (!answer.isEmpty()) {
                        call.getOutputStream()
                                .write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                                        .formatted(answer.length(), answer)
                                        .getBytes(UTF_8));
                    }
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }
}

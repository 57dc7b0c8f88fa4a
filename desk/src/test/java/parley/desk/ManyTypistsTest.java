package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.node.view.Foresight;

/** Many who type at once keep nobody else waiting, and the node works for one of them at a time. */
class ManyTypistsTest {
    private static final int TYPISTS = 20;

    @TempDir
    Path data;

    @Test
    @Timeout(120)
    void twentyWhoTypeLeaveTheDeskToTheOthers() throws Exception {
        var pack = PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
        var node = new RestingNode(pack);
        var working = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        try (var desk = Desk.open(node, new Rows(new Titles(List.of(pack))), data, 0);
                var browser = new PlainBrowser(desk::port);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = browser.get("/write");
            var form = PlainBrowser.location(browser.post(start, "/write/new", "format", "statement"));
            var typed = new HashMap<>(Map.of("to", "all", "lang.text", "en", "b.text", "what is said"));
            typed.put("seal", String.valueOf(PlainBrowser.hidden(start).get("seal")));
            Callable<String> typist = () -> browser.post(form.replace("?", "/telling?"), typed, "same-origin")
                    .body();
            node.foreseen = () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                working.countDown();
                awaitFor(goOn);
                now.decrementAndGet();
                return Optional.of(new Foresight(RestingNode.NOW, List.of()));
            };
            var first = threads.submit(typist);
            awaitFor(working);
            var others = new ArrayList<Callable<String>>();
            for (int i = 1; i < TYPISTS; i++) {
                others.add(typist);
            }
            // The first is still worked for: all others are answered all the same, and so is whoever reads or writes.
            for (var other : threads.invokeAll(others)) {
                assertThat(other.get()).contains("data-again=\"yes\"", "Others are being answered");
            }
            // Reading the form is part of the work: nor is one read of which nothing could be told.
            var toNobody = new HashMap<>(typed);
            toNobody.put("to", "some");
            assertThat(browser.post(form.replace("?", "/telling?"), toNobody, "same-origin")
                            .body())
                    .contains("Others are being answered");
            assertThat(browser.get("/").statusCode()).isEqualTo(200);
            assertThat(browser.get(form).body()).contains("Others are being answered");
            var saved = new HashMap<>(typed);
            saved.put("do", "autosave");
            assertThat(browser.post(form, saved, "same-origin").statusCode()).isEqualTo(200);
            goOn.countDown();
            assertThat(first.get()).contains("It would change no finding.");
            assertThat(most).hasValue(1);
        }
    }

    /** What a draft would add to the calendar is worked out anew too, and stands in the same line. */
    @Test
    @Timeout(120)
    void theCalendarOfADraftWaitsForWhoIsBeingAnswered() throws Exception {
        var pack = PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
        var node = new RestingNode(pack);
        var working = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        node.foreseen = () -> {
            working.countDown();
            awaitFor(goOn);
            return Optional.of(new Foresight(RestingNode.NOW, List.of()));
        };
        try (var desk = Desk.open(node, new Rows(new Titles(List.of(pack))), data, 0);
                var browser = new PlainBrowser(desk::port);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = browser.get("/write");
            var form = PlainBrowser.location(browser.post(start, "/write/new", "format", "statement"));
            var typed = new HashMap<>(Map.of("to", "all", "lang.text", "en", "b.text", "what is said"));
            typed.put("seal", String.valueOf(PlainBrowser.hidden(start).get("seal")));
            var first = threads.submit(() -> browser.post(form.replace("?", "/telling?"), typed, "same-origin"));
            awaitFor(working);
            var drawn = browser.get("/calendar/spans?draft=statement-1");
            assertThat(drawn.statusCode()).as(drawn.body()).isEqualTo(503);
            assertThat(drawn.headers().firstValue("retry-after")).isPresent();
            assertThat(browser.get("/calendar/spans").statusCode()).isEqualTo(200);
            goOn.countDown();
            assertThat(first.get().statusCode()).isEqualTo(200);
            // The desk rests for as long as that took.
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            int status = 503;
            while (status == 503 && System.nanoTime() < deadline) {
                status = browser.get("/calendar/spans?draft=statement-1").statusCode();
            }
            assertThat(status).isEqualTo(200);
        }
    }

    /** Three browsers ask without a pause; each other one is answered at its first question. */
    @Test
    @Timeout(120)
    void threeWhoAskWithoutAPauseKeepNobodyOut() throws Exception {
        var pack = PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
        var node = new RestingNode(pack);
        node.foreseen = () -> Optional.of(new Foresight(RestingNode.NOW, List.of()));
        var stop = new AtomicBoolean();
        try (var desk = Desk.open(node, new Rows(new Titles(List.of(pack))), data, 0);
                var polite = new PlainBrowser(desk::port);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var form = PlainBrowser.location(polite.post(polite.get("/write"), "/write/new", "format", "statement"));
            var loops = new ArrayList<Future<?>>();
            var looping = new CountDownLatch(3);
            try {
                for (int i = 0; i < 3; i++) {
                    loops.add(threads.submit(() -> {
                        try (var browser = new PlainBrowser(desk::port)) {
                            var asking = asking(browser);
                            while (!stop.get()) {
                                browser.post(form.replace("?", "/telling?"), asking, "same-origin");
                                looping.countDown();
                            }
                        }
                        return true;
                    }));
                }
                awaitFor(looping);
                var asking = asking(polite);
                for (int i = 0; i < 10; i++) {
                    assertThat(polite.post(form.replace("?", "/telling?"), asking, "same-origin")
                                    .body())
                            .contains("It would change no finding.");
                }
            } finally {
                stop.set(true);
            }
            for (var loop : loops) {
                loop.get();
            }
        }
    }

    private static Map<String, String> asking(PlainBrowser browser) throws Exception {
        var typed = new HashMap<>(Map.of("to", "all", "lang.text", "en", "b.text", "what is said"));
        typed.put(
                "seal",
                String.valueOf(PlainBrowser.hidden(browser.get("/write")).get("seal")));
        return typed;
    }

    private static void awaitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError("interrupted", stopped);
        }
    }
}

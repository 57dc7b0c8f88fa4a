package parley.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code parley export} wrote, read from its files alone.
 *
 * @param members the charter's, as they stand in it
 * @param logs by their owners' codes
 */
record ExportedCircle(JsonNode members, Map<String, ExportedLog> logs) {
    private static final byte COSIGNATURE = 4;
    private static final Set<String> CONTROL = Set.of("charter", "epoch", "key", "revocation", "seen", "alarm");

    ExportedCircle {
        logs = new TreeMap<>(logs);
    }

    static ExportedCircle read(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            JsonNode charter = new JsonMapper().readTree(Files.readString(folder.resolve("charter.json")));
            JsonNode members = charter.get("charter").get("members");
            Map<String, ExportedLog> logs = new TreeMap<>();
            folders.filter(log -> Files.exists(log.resolve("checkpoint")))
                    .map(log -> ExportedLog.read(log, members))
                    .forEach(log -> logs.put(log.owner(), log));
            return new ExportedCircle(members, logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ExportedLog log(String owner) {
        ExportedLog log = logs.get(owner);
        if (log == null) {
            throw new AssertionError("no log of " + owner + " among " + logs.keySet());
        }
        return log;
    }

    List<String> codes() {
        return StreamSupport.stream(members.spliterator(), false)
                .map(member -> member.get("code").asString())
                .toList();
    }

    /** The vkeys of those who have cosigned the log's checkpoint, by the name that each line gives. */
    List<String> cosigners(ExportedLog log) {
        return log.cosigners().stream()
                .map(name -> Vkey.of(name, COSIGNATURE, Vkey.key(members, name.split("/", -1)[2], "mirror")))
                .toList();
    }

    /** Size and root of each log, for comparing what two nodes hold. */
    Map<String, String> roots() {
        Map<String, String> roots = new TreeMap<>();
        logs.forEach((owner, log) -> roots.put(owner, log.size() + " " + log.root()));
        return roots;
    }

    /** The subjects of what the parties declared, control entries left out, in the order of their logs. */
    List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        for (ExportedLog log : logs.values()) {
            for (int index : declarations(log)) {
                subjects.add(log.payload(index).get("subject").asString());
            }
        }
        return subjects;
    }

    /** The formats of what a party declared, control entries left out, in the order of its log. */
    List<String> formats(String owner) {
        ExportedLog log = log(owner);
        return declarations(log).stream()
                .map(index -> log.payload(index).get("format").asString())
                .toList();
    }

    /** The ids of all entries of all logs, control entries too. */
    List<String> ids() {
        return logs.values().stream()
                .flatMap(log -> IntStream.range(0, log.size()).mapToObj(log::id))
                .toList();
    }

    /** Each pair of a declaration and another member of whom no {@code seen} covers it. */
    Set<String> missingReceipts() {
        Set<String> missing = new LinkedHashSet<>();
        for (ExportedLog log : logs.values()) {
            for (int index : declarations(log)) {
                for (ExportedLog reader : logs.values()) {
                    if (!reader.owner().equals(log.owner()) && seen(reader, log.origin()) <= index) {
                        missing.add(log.owner() + " " + index + " by " + reader.owner());
                    }
                }
            }
        }
        return missing;
    }

    /** Of each log what it says in order, without what depends on the circle's id: the charter, keys and roots. */
    Map<String, List<String>> story() {
        Map<String, List<String>> story = new TreeMap<>();
        logs.forEach((owner, log) -> story.put(
                owner,
                IntStream.range(0, log.size())
                        .mapToObj(log::payload)
                        .map(ExportedCircle::tell)
                        .toList()));
        return story;
    }

    private static String tell(JsonNode payload) {
        String format = payload.get("format").asString();
        String head = payload.get("written").asString() + " " + format;
        return switch (format) {
            case "charter", "key" -> head;
            case "seen" ->
                head
                        + StreamSupport.stream(payload.get("body").get("heads").spliterator(), false)
                                .map(seen -> " " + seen.get("origin").asString().split("/", -1)[2] + " "
                                        + seen.get("size").asLong())
                                .collect(Collectors.joining());
            default -> head + " " + payload.get("subject").asString() + " " + payload.get("body");
        };
    }

    private static List<Integer> declarations(ExportedLog log) {
        List<Integer> indices = new ArrayList<>();
        for (int index = 0; index < log.size(); index++) {
            if (!CONTROL.contains(log.payload(index).get("format").asString())) {
                indices.add(index);
            }
        }
        return indices;
    }

    /** How much of a log its reader says that he holds. */
    private static long seen(ExportedLog reader, String origin) {
        long size = 0;
        for (int index = 0; index < reader.size(); index++) {
            JsonNode payload = reader.payload(index);
            if (payload.get("format").asString().equals("seen")) {
                for (JsonNode head : payload.get("body").get("heads")) {
                    if (head.get("origin").asString().equals(origin)) {
                        size = Math.max(size, head.get("size").asLong());
                    }
                }
            }
        }
        return size;
    }
}

package parley.agreement.check;

import java.util.List;

/** The lines of a YAML file, and how a piece of it is cut out with the comments that belong to it. Lines count from 1. */
record Excerpts(List<String> lines) {
    Excerpts(String text) {
        this(text.lines().toList());
    }

    /** The whole document in which a line stands, without the marks between documents. */
    String document(int line) {
        int from = line - 1;
        while (from > 0 && !isMark(from - 1)) {
            from--;
        }
        int to = line;
        while (to < lines.size() && !isMark(to)) {
            to++;
        }
        return cut(from, to);
    }

    /** From a line, with the comments above it, to the comments above the line {@code end}, or the end of the file. */
    String between(int line, int end) {
        int from = above(line - 1);
        int to = end > lines.size() ? lines.size() : above(end - 1);
        // Of several things on one line each is shown with that line.
        return cut(from, Math.max(to, line));
    }

    private int above(int index) {
        int first = index;
        while (first > 0 && lines.get(first - 1).strip().startsWith("#")) {
            first--;
        }
        return first;
    }

    private boolean isMark(int index) {
        return lines.get(index).startsWith("---");
    }

    private String cut(int from, int to) {
        return String.join("\n", lines.subList(from, to)).stripTrailing();
    }
}

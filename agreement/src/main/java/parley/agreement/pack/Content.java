package parley.agreement.pack;

import parley.agreement.expr.Path;

/** What a document must contain; what is missing makes it incomplete, never unmet. */
public sealed interface Content {
    String ref();

    /** A field of the subject that the document states; {@code asFarAs: possible} makes it welcome only. */
    record Field(String ref, Path path, boolean asFarAsPossible) implements Content {}

    /**
     * Each item of a list is answered: the document has a field {@code answers} with the text of each item answered, or
     * with rows whose first text field repeats it.
     */
    record Answers(String ref, Path points) implements Content {}
}

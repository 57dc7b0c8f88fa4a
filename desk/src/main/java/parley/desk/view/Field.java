package parley.desk.view;

/** One answer of an entry, in the order of its form: the form's label and what the author wrote. Foreign text both. */
public record Field(Title label, Value value) {}

package parley.desk.entries;

import parley.desk.view.Title;

/**
 * One item of a filled form.
 *
 * @param item the form's own numbering; empty for what is no item of the form
 */
public record Item(String item, Title label, Answer answer) {}

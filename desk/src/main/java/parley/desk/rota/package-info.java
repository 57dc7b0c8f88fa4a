/**
 * The officers' rota as pages read it: whom it names for a duty at an instant ({@link parley.desk.rota.Current}), which spans
 * nobody has and which two share ({@link parley.desk.rota.Rota}), and how that is said. It is written in the part Shift and kept
 * by {@link parley.node.view.office.OfficeView}.
 */
@NullMarked
package parley.desk.rota;

import org.jspecify.annotations.NullMarked;

/**
 * How a form that this desk drew is taken when it is posted, by whatever part drew it: {@link parley.desk.form.Seal} tells it from
 * any other, {@link parley.desk.form.Submitted} reads it, {@link parley.desk.form.Intake} does both.
 */
@NullMarked
package parley.desk.form;

import org.jspecify.annotations.NullMarked;

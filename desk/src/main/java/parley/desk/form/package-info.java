/** Forms that a browser posts: read within limits, and taken only from this desk's own pages. */
@NullMarked
package parley.desk.form;

import org.jspecify.annotations.NullMarked;

/**
 * YAML 1.2 as packs use it: every node knows its file, line and column; keys are unique; aliases, anchors and tags are
 * refused; size and depth are bounded; and every problem of every file is collected before anything fails, as in
 * {@code vd11/provisions/a.yaml:12:5: par. 38: found the key "leed", expected lead}.
 */
@NullMarked
package parley.agreement.yaml;

import org.jspecify.annotations.NullMarked;

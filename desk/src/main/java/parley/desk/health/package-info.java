/** What a program that watches over nodes asks a desk, without a key: whether it answers, and whether its node does its part. */
@NullMarked
package parley.desk.health;

import org.jspecify.annotations.NullMarked;

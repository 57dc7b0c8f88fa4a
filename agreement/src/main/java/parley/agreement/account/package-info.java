/**
 * Accounts: the facts as one party has them.
 *
 * <p>Nothing exists in a circle but statements. On X's account a field has X's latest statement of it; failing that,
 * that of the owner whose code stands in the subject's id; failing that, the other owners' if they agree. Accounts are
 * never merged, averaged or ranked.
 *
 * <p>They are read from a {@link parley.agreement.account.Book}: one made anew from every log, or the view of a {@link
 * parley.agreement.account.Register}, which is kept as entries come.
 */
@NullMarked
package parley.agreement.account;

import org.jspecify.annotations.NullMarked;

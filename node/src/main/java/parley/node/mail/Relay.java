package parley.node.mail;

import parley.ledger.bytes.Bytes;
import parley.node.view.mail.MailAddress;
import parley.node.view.mail.MailState;

/** The mail relay of the party's own network. Asked by one thread at a time, and closed by any. */
public interface Relay extends AutoCloseable {
    /** What pages may show of it. */
    MailState.Named named();

    /**
     * Hands it a letter for one address; returns within its deadline.
     *
     * @param message the whole letter, headers and all
     * @param handing is called when the relay has taken the address, before a byte of the letter leaves; where it throws,
     *     none does
     */
    Answer hand(Bytes message, MailAddress to, Runnable handing);

    /** Ends a conversation that goes on. */
    @Override
    void close();
}

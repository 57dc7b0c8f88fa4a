package parley.node.verify;

import parley.node.view.verify.Damage;

/** What a check reports to as it goes, on its own thread. */
interface Course {
    /** Something is not as it must be. */
    void damaged(Damage damage);

    /**
     * So many leaves of a log are done; it rests here.
     *
     * @param of how many leaves the log has
     * @return whether to go on
     */
    boolean goOn(Subject subject, long leaf, long of);
}

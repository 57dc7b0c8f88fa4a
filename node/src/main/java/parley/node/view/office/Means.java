package parley.node.view.office;

/** By what means somebody was reached, or reached us. */
public enum Means {
    TELEPHONE,
    MESSAGE,
    VISIT,
    OTHER
}

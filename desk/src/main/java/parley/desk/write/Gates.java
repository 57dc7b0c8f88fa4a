package parley.desk.write;

/**
 * What a draft passes before it is released.
 *
 * @param clearing what offices of this party say
 * @param against what the record says
 */
record Gates(Clearing clearing, Against against) {}

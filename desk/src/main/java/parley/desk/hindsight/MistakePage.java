package parley.desk.hindsight;

import parley.desk.frame.Frame;

/** What the page says that cannot show what it was asked for. */
public record MistakePage(Frame frame, Mistake mistake) {}

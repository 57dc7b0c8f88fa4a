package parley.desk.treaty;

import parley.desk.frame.Frame;

/** A page that is one table of findings. */
public record ListPage(Frame frame, Listing listing) {}

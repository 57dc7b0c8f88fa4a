package parley.desk.shift;

import parley.node.view.office.CallOut;

/** One call-out, and how a step is added while it is open. */
public record CallPage(Stand stand, CallOut call, Filled form) {}

package parley.desk.frame;

/** Says that there is nothing at an address, in the frame that leads on. */
public record AbsentPage(Frame frame) {}

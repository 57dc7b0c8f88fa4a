package parley.desk.map;

/** A position in degrees, east of the first meridian without end. */
record Spot(double east, double north) {}

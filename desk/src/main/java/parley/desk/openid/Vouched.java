package parley.desk.openid;

import parley.desk.access.Role;

/** Somebody whom the service vouches for. */
record Vouched(String name, Role role) {}

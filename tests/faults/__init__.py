"""A server of the tests' own for the faults of the world: standard library and loopback only, the same bytes each time."""

"""History: the only room with SQL."""

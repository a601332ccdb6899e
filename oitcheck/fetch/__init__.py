"""Fetching: the only room with a socket."""

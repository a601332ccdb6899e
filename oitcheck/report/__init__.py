"""Reports: one file an output, all from the same RunRecord."""

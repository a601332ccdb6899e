"""Ways of running assignments: one file each."""

"""One file for each check; each has a `check` in it."""

"""What editors type, one file for each topic."""

"""Outside systems, one file each: what we ask of it, the real one, and one that runs without a network."""

"""A citizen portal that any authority can run."""

"""A real PostgreSQL server for tests, from a wheel."""

"""A published table, read by what its cells are."""

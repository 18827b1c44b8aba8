"""Published tables: how they are shown and checked."""

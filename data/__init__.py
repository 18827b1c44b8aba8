"""Reports in, DuckDB out: the only code that reads reports and writes tables."""

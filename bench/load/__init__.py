"""The load test: one campaign of every commune of the country × 50 indicators (minh họa)."""

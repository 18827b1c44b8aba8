"""Growth: the same measurements of stores of 0.4, 4 and 40 million current values (minh họa)."""

"""Award proposals of the reviews and of every level in a sample (dữ liệu minh họa)."""

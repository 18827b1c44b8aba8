"""Rules that SQL cannot say well: pure functions from frame to frame."""

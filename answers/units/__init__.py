"""What is said on one unit."""

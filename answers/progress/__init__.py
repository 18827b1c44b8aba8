"""What is said on progress, and why."""

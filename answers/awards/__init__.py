"""What is said on awards."""

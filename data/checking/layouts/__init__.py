"""What sheets look like at the door."""

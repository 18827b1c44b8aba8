"""What the owner of a campaign owes to those above it."""

"""What a plan says: the campaign profile."""

"""Letters to units whose report is owed."""

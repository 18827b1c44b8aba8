"""What is said on reports owed and received."""

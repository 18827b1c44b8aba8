"""Questions on reports: received, owed, late."""

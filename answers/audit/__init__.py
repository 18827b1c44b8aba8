"""What the audit log says of an act, in words."""

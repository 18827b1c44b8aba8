"""Units of a campaign (đơn vị): who they are, what became of them, whom to call."""

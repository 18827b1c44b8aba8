"""What is kept: the ledger, which is the truth, and the published store built from it."""

"""The ledger: files as they came, events, manifest, lock."""

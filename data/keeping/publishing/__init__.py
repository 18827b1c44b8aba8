"""From the ledger to the store's database."""

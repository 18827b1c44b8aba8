"""What pages and papers both say: headlines, verdicts, tables, from answers of the store."""

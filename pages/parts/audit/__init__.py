"""The page of the audit log (nhật ký)."""

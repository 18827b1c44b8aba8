"""The audit log (nhật ký): who did what, when, before and after."""

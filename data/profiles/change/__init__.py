"""What changes for the reports already in when a campaign's files change (so sánh hồ sơ)."""

"""Questions about the plan's criteria by subject (tiêu chí thi đua)."""

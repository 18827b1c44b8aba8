"""Parts of pages on the plan's criteria by subject (tiêu chí thi đua)."""

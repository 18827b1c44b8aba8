"""What pages and papers say of the plan's criteria by subject (tiêu chí thi đua)."""

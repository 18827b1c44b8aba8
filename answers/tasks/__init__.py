"""What pages and papers say of tasks of the plan (nhiệm vụ)."""

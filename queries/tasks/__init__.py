"""Questions about tasks of the plan (nhiệm vụ)."""

"""Slides of tasks of the plan (nhiệm vụ)."""

"""Figures of tasks (nhiệm vụ): states by clause and agency, and the time line."""

"""Subjects of plans with their criteria (đối tượng, tiêu chí): their tables."""

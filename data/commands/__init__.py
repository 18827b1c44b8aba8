"""The command line, python -m data: its tasks, and how it speaks."""

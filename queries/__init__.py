"""One file of SQL for each question; thin functions that ask it with a viewer and a selection."""

"""From cells to typed rows, or to problems: the form a report has and the rules it must hold."""

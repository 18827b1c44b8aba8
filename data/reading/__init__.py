"""From a file as it came to cells of text, numbers and dates, with their addresses."""

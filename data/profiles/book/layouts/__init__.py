"""The columns of the sheets of a campaign's workbook."""

"""A unit's workbook, sheet by sheet."""

"""Everything of a meeting as one workbook: a sheet per slide with numbers and a native chart."""

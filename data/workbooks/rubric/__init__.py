"""The workbook of a rubric."""

"""The one workbook of a campaign."""

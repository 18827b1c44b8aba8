"""Draft reports on the campaign (dự thảo báo cáo) as office papers: every figure from a query."""

"""The sheet of the plans that units owe (kế hoạch phải nộp): who, by when, to whom."""

from data.profiles.book.sheet import Column, Sheet

PLANS = Sheet(
    "reporting.plans",
    "Kế hoạch phải nộp",
    "Plans owed",
    (
        Column("source", "Căn cứ", "Source", width=36, is_required=True),
        Column(
            "unit_types",
            "Loại đơn vị phải nộp",
            "Unit types that owe it",
            "list",
            34,
            of="unit_types",
        ),
        Column("unit_ids", "Chỉ các đơn vị", "Only these units", "list", 24),
        Column("due_on", "Hạn ngày", "Due on", "date"),
        Column("working_days", "Số ngày làm việc", "Working days", "whole", 12),
        Column("issued_on", "Tính từ ngày", "Counted from", "date"),
        Column("printed_vi", "Hạn như in trong kế hoạch", "As printed", width=40),
        Column("recipient_vi", "Nơi nhận", "Recipient", width=36),
        Column("recipient_en", "Nơi nhận, tiếng Anh", "Recipient, in English", width=36),
    ),
    ("source",),
)

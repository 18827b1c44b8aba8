"""The sheet «Nhiệm vụ» of a unit's workbook: tasks of the plan and how far each has come."""

from data.checking.layouts.template_layout import Column, SheetKind

TASKS = SheetKind(
    "tasks",
    "Nhiệm vụ",
    "table",
    columns=(
        Column("task_id", "Mã", "A", 20, is_read=True),
        Column("label", "Nhiệm vụ", "B", 56),
        Column("clause", "Mục", "C", 10),
        Column("due", "Hạn", "D", 18),
        Column("year", "Năm", "E", 8, is_read=True),
        Column("previous", "Kỳ trước", "F", 40),
        Column("state", "Tình trạng", "G", 14, is_read=True, is_input=True),
        Column("done_on", "Ngày hoàn thành", "H", 16, is_read=True, is_input=True),
        Column("document", "Số văn bản", "I", 20, is_read=True, is_input=True),
        Column("people_count", "Số người dự", "J", 12, is_read=True, is_input=True),
        Column("note", "Kết quả, ghi chú", "K", 48, is_read=True, is_input=True),
        # workbooks of before 0.3 have none of these, so they need not be found
        Column("event_no", "Cuộc", "L", 8, is_input=True),
        Column("topic", "Đối tượng, nội dung", "M", 40, is_input=True),
        Column("finding", "Phát hiện", "N", 40, is_input=True),
        Column("remedy", "Yêu cầu khắc phục", "O", 40, is_input=True),
        Column("remedy_due", "Hạn khắc phục", "P", 16, is_input=True),
        Column("remedy_done_on", "Ngày khắc phục xong", "Q", 18, is_input=True),
    ),
    is_extra=True,
)
STATE_NAMES = {"done": "Đã xong", "under_way": "Đang làm", "not_started": "Chưa làm"}
"""The states of a task as the drop-down offers them."""
STATE_WORDS = {
    **dict.fromkeys(
        ("da_xong", "xong", "hoan_thanh", "da_hoan_thanh", "da_thuc_hien", "done"), "done"
    ),
    **dict.fromkeys(
        ("dang_lam", "dang_thuc_hien", "dang_trien_khai", "thuong_xuyen", "under_way"), "under_way"
    ),
    **dict.fromkeys(
        ("chua_lam", "chua_thuc_hien", "chua_trien_khai", "chua_bat_dau", "not_started"),
        "not_started",
    ),
}
"""The same as people write them, spelled without case, accents and spaces."""

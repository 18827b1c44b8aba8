"""The sheets of tasks (nhiệm vụ) and of council members' areas (phân công Hội đồng)."""

from data.profiles.book.sheet import Column, Sheet
from data.profiles.tasks.areas import FOLDER as AREA_FOLDER
from data.profiles.tasks.sheet import FOLDER as TASK_FOLDER

TASKS = Sheet(
    TASK_FOLDER,
    "Nhiệm vụ",
    "Tasks",
    (
        Column("task_id", "Mã nhiệm vụ", "Task code", width=20),
        Column("clause", "Điều khoản", "Clause", width=14, is_required=True),
        Column("kind", "Loại việc", "Kind", "choice", 22, True, "task_kind"),
        Column("due", "Hạn", "Due", width=14, is_required=True),
        Column("leads", "Đơn vị chủ trì", "Lead", "list", 34, is_required=True),
        Column("label_vi", "Tên nhiệm vụ", "Vietnamese words", width=60, is_required=True),
        Column("label_en", "Tên tiếng Anh", "English words", width=44),
        Column("content", "Nội dung thi đua", "Content", "choice", 26, of="contents"),
        Column("partners", "Đơn vị phối hợp", "Partners", "list", 28),
        Column("actor_vi", "Cơ quan nêu không phải đơn vị", "Body that is no unit", width=30),
        Column("actor_en", "Cơ quan ấy, tiếng Anh", "The same in English", width=30),
        Column("others_vi", "Phối hợp khác", "Other partners", width=30),
        Column("others_en", "Phối hợp khác, tiếng Anh", "The same in English", width=30),
        Column("evidence_vi", "Minh chứng cần", "Evidence wanted", width=34),
        Column("evidence_en", "Minh chứng, tiếng Anh", "The same in English", width=34),
        Column("is_encouraged", "Chỉ khuyến khích", "Encouraged only", "flag", 12),
    ),
    ("task_id",),
)
AREAS = Sheet(
    AREA_FOLDER,
    "Phân công Hội đồng",
    "Council areas",
    (
        Column("area_id", "Mã phần phụ trách", "Area code", width=20),
        Column("position_vi", "Chức vụ", "Position", width=40, is_required=True),
        Column("position_en", "Chức vụ, tiếng Anh", "Position in English", width=36),
        Column("area_vi", "Lĩnh vực, địa bàn", "Fields, places", width=40, is_required=True),
        Column("area_en", "Lĩnh vực, tiếng Anh", "The same in English", width=36),
        Column("parties", "Đơn vị theo dõi", "Units followed", "list", 40, is_required=True),
        Column("document", "Văn bản phân công", "Document", width=26),
        Column("is_illustrative", "Là minh họa", "Is illustrative", "flag", 12),
    ),
    ("area_id",),
)
OWN = (TASKS, AREAS)
"""Sheets that are a CSV file of the campaign in a folder of their own name."""
CODES = {"task_id": "label_vi", "area_id": "position_vi"}
"""The code of a thing, and the name it is made of where it has none."""
PARTIES = ("leads", "partners", "parties")
"""Columns of units, types of units or clusters, by code or as people write them."""

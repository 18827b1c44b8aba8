"""What people call the columns of their own lists of units: letters without marks."""

NUMBERED = "number"
"""The key of the column that counts the rows."""

NAMES = {
    NUMBERED: ("stt", "tt", "so tt", "so thu tu", "no"),
    "unit_name": (
        "ten don vi",
        "don vi",
        "ten",
        "ten xa phuong",
        "ten xa phuong dac khu",
        "xa phuong",
        "xa phuong dac khu",
        "ten co quan",
        "ten co quan don vi",
        "co quan don vi",
        "ten don vi hanh chinh",
        "dia phuong",
        "ten phong ban",
        "unit",
        "unit name",
        "name",
    ),
    "unit_id": ("ma don vi", "ma", "ma xa", "ma so", "ma dvhc", "unit code", "code"),
    "short_name": ("ten ngan", "ten viet tat", "viet tat", "short name"),
    "unit_type": ("loai don vi", "loai", "loai hinh", "unit type", "type"),
    "cluster": (
        "cum",
        "khoi",
        "cum khoi",
        "cum thi dua",
        "khoi thi dua",
        "cum khoi thi dua",
        "ten cum khoi",
        "cluster",
    ),
    "contact": (
        "dau moi lien he",
        "dau moi",
        "lien he",
        "dien thoai",
        "so dien thoai",
        "contact",
        "phone",
    ),
}
HEADS = {name: key for key, names in NAMES.items() for name in names}
"""Which column each heading means."""

"""The table of settings in docs/deploy.md, written from schemas/settings.py: make docs."""

import sys
from pathlib import Path

from schemas.settings import SETTINGS, variable
from translations import translator

BEGIN, END = "<!-- settings: make docs -->", "<!-- /settings -->"
KINDS = {
    "folder": "thư mục / folder",
    "place": "thư mục, hoặc hồ / folder, or lake",
    "file": "tệp / file",
    "hosts": "danh sách tên / list of names",
    "number": "số / number",
    "whole": "số nguyên / whole number",
}


def table() -> str:
    """One row a setting: variable, key in the file, kind and bounds, what holds without it."""
    vi, en = translator("vi"), translator("en")
    lines = [
        "| biến môi trường / variable | trong tệp / in the file | kiểu / kind "
        "| mặc định / usual | để làm gì / what for |",
        "|---|---|---|---|---|",
    ]
    for name, setting in SETTINGS.items():
        bounds = f", {setting.least:.10g}–{setting.most:.12g}" if setting.is_number else ""
        usual = "–" if setting.usual is None else f"{setting.usual:.12g}"
        key = "–" if name == "settings" else f"`{name}`"
        why = f"{vi(f'settings.for_{name}')} / {en(f'settings.for_{name}')}"
        kind = f"{KINDS[setting.kind]}{bounds}"
        lines.append(f"| `{variable(name)}` | {key} | {kind} | {usual} | {why} |")
    return "\n".join(lines)


def written(document: str) -> str:
    """The document with the table between its marks."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")

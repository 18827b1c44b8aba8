"""The page of the growth bench: docs/benchmarks.md and its picture."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.growth.curves import svg
from bench.growth.table import ABSENT, Line, cells

PICTURE = "growth.svg"
HEADS = {
    "vi": "| việc | triệu giá trị | số đo | bên cạnh | tỉ số | tăng từ cỡ trước | mức | giữ |",
    "en": "| work | million values | figure | beside | ratio | growth | limit | held |",
}
RULE = "|---|---:|---:|---:|---:|---:|---|---|"
HELD = {"vi": ("có", "KHÔNG"), "en": ("yes", "NO")}
PARTS = {
    "vi": {"ratio": "tỉ số", "growth": "tăng", "value": "giây"},
    "en": {"ratio": "ratio", "growth": "growth", "value": "seconds"},
}
WORDS = {
    "vi": """Dữ liệu minh họa. `{command}` viết trang này, mỗi cỡ một kho làm qua sổ cái thật;
mỗi phép đo một tiến trình riêng, bằng giây xử lý (trừ dòng nói theo đồng hồ), đo một lần; việc
quá ngắn (đọc không kiểm, chép tệp) lặp lại rồi chia đều, câu hỏi lấy số giữa của các lần hỏi. Cỡ
là số giá trị đang dùng; «một giá trị» của đĩa tính cả bản cũ. Câu hỏi hỏi cả phong trào lớn
nhất; câu SQL ít nhất là một câu chung cho mọi câu hỏi (số mới nhất của từng đơn vị, gộp theo chỉ
tiêu), nên câu hỏi trả nhiều hơn thì tỉ số lớn hơn. «–» là không đo được hay chưa có gì để so.
Cạnh một bản mã cũ: `make bench`.""",
    "en": """Invented data. `{command}` writes this page: a store of each size, made through the
real ledger; each measurement is a process of its own, in processor seconds (but for the line by the
clock), once; what is too short (bare reading, copying) is repeated and shared out, of questions the
middle of several is taken. A size is how many values count now; «a value»
of disk counts replaced ones too. Questions ask about the whole largest campaign; the least SQL is
one statement for all of them (each unit's latest value, summed by indicator), so a question that
answers more has a larger ratio. «–» was not measured or has nothing beside it. Beside an older
tree: `make bench`.""",
}
OVER = {
    "vi": "Câu hỏi quá 2 lần câu SQL ít nhất",
    "en": "Questions beyond 2 times the least SQL",
}
MADE = {
    "vi": "{n:g} triệu: {current} giá trị đang dùng, {kept} kể cả bản cũ, "
    "{campaigns} phong trào, {books} sổ tính",
    "en": "{n:g} million: {current} current values, {kept} with replaced ones, "
    "{campaigns} campaigns, {books} workbooks",
}


def shown(line: Line, language: str) -> str:
    """A line of the table in a language."""
    words = line.row.vi if language == "vi" else line.row.en
    part = PARTS[language][line.row.aim.part] if line.row.aim else ""
    said = cells(line, words, part, *HELD[language])
    return local(said) if language == "vi" else said


def local(said: str) -> str:
    """Numbers as Vietnamese writes them: 1.234,5."""
    return re.sub(r"(?<=\d)[.,](?=\d)", lambda m: "," if m[0] == "." else ".", said)


def page(
    machine: str,
    command: str,
    lines: Sequence[Line],
    made: Mapping[float, Mapping[str, float | None]],
    over: Mapping[float, Sequence[str]],
) -> str:
    """The page, Vietnamese first."""
    picture = f"![Tăng trưởng theo cỡ kho / Growth by the size of the store](images/{PICTURE})"
    parts = ["# Phép đo tăng trưởng / Growth benchmarks", machine, picture]
    for language, title in (("vi", "Tiếng Việt"), ("en", "English")):
        table = (HEADS[language], RULE, *(shown(line, language) for line in lines))
        stores = [f"- {store(n, found, language)}" for n, found in made.items()]
        slow = [f"- {n:g}: {', '.join(names) or '0'}" for n, names in over.items()]
        parts += [f"## {title}", WORDS[language].format(command=command).replace("\n", " ")]
        parts += ["\n".join(stores)] * bool(stores)
        parts += ["\n".join(table)]
        parts += [f"{OVER[language]}:", "\n".join(slow)] * bool(slow)
    return "\n\n".join(parts) + "\n"


def store(n: float, found: Mapping[str, float | None], language: str) -> str:
    """What the store of a size holds."""
    counts = {key: found.get(key) for key in ("current", "kept", "campaigns", "books")}
    told = {key: ABSENT if count is None else f"{count:,.0f}" for key, count in counts.items()}
    said = MADE[language].format(n=n, **told)
    return local(said) if language == "vi" else said


def write(path: Path, words: str, lines: Sequence[Line]) -> None:
    """Write the page and its picture beside it."""
    folder = path.parent / "images"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    (folder / PICTURE).write_text(svg(lines), encoding="utf-8")

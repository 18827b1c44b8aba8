"""Writes docs/data-dictionary.md from the models: python -m tests.data_dictionary FILE."""

import sys
from collections.abc import Iterator
from pathlib import Path

from queries.catalogue import questions
from queries.question import Question
from schemas.columns import Column
from schemas.tables import KEPT, PUBLISHED, Table

HEAD = """# Từ điển dữ liệu / Data dictionary

Tệp này do `make docs` viết từ các mô hình; đừng sửa tay.
Trống nghĩa là không biết, không bao giờ là 0. /
Written by `make docs` from the models; do not edit. Null means unknown, never 0.
"""
PARTS = {
    "ledger": (
        "Dòng giữ trong sổ cái / Rows kept in the ledger",
        "Tệp Parquet trong `ledger/rows`, một tệp mỗi loại cho mỗi lần nhận. / "
        "Parquet files in `ledger/rows`, one a kind for each file accepted.",
    ),
    "published": (
        "Bảng của kho đã phát hành / Tables of the published store",
        "Mọi bảng dựng lại được từ sổ cái và hồ sơ. / "
        "Every table can be built again from the ledger and the profiles.",
    ),
    "questions": (
        "Câu hỏi và câu trả lời / Questions and their answers",
        "Hỏi được từ màn hình và từ dòng lệnh: `python -m queries TÊN khóa=giá-trị`. / "
        "Asked by the screens and from the shell: `python -m queries NAME key=value`.",
    ),
}
NAMES = "cột / column|kiểu / type|đơn vị / measure|trống / null|nguồn / source|nghĩa / meaning"
TABLE = f"| {NAMES.replace('|', ' | ')} |\n|{'---|' * 6}"


def dictionary() -> str:
    """The whole dictionary as Markdown (từ điển dữ liệu)."""
    blocks = [HEAD.rstrip(), *_part("ledger"), *_tables(KEPT)]
    blocks += [*_part("published"), *_tables(PUBLISHED), *_part("questions")]
    for question in questions():
        blocks += _question(question)
    return "\n\n".join(blocks) + "\n"


def _part(key: str) -> list[str]:
    title, says = PARTS[key]
    return [f"## {title}", says]


def _tables(models: dict[str, type[Table]]) -> Iterator[str]:
    for name, model in models.items():
        yield f"### `{name}`"
        yield _prose(model)
        yield _columns(model)


def _question(question: Question) -> Iterator[str]:
    yield f"### `{question.name}`"
    keys = ", ".join(f"`{key}`" for key in question.parameters) or "–"
    yield f"{question.says}\n\n- hạt / grain: {question.grain}\n- khóa / keys: {keys}"
    yield _columns(question.model)


def _prose(model: type[Table]) -> str:
    return " ".join((model.__doc__ or "").split())


def _columns(model: type[Table]) -> str:
    return "\n".join([TABLE, *(_row(name, column) for name, column in model.columns.items())])


def _row(name: str, column: Column) -> str:
    null = "có / yes" if column.nullable else ""
    cells = [f"`{name}`", str(column.dtype), column.measure, null, column.source]
    return f"| {' | '.join([*cells, column.description])} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(dictionary(), encoding="utf-8")

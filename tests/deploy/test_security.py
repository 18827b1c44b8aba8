"""docs/security.md: every item has a test, and every test it names is there."""

import re
from functools import cache

import pytest

from tests.project_files import ROOT, text

DOCUMENT = text(ROOT / "docs/security.md")
HELD, OPEN = DOCUMENT.split("## Chưa giữ")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", DOCUMENT)))


@cache
def there(file: str) -> frozenset[str]:
    return frozenset(re.findall(r"^def (test_\w+)", text(ROOT / file), re.MULTILINE))


def rows(part: str) -> list[list[str]]:
    """Rows of the tables of a part, their cells without blanks."""
    lines = [line for line in part.splitlines() if re.match(r"\| (\d+\.|– \|)", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("file", sorted({file for file, _ in NAMED}))
def test_every_test_named_is_there(file: str) -> None:
    assert [test for of, test in NAMED if of == file and test not in there(file)] == []


def test_every_item_that_holds_names_its_test_and_none_is_said_to_be_open_too() -> None:
    assert len(rows(HELD)) > 35
    assert [
        row for row in rows(HELD) if not re.search(r"`tests/[\w/]+\.py::test_\w+`", row[-1])
    ] == []
    numbers = {number for row in rows(HELD) for number in row[0].split(", ")}
    assert all(re.fullmatch(r"1?\d\.\d{1,2}\.\d{1,2}", number) for number in numbers)
    still = {number for row in rows(OPEN) for number in row[0].split(", ")} - {"–"}
    # there is a policy, it allows more than it should; stores are apart, a lake's catalog is not
    assert numbers & still <= {"3.4.3", "8.4.1"}
    assert len(rows(OPEN)) >= 8

"""Tries every pair of the matrix and prints its size and result: python -m tests.matrix."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from data.profiles.catalog import load_catalog
from pages.parts.navigation import PAGES
from schemas.viewer import ROLES
from tests.matrix.doors import (
    ANSWERED,
    REFUSED,
    Try,
    question_tries,
    route_tries,
    sheet_tries,
    write_tries,
)
from tests.matrix.entries import WHO_MAY, roles_of
from tests.pages.parts.people.test_who import a_viewer, seen_as
from tests.queries.test_reach import World
from tests.worlds.deck_sample import commune_sample
from tests.worlds.page_store import a_campaign, page_store
from translations import translator

OF = ("all", "own unit", "other unit", "other cluster")
ROOT = Path(__file__).parents[2]
HEADINGS = ("cửa / door", "thứ / things", "cặp / pairs", "trả lời / answered", "từ chối / refused")


def page_tries(store: Path) -> Iterator[Try]:
    """Every page × role, opened as the role gets it."""
    title = translator("vi")("message.not_allowed_title")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THI_DUA_SO_STORE", str(store))
        for page in PAGES:
            for role in ROLES:
                at = seen_as(a_viewer(role), page, patch)
                is_refused = bool(at.exception) or at.title[0].value == title
                may = role in roles_of("pages", page)
                got = REFUSED if is_refused else ANSWERED
                yield Try("page", page, role, "–", ANSWERED if may else REFUSED, got)


def main() -> int:
    """The table: tries, answered, refused, wrong; 1 where a door did otherwise than its entry."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        os.environ["TEST_WORLDS_OF_THI_DUA_SO"] = str(folder / "worlds")
        for name in ("world", "pages", "routes", "worlds"):
            (folder / name).mkdir()
        world, store = World(*commune_sample(folder / "world")), page_store(folder / "pages")
        found = [
            *question_tries(world, OF),
            *sheet_tries(world),
            *write_tries(store, a_campaign(load_catalog())),
            *route_tries(folder / "routes", folder / "routes"),
            *page_tries(store),
        ]
    wrong = [one for one in found if not one.is_right]
    print(f"| {' | '.join(HEADINGS)} | sai / wrong |")
    print("|---|---:|---:|---:|---:|---:|")
    for door in dict.fromkeys(one.door for one in found):
        mine = [one for one in found if one.door == door]
        got = Counter(one.got for one in mine)
        things, bad = len({one.what for one in mine}), sum(not one.is_right for one in mine)
        print(f"| {door} | {things} | {len(mine)} | {got[ANSWERED]} | {got[REFUSED]} | {bad} |")
    print(
        f"{sum(len(of) for of in WHO_MAY.values())} entries, {len(found)} pairs, {len(wrong)} wrong"
    )
    for one in wrong:
        print(one, file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())

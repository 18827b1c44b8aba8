import re
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints

from schemas.plan import indicators as profile_indicators
from schemas.plan import profile
from schemas.plan import reporting as profile_reporting
from schemas.plan import subjects as profile_subjects
from schemas.plan.indicators import Indicator, Target
from schemas.plan.profile import Campaign, Profile
from schemas.plan.profile_file import load_profile
from schemas.plan.profile_refusal import dataclass_in
from tests.worlds.files.shipped import FOLDER

# groups with a header of their own in the example
INNER = (
    *("occasions", "forms", "rules", "route", "yearly", "interim", "final", "plans", "sections"),
    "own",
    "asks",
)


def test_every_profile_key_is_explained_in_the_readme() -> None:
    words = (FOLDER / "README.md").read_text(encoding="utf-8")
    parts = (profile, profile_indicators, profile_subjects, profile_reporting)
    named = [c for model in parts for c in vars(model).values()]
    rows = (Profile, profile_indicators.UnitTarget)  # a row of targets/<id>.csv, not a key
    classes = [c for c in named if is_dataclass(c) and c not in rows]
    keys = {f.name for c in classes for f in fields(c)}
    assert len(keys) > 80
    assert [key for key in sorted(keys) if f"`{key}`" not in words] == []
    groups = {f.name for f in fields(Profile)}
    assert [key for key in sorted(groups) if f"{key}]" not in words] == []


def readme_example() -> str:
    words = (FOLDER / "README.md").read_text(encoding="utf-8")
    return words.partition("```toml\n")[2].partition("```")[0]


def model_at(head: str) -> Any:
    """The class that a header of the example fills, e.g. [[awards.forms]]."""
    kind: Any = Profile
    for part in head.strip("[]").split("."):
        kind = dataclass_in(get_type_hints(kind)[part])
    return kind


def required(kind: Any) -> set[str]:
    made = (MISSING, MISSING)
    return {f.name for f in fields(kind) if (f.default, f.default_factory) == made}


def test_the_example_of_the_readme_loads_and_holds_every_key_with_the_required_marked(
    tmp_path: Path,
) -> None:
    text = readme_example()
    (tmp_path / "thi-du.toml").write_text(text, encoding="utf-8")
    assert load_profile(tmp_path / "thi-du.toml").campaign.id == "thi-du"
    head, marked, given = "", {}, {}
    for line in text.splitlines():
        if line.startswith("["):
            head = line
            marked[head] = marked.get(head, set())
        if found := re.match(r"(?:# )?(\w+) = ", line):
            given.setdefault(model_at(head), set()).add(found[1])
            if line.endswith("# *"):
                marked[head].add(found[1])
            else:
                assert found[1] not in required(model_at(head)), line
    assert {head: required(model_at(head)) for head in marked} == marked
    missing = {
        kind.__name__: {f.name for f in fields(kind)} - keys - set(INNER)
        for kind, keys in given.items()
    }
    assert not {name: keys for name, keys in missing.items() if keys}
    assert [f.name for f in fields(Target) if f" {f.name} = " not in text] == []


def test_required_keys_are_marked_in_the_tables_of_the_readme() -> None:
    words = (FOLDER / "README.md").read_text(encoding="utf-8")
    for head, kind in (("### `[campaign]`", Campaign), ("### `[[indicators]]`", Indicator)):
        part = words.partition(head)[2].partition("\n### ")[0].partition("\n\n`targets`")[0]
        starred = set(re.findall(r"`(\w+)` \\\*", part))
        said = {f.name for f in fields(kind) if f"`{f.name}`" in part}
        assert starred == required(kind) & said

"""The contents and indicators of a plan of the national sample, as TOML (dữ liệu minh họa)."""

from collections.abc import Iterator, Mapping
from typing import Any

from data.profiles.toml.edit import literal
from data.samples.nation.drawn import Draw, indicators, pool

Row = Mapping[str, Any]
ALWAYS = ("security-trained", "press-items", "role-models", "maturity", "dossiers", "online-rate")
"""Indicators that subjects, rubrics and others name: every plan has them."""
NEEDED = ("infrastructure", "government", "economy", "society", "awareness", "security")
"""Contents that rubrics read, and those of ALWAYS."""
MOST, LEVELS = 100.0, 5.0
PHASES = (("phase-1", "first"), ("phase-2", "last"))


def item(name: str, keys: Mapping[str, Any]) -> str:
    """An item of a list in TOML; keys without a value are left out."""
    lines = [f"{key} = {literal(value)}" for key, value in keys.items() if value is not None]
    return "\n".join([f"[[{name}]]", *lines, ""])


def contents(draw: Draw) -> list[Row]:
    """The contents of a plan in its own order; some have one less."""
    kept = [
        c for c in pool()["contents"] if c["id"] in NEEDED or draw.luck("without", c["id"]) < 0.6
    ]
    order = draw.shuffled(range(len(kept)), "contents")
    return [kept[place] | {"source": pool()["note"]} for place in order]


def chosen(draw: Draw, who: str, of: list[str]) -> list[Row]:
    """The indicators of a plan: those its units can report, less some it does not ask for."""
    known = [i for i in indicators() if i["content"] in of and set(i["who"]) & set(who)]
    free = [i["id"] for i in known if i["id"] not in ALWAYS]
    out = set(draw.shuffled(free, "left out")[: draw.within("indicators_left_out")])
    return sorted((i for i in known if i["id"] not in out), key=lambda i: of.index(i["content"]))


def indicator(draw: Draw, row: Row, who: str) -> Row:
    """One indicator with targets of the plan's own."""
    note, kind = pool()["note"], row["kind"]
    types = [t for letter in row["who"] if letter in who for t in pool()["types"][letter]]
    is_flow, is_level = kind in ("flow", "weight"), kind == "level"
    maximum = LEVELS if is_level else MOST if row["measure"] == "%" else None
    return {
        **{key: row[key] for key in ("id", "content", "label_vi", "label_en")},
        **{key: row[key] for key in ("short_vi", "short_en", "measure")},
        "decimals": 0 if is_flow else 1,
        "direction": "higher",
        "kind": "flow" if is_flow else "stock",
        "adds_up": "sum" if is_flow else "weighted_mean" if kind == "weighted" else "mean",
        "weighted_by": "dossiers" if kind == "weighted" else None,
        "operator": "ge",
        "unit_types": types,
        "path": draw.one_of("paths") if not is_flow else None,
        "weight": 2.0 if draw.luck("heavy", row["id"]) < 0.1 else None,
        "minimum": 0.0,
        "maximum": maximum,
        "big_jump": 3.0 if is_flow else 1.0 if is_level else 30.0,
        "baseline": None if kind == "weight" else 0.0 if is_flow else _start(draw, row),
        "baseline_source": None if kind == "weight" else note,
        "is_illustrative": True,
        "source": note,
        "targets": list(_targets(draw, row, types, maximum)),
    }


def _start(draw: Draw, row: Row) -> float:
    return round(float(row["start"]) * draw.within("start_pct", row["id"]) / 100, 1)


def _targets(draw: Draw, row: Row, types: list[str], maximum: float | None) -> Iterator[Row]:
    """A target a phase, and for flows one of each type that reports less than a commune."""
    share = draw.within("target_pct", row["id"]) / 100
    for phase, key in PHASES:
        if row["kind"] == "weight":
            yield {"phase": phase, "source": pool()["only_weight"]}
            continue
        said = {"is_illustrative": True, "source": pool()["note"]}
        value = float(row[key]) * share
        if row["kind"] != "flow":
            yield {"phase": phase, "value": min(round(value, 1), maximum or value), **said}
            continue
        yield {"phase": phase, "value": float(max(1, round(value))), **said}
        for kind in (t for t in types if t in pool()["shares"]):
            less = float(max(1, round(value * pool()["shares"][kind])))
            yield {"phase": phase, "value": less, "unit_type": kind, **said}

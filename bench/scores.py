"""What scoring takes, and how far the engine is from the published tables where they are."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from answers.published.check import checked
from data.published.published import FOLDER
from data.published.table.mapping import read_mapping
from methods.robustness import rank_draws
from methods.verdict import removals, verdicts
from schemas.scoring.rubric import RobustnessSettings
from tests.methods.test_methods_scores import many

MAPPINGS = Path(__file__).parent.parent / "data" / "published" / "mappings"
Line = tuple[str, float, float | None, float | None]


def score_runs() -> Iterator[Line]:
    """Robustness of 30 clusters × 15 units × 40 criteria, then each published table."""
    criteria, ranking = many(30)
    settings = RobustnessSettings()
    start = perf_counter()
    draws = rank_draws(criteria, ranking, settings)
    verdicts(criteria, ranking, draws, settings)
    removals(criteria, ranking)
    spent = (perf_counter() - start) * 1000
    yield "robustness, 30 clusters × 15 units × 40 criteria, 1,000 draws", spent, None, 2_000
    if FOLDER.is_dir():
        yield from map(_table, sorted(MAPPINGS.glob("*.toml")))


def _table(path: Path) -> Line:
    start = perf_counter()
    found = checked(read_mapping(path), FOLDER)
    spent = (perf_counter() - start) * 1000
    furthest = "–" if found.furthest is None else f"{found.furthest:.7f}"
    ranks = f"{found.ranks_equal}/{found.ranks} ranks" if found.ranks else f"{found.ties}"
    return f"table `{path.stem}`: {ranks}, furthest total {furthest}", spent, None, None

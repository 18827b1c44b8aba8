"""A commune's campaign with reports, scores and awards over three years, for whole papers."""

from pathlib import Path

from data.samples.sample import make_sample

COMMUNE = "quang-tri-vinh-linh"
SETTINGS = f"""today = 2028-01-20
first_view = 2026-10-31
[[campaigns]]
id = "{COMMUNE}"
workbooks = 1
refused = 1
batches = 2
word_books = 1
word_returned = 2
word_corrected = 1
exempt = 0
annotations = 1
score_years = 3
award_years = 3
"""


def report_store(folder: Path) -> Path:
    """Made at the real doors, like the sample that ships."""
    plans = folder / "plans"
    plans.mkdir(parents=True)
    (plans / "one.toml").write_text(SETTINGS)
    make_sample(folder / "store", "one", 1, plans=plans)
    return folder / "store"

"""The campaigns that are shipped, as their files say them."""

from pathlib import Path

FOLDER = Path(__file__).parents[3] / "campaigns"


PLANS = ["vinh-long", "quang-tri-vinh-linh", "nghe-an", "an-giang", "lam-dong"]

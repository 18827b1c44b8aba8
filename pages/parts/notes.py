"""Events that explain figures (ghi chép), as every chart, table and file of a page shows them."""

import polars as pl

from pages.parts.cached import ask
from queries.progress.questions import annotation_list
from schemas.selection import Selection


def annotations(chosen: Selection) -> pl.DataFrame:
    """The events of the selection known on its as-of date."""
    return ask(annotation_list, chosen)

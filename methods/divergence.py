"""Questions asked of marks (chênh lệch khi chấm): who overrates itself, who is harsh, who favours.

Distances count scaled median absolute deviations, so that the odd one out does not hide itself.
"""

import polars as pl

from schemas.scoring.rubric import DivergenceSettings

SCALE, LEAST = 1.4826, 1e-9
Schema = dict[str, type[pl.DataType]]
RANKED: Schema = {
    "cluster_id": pl.String,
    "unit_id": pl.String,
    "short_name": pl.String,
}
OVER: Schema = RANKED | {
    "gap_points": pl.Float64,
    "median_points": pl.Float64,
    "distance": pl.Float64,
}
LEANINGS: Schema = {
    "cluster_id": pl.String,
    "marker_id": pl.String,
    "marker_name": pl.String,
    "leaning_ratio": pl.Float64,
    "distance": pl.Float64,
    "leaning": pl.String,
    "mark_count": pl.Int64,
}
FAVOURS: Schema = {
    "cluster_id": pl.String,
    "unit_a": pl.String,
    "name_a": pl.String,
    "unit_b": pl.String,
    "name_b": pl.String,
    "favour_a_ratio": pl.Float64,
    "favour_b_ratio": pl.Float64,
    "distance": pl.Float64,
}
NAMED = {
    "cluster_id": pl.col("cluster_id"),
    "unit_a": pl.col("marker_id"),
    "name_a": pl.col("marker_name"),
    "unit_b": pl.col("unit_id"),
    "name_b": pl.col("unit_name"),
    "favour_a_ratio": pl.col("favour"),
    "favour_b_ratio": pl.col("back_ratio"),
    "distance": pl.min_horizontal("distance", "back_distance"),
}


APART: Schema = {
    "cluster_id": pl.String,
    "marker_id": pl.String,
    "marker_name": pl.String,
    "unit_id": pl.String,
    "unit_name": pl.String,
    "share_ratio": pl.Float64,
    "usual_ratio": pl.Float64,
    "apart_ratio": pl.Float64,
}


def overraters(ranking: pl.DataFrame, settings: DivergenceSettings) -> pl.DataFrame:
    """Units whose self-score is further above the appraised one than their cluster's usual gap.

    Both limits must be passed: the distance, and the gap beyond the median as a share of the total.
    Reads ClusterRanking; clusters with fewer than minimum_units such pairs are not asked about.
    """
    gaps = ranking.select(
        *RANKED, "total_points", gap_points=pl.col("self_points") - pl.col("appraised_points")
    ).drop_nulls("gap_points")
    beyond = pl.col("gap_points") - pl.col("gap_points").median().over("cluster_id")
    found = gaps.with_columns(
        median_points=pl.col("gap_points").median().over("cluster_id"),
        distance=_distance(beyond, "cluster_id"),
        beyond=beyond,
        members=pl.len().over("cluster_id"),
    ).filter(
        (pl.col("members") >= settings.minimum_units)
        & (pl.col("distance") > settings.overrate_distance)
        & (pl.col("beyond") > settings.overrate_gap_ratio * pl.col("total_points"))
    )
    return _typed(found, OVER).sort("cluster_id", "distance", descending=[False, True])


def marker_leanings(cross: pl.DataFrame, settings: DivergenceSettings) -> pl.DataFrame:
    """How far each marker's marks lie from what the others gave the same units; CrossMarks.

    leaning_ratio is the median over the units it marked of its mark minus the median of the other
    markers' marks, in shares of the maximum; lenient or harsh where both limits are passed.
    """
    rated = _shared(cross)
    leanings = rated.group_by("cluster_id", "marker_id", "marker_name").agg(
        leaning_ratio=pl.col("apart").median(), mark_count=pl.len()
    )
    beyond = pl.col("leaning_ratio") - pl.col("leaning_ratio").median().over("cluster_id")
    is_far = (
        (pl.len().over("cluster_id") >= settings.minimum_units)
        & (pl.col("distance").abs() > settings.marker_distance)
        & (pl.col("beyond").abs() > settings.marker_gap_ratio)
    )
    word = pl.when(pl.col("beyond") > 0).then(pl.lit("lenient")).otherwise(pl.lit("harsh"))
    found = leanings.with_columns(distance=_distance(beyond, "cluster_id"), beyond=beyond)
    found = found.with_columns(leaning=pl.when(is_far).then(word))
    return _typed(found, LEANINGS).sort("cluster_id", "leaning_ratio", "marker_id")


def marks_apart(cross: pl.DataFrame) -> pl.DataFrame:
    """Each mark beside the median of the other markers' marks for the unit, shares of the maximum.

    A unit that only one member marked has nobody to be compared with and is left out. CrossMarks.
    """
    named = {"share": "share_ratio", "usual": "usual_ratio", "apart": "apart_ratio"}
    return _typed(_shared(cross).rename(named), APART).sort("cluster_id", "marker_id", "unit_id")


def mutual_favours(cross: pl.DataFrame, settings: DivergenceSettings) -> pl.DataFrame:
    """Pairs that mark each other high, beyond what each is worth and how lenient each marks.

    A favour is a mark minus the others' median for that unit minus the marker's own leaning; a
    pair is named where both favours pass the gap and the distance. Reads CrossMarks.
    """
    favours = _favours(_shared(cross)).filter(
        (pl.col("members") >= settings.minimum_units)
        & (pl.col("favour") > settings.favour_gap_ratio)
        & (pl.col("distance") > settings.favour_distance)
    )
    pairs = favours.join(_back(favours), on=["cluster_id", "marker_id", "unit_id"])
    once = pairs.filter(pl.col("marker_id") < pl.col("unit_id"))
    return _typed(once.select(**NAMED), FAVOURS).sort("cluster_id", "unit_a", "unit_b")


def _back(favours: pl.DataFrame) -> pl.DataFrame:
    """The same favours as their receivers would say them."""
    return favours.select(
        "cluster_id",
        marker_id="unit_id",
        unit_id="marker_id",
        back_ratio="favour",
        back_distance="distance",
    )


def _favours(rated: pl.DataFrame) -> pl.DataFrame:
    leaning = pl.col("apart").median().over("cluster_id", "marker_id")
    return rated.with_columns(
        favour=pl.col("apart") - leaning,
        members=pl.col("marker_id").n_unique().over("cluster_id"),
    ).with_columns(distance=_distance(pl.col("favour"), "cluster_id"))


def _typed(frame: pl.DataFrame, schema: Schema) -> pl.DataFrame:
    return frame.select(pl.col(name).cast(kind) for name, kind in schema.items())


def _shared(cross: pl.DataFrame) -> pl.DataFrame:
    """Each mark as a share of the maximum, and apart from the median of the others for the unit."""
    rated = cross.with_columns(share=pl.col("mark_points") / pl.col("max_points"))
    pairs = rated.join(
        rated.select("cluster_id", "unit_id", other_id="marker_id", other="share"),
        on=["cluster_id", "unit_id"],
    ).filter(pl.col("other_id") != pl.col("marker_id"))
    usual = pairs.group_by("cluster_id", "unit_id", "marker_id").agg(usual=pl.col("other").median())
    joined = rated.join(usual, on=["cluster_id", "unit_id", "marker_id"])
    return joined.with_columns(apart=pl.col("share") - pl.col("usual"))


def _distance(beyond: pl.Expr, over: str) -> pl.Expr:
    spread = beyond.abs().median().over(over) * SCALE
    return beyond / pl.max_horizontal(spread, LEAST)

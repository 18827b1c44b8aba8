"""Names and headlines of models by content and cluster."""

from collections.abc import Sequence

from schemas.row import Row
from translations import Translator
from translations.phrases import first_fitting, joined


def content_name(row: Row, t: Translator) -> str:
    """Short name of a content; of those that name none, so in words."""
    if row["content_vi"] is None:
        return t("charts.model_contents.no_content")
    return str(t.pick(row, "content"))


def cluster_name(row: Row, t: Translator) -> str:
    """Name of a cluster; of units in none, so in words."""
    if row["cluster_name_vi"] is None:
        return t("charts.model_clusters.no_cluster")
    return str(t.pick(row, "cluster_name"))


def contents_message(rows: Sequence[Row], t: Translator) -> str:
    """How many are in use, and which contents have none."""
    count = t.number(sum(row["recognised_count"] for row in rows))
    without = [content_name(r, t) for r in rows if not r["recognised_count"]]
    if not without:
        return t("charts.model_contents.all", count=count)
    return first_fitting(
        t("charts.model_contents.some", count=count, names=joined(t, without)),
        t("charts.model_contents.few", count=count, without=t.number(len(without))),
    )


def clusters_message(rows: Sequence[Row], t: Translator) -> str:
    """How many clusters have no recognised model, and which."""
    without = [cluster_name(row, t) for row in rows if not row["model_count"]]
    words = {"without": t.number(len(without)), "count": t.number(len(rows))}
    if not without:
        return t("charts.model_clusters.all", **words)
    return first_fitting(
        t("charts.model_clusters.names", names=joined(t, without), **words),
        t("charts.model_clusters.some", **words),
    )

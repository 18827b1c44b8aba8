"""Codes of proposals, steps, rules and overrides in words."""

import polars as pl

from translations import Translator


def worded(rows: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """Codes of proposals and steps in words."""
    codes = {
        "state": ("state_word", "awards.state"),
        "verdict_now": ("verdict_word", "awards.verdict"),
        "verdict_then": ("then_word", "awards.verdict"),
        "recipient_class": ("class_word", "awards.class"),
        "occasion": ("occasion_word", "awards.occasion"),
        "stage": ("stage_word", "awards.stage"),
    }
    return rows.with_columns(
        pl.Series(
            name, [t(f"{key}.{code}") if code else None for code in rows[column]], dtype=pl.String
        )
        for column, (name, key) in codes.items()
        if column in rows.columns
    )


def with_next(rows: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """Proposals with whom each waits for; nobody where it is decided or has ended."""
    return rows.with_columns(next_word=f"next_{t.language}")


def waiting_line(rows: pl.DataFrame, t: Translator) -> str:
    """«Đang chờ: Hội đồng (25), Chủ tịch UBND tỉnh (14)» in the order of the steps, or nothing."""
    found = with_next(rows, t).drop_nulls("next_word").group_by("next_word")
    counts = found.agg(pl.len(), pl.col("next_step").min()).sort("next_step", "next_word")
    said = [f"{name} ({t.number(count)})" for name, count, _ in counts.iter_rows()]
    return t("awards.waiting", names=", ".join(said)) if said else ""


def worded_rules(rules: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """Rules with their label, and what is said where the words were not read."""
    printed = pl.when(pl.col("printed_vi") == "").then(pl.lit(t("awards.not_read")))
    return rules.with_columns(
        rule_label=f"label_{t.language}", printed_words=printed.otherwise("printed_vi")
    )


def worded_overrides(rows: pl.DataFrame, rules: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """Overrides with the labels of the rules they passed over."""
    labels = dict(rules.select("rule_id", f"label_{t.language}").iter_rows())
    failed = [
        "; ".join(labels.get(name, name) for name in (text or "").split("; ") if name) or None
        for text in rows["failed_rules"]
    ]
    return worded(rows, t).with_columns(failed_words=pl.Series(failed, dtype=pl.String))


def worded_told(rows: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """Counts told by others: known codes of session, stage, level, recipients in words."""
    codes = ("session", "stage_told", "level_told", "subject_told")
    return rows.with_columns(
        pl.Series(name, [_told(text, t) for text in rows[name]], dtype=pl.String) for name in codes
    )


def _told(text: str, t: Translator) -> str:
    key = f"awards.told.{text}"
    return t(key) if t.has(key) else text

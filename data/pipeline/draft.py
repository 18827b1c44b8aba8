"""A rubric being tried: it stands in for the published ones of its code, in a schema of its own."""

from dataclasses import replace

import duckdb

from schemas.tables import ALWAYS


def stand_in(cursor: duckdb.DuckDBPyConnection, schema: str, base: str, draft: str) -> None:
    """Make every table of RUBRIC anew in `schema`: those of `base`, the draft for its versions.

    The draft (JSON text) counts from the first day on. ProfileError: it is no rubric."""
    from data.profiles.rubric_tables import rubric_tables  # only who tries a rubric waits for it
    from schemas.scoring.rubric_file import rubric_of

    tried = replace(rubric_of(draft), published_on=ALWAYS)
    code = {"campaign_id": tried.campaign, "rubric_id": tried.id}
    for name, frame in rubric_tables([tried]).items():
        cursor.register("drafted", frame.to_arrow())
        cursor.execute(
            f"CREATE TABLE {schema}.{name} AS SELECT * FROM {base}.{name} "  # noqa: S608
            "WHERE campaign_id <> $campaign_id OR rubric_id <> $rubric_id "
            "UNION ALL SELECT * FROM drafted",
            code,
        )
        cursor.unregister("drafted")

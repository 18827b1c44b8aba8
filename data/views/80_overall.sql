-- Headline figures of one phase on one date, from rows already read.

-- Units and indicators that compare between two named readings of placed_unit: counted in both,
-- reported anew, and the value before one period older.
CREATE OR REPLACE MACRO matched_unit(rows_now, rows_before, of_cadence) AS TABLE
    SELECT
        n.unit_id,
        n.indicator_id
    FROM query_table(rows_now) AS n
    JOIN query_table(rows_before) AS o
        ON o.unit_id = n.unit_id AND o.indicator_id = n.indicator_id
    WHERE n.is_counted AND o.is_counted AND is_next(of_cadence, n.latest_date, o.latest_date);

-- Units of the named rows of placed_unit, and the end of the latest period of their values.
CREATE OR REPLACE MACRO unit_latest(of_rows) AS TABLE
    SELECT
        bool_or(value IS NOT NULL) AS has_value,
        max(CASE WHEN is_counted THEN latest_date END) AS latest_date
    FROM query_table(of_rows)
    GROUP BY unit_id;

-- Of the named rows of placed_unit: what is on its path, the general pace, what is behind.
CREATE OR REPLACE MACRO overall_of(of_rows, for_campaign, as_of, in_phase) AS TABLE
    WITH overall_row AS MATERIALIZED (
        SELECT *
        FROM standing_of(of_rows, for_campaign, as_of, in_phase)
    ),
    indicator_figure AS (
        SELECT
            count(target_value) AS indicator_count,
            count(*) FILTER (status NOT IN ('not_due', 'not_reported', 'no_target')) AS rated_count,
            count(*) FILTER (status IN ('exceeded', 'early', 'reached', 'on_track'))
                AS on_path_count
        FROM overall_row
    ),
    content_figure AS (
        SELECT
            count(*) AS content_count,
            count(*) FILTER (is_behind(status)) AS behind_content_count,
            total(achieved_ratio) / nullif(count(achieved_ratio), 0) AS achieved_ratio,
            total(CASE WHEN achieved_ratio IS NOT NULL THEN required_ratio END)
                / nullif(count(achieved_ratio), 0) AS required_ratio,
            coalesce(bool_or(has_value), false) AS has_value,
            coalesce(bool_or(is_due), false) AS is_due,
            coalesce(bool_and(is_target_met), false) AS is_target_met,
            max(value_date) AS value_date,
            max(required_date) AS required_date
        FROM content_of('overall_row', for_campaign, as_of, in_phase)
    ),
    reporter AS (
        SELECT
            count(*) FILTER (u.has_value) AS value_unit_count,
            count(*) AS value_expected_count,
            count(*) FILTER (u.latest_date < c.value_date) AS earlier_count
        FROM unit_latest(of_rows) AS u
        CROSS JOIN content_figure AS c
    )
    SELECT
        i.indicator_count,
        i.rated_count,
        i.on_path_count,
        c.content_count,
        c.behind_content_count,
        pace_of(c.achieved_ratio, c.required_ratio) AS pace_ratio,
        rating(
            c.is_due, c.has_value, c.achieved_ratio, c.required_ratio,
            c.is_target_met, false, p.is_closed,
            p.exceeded_ratio, p.reached_ratio, p.on_track_ratio, p.slow_ratio
        ) AS pace_status,
        r.value_unit_count,
        r.value_expected_count,
        c.value_date,
        r.earlier_count,
        c.required_date
    FROM indicator_figure AS i
    CROSS JOIN content_figure AS c
    CROSS JOIN reporter AS r
    CROSS JOIN phase_state(for_campaign, as_of, in_phase) AS p;

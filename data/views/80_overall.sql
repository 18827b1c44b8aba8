-- Headline figures of one phase on one date.

CREATE OR REPLACE MACRO overall(
    for_campaign, as_of, in_phase, of_type, of_cluster, of_unit
) AS TABLE
    WITH indicator_figure AS (
        SELECT
            count(*) FILTER (status <> 'no_target') AS indicator_count,
            count(*) FILTER (status NOT IN ('not_due', 'not_reported', 'no_target')) AS rated_count,
            count(*) FILTER (status IN ('exceeded', 'early', 'reached', 'on_track'))
                AS on_path_count
        FROM group_standing(
            for_campaign, as_of, in_phase, 'all', of_type, of_cluster, of_unit
        )
    ),
    content_figure AS (
        SELECT
            count(*) AS content_count,
            count(*) FILTER (status IN ('slow', 'at_risk')) AS behind_content_count,
            total(achieved_ratio) / nullif(count(achieved_ratio), 0) AS achieved_ratio,
            total(CASE WHEN achieved_ratio IS NOT NULL THEN required_ratio END)
                / nullif(count(achieved_ratio), 0) AS required_ratio,
            coalesce(bool_or(has_value), false) AS has_value
        FROM group_content(
            for_campaign, as_of, in_phase, 'all', of_type, of_cluster, of_unit
        )
    ),
    reporter AS (
        SELECT count(DISTINCT unit_id) FILTER (value IS NOT NULL) AS value_unit_count
        FROM grouped_unit(
            for_campaign, as_of, in_phase, 'all', of_type, of_cluster, of_unit
        )
    )
    SELECT
        i.indicator_count,
        i.rated_count,
        i.on_path_count,
        c.content_count,
        c.behind_content_count,
        pace_of(c.achieved_ratio, c.required_ratio) AS pace_ratio,
        rating(
            c.has_value, c.achieved_ratio, c.required_ratio, false, p.is_due, p.is_ended,
            p.exceeded_ratio, p.reached_ratio, p.on_track_ratio, p.slow_ratio
        ) AS pace_status,
        r.value_unit_count
    FROM indicator_figure AS i
    CROSS JOIN content_figure AS c
    CROSS JOIN reporter AS r
    CROSS JOIN phase_state(for_campaign, as_of, in_phase) AS p;

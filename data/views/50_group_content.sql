-- Where groups of units stand on each content: the weighted mean of its indicators' shares,
-- each held between 0 and 100 %, so that one indicator cannot hide another.

-- Shares of the contents of the named rated rows.
CREATE OR REPLACE MACRO content_share(of_standing) AS TABLE
    SELECT
        group_id,
        any_value(group_name_vi) AS group_name_vi,
        any_value(group_name_en) AS group_name_en,
        content_id,
        total(held(achieved_ratio) * indicator_weight)
            / total(CASE WHEN achieved_ratio IS NOT NULL THEN indicator_weight END)
            AS achieved_ratio,
        total(CASE WHEN achieved_ratio IS NOT NULL THEN required_ratio * indicator_weight END)
            / total(CASE WHEN achieved_ratio IS NOT NULL THEN indicator_weight END)
            AS required_ratio,
        bool_and(is_target_met) FILTER (achieved_ratio IS NOT NULL) AS is_target_met,
        bool_and(is_met_early) FILTER (achieved_ratio IS NOT NULL) AS is_met_early,
        bool_or(value IS NOT NULL) AS has_value,
        bool_or(is_due) AS is_due,
        max(value_date) AS value_date,
        max(required_date) AS required_date,
        count(achieved_ratio) AS indicator_count,
        count(target_value) AS expected_indicator_count
    FROM query_table(of_standing)
    GROUP BY group_id, content_id;

-- The same rated.
CREATE OR REPLACE MACRO content_of(of_standing, for_campaign, as_of, in_phase) AS TABLE
    SELECT
        s.*,
        pace_of(s.achieved_ratio, s.required_ratio) AS pace_ratio,
        rating(
            s.is_due, s.has_value, s.achieved_ratio, s.required_ratio,
            coalesce(s.is_target_met, false), coalesce(s.is_met_early, false), p.is_closed,
            p.exceeded_ratio, p.reached_ratio, p.on_track_ratio, p.slow_ratio
        ) AS status
    FROM content_share(of_standing) AS s
    CROSS JOIN phase_state(for_campaign, as_of, in_phase) AS p;

CREATE OR REPLACE MACRO group_content(
    for_campaign, as_of, in_phase, by_level, of_type, of_cluster, of_unit
) AS TABLE
    WITH content_row AS MATERIALIZED (
        SELECT *
        FROM placed_unit(for_campaign, as_of, in_phase, by_level, of_type, of_cluster, of_unit)
    ),
    content_standing_row AS (
        SELECT *
        FROM standing_of('content_row', for_campaign, as_of, in_phase)
    ),
    unit_latest AS (
        SELECT
            g.group_id,
            i.content_id,
            g.unit_id,
            bool_or(g.value IS NOT NULL) AS has_value,
            max(CASE WHEN g.is_counted THEN g.latest_date END) AS latest_date
        FROM content_row AS g
        JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = g.indicator_id
        GROUP BY g.group_id, i.content_id, g.unit_id
    )
    SELECT
        s.*,
        c.unit_count,
        c.earlier_count,
        c.expected_count
    FROM content_of('content_standing_row', for_campaign, as_of, in_phase) AS s
    JOIN LATERAL (
        SELECT
            count(*) FILTER (u.has_value) AS unit_count,
            count(*) FILTER (u.latest_date < s.value_date) AS earlier_count,
            count(*) AS expected_count
        FROM unit_latest AS u
        WHERE u.group_id = s.group_id AND u.content_id = s.content_id
    ) AS c ON true;

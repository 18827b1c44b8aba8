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
        bool_or(value IS NOT NULL) AS has_value,
        count(achieved_ratio) AS indicator_count,
        count(*) AS expected_indicator_count
    FROM query_table(of_standing)
    GROUP BY group_id, content_id;

-- The same rated.
CREATE OR REPLACE MACRO content_of(of_standing, for_campaign, as_of, in_phase) AS TABLE
    SELECT
        s.*,
        pace_of(s.achieved_ratio, s.required_ratio) AS pace_ratio,
        rating(
            s.has_value, s.achieved_ratio, s.required_ratio, coalesce(s.is_target_met, false),
            p.is_due, p.is_ended,
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
    coverage AS (
        SELECT
            g.group_id,
            i.content_id,
            count(DISTINCT g.unit_id) FILTER (g.value IS NOT NULL) AS unit_count,
            count(DISTINCT g.unit_id) AS expected_count
        FROM content_row AS g
        JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = g.indicator_id
        GROUP BY g.group_id, i.content_id
    )
    SELECT
        s.*,
        c.unit_count,
        c.expected_count
    FROM content_of('content_standing_row', for_campaign, as_of, in_phase) AS s
    JOIN coverage AS c ON c.group_id = s.group_id AND c.content_id = s.content_id;

-- Scoring counted: clusters at a glance, marks of each unit, answers of units.

-- Clusters of the named graded rows: leader, the next one, margin, spread.
CREATE OR REPLACE MACRO cluster_tally(of_graded) AS TABLE
    WITH ordered AS (
        SELECT
            *,
            row_number() OVER (
                PARTITION BY cluster_id
                ORDER BY cluster_rank NULLS LAST, short_name COLLATE vi, unit_id
            ) AS place
        FROM query_table(of_graded)
    )
    SELECT
        cluster_id,
        any_value(cluster_name_vi) AS cluster_name_vi,
        any_value(cluster_name_en) AS cluster_name_en,
        any_value(rubric_id) AS rubric_id,
        any_value(version) AS version,
        any_value(stage) AS stage,
        count(score_points) AS unit_count,
        count(*) AS expected_count,
        any_value(ranked_count) AS ranked_count,
        count(*) FILTER (cluster_rank = 1) AS shared_first_count,
        CASE
            WHEN count(*) FILTER (cluster_rank = 1) = 1
                THEN max(unit_id) FILTER (cluster_rank = 1)
        END AS leader_id,
        string_agg(short_name, ', ' ORDER BY place) FILTER (cluster_rank = 1) AS leader_name,
        max(score_points) FILTER (cluster_rank = 1) AS leader_points,
        CASE
            WHEN count(*) FILTER (cluster_rank = 1) = 1
                THEN max(short_name) FILTER (place = 2 AND is_ranked)
        END AS second_name,
        max(gap_points) FILTER (place = 2) AS margin_points,
        max(score_points) FILTER (is_ranked) - min(score_points) FILTER (is_ranked)
            AS spread_points,
        count(*) FILTER (grade_position = 1) AS top_grade_count,
        count(*) FILTER (veto_effect IS NOT NULL) AS veto_count,
        any_value(total_points) AS total_points,
        any_value(decimals) AS decimals
    FROM ordered
    GROUP BY cluster_id;

-- Marks of each unit, stage by stage; only of criteria that are typed in.
CREATE OR REPLACE MACRO mark_tally(of_marks, of_units, of_criteria) AS TABLE
    SELECT
        s.unit_id,
        count(*) FILTER (s.stage = 'self') AS self_count,
        count(DISTINCT s.criterion_id) FILTER (s.stage = 'cross') AS cross_count,
        count(DISTINCT s.marker_id) FILTER (s.stage = 'cross') AS marker_count,
        count(*) FILTER (s.stage = 'appraised') AS appraised_count,
        count(*) FILTER (s.stage = 'council') AS council_count,
        max(s.known_from) FILTER (s.stage = 'self') AS self_at,
        max(s.known_from) FILTER (s.stage = 'appraised') AS appraised_at
    FROM query_table(of_marks) AS s
    JOIN query_table(of_units) AS u ON u.unit_id = s.unit_id
    JOIN query_table(of_criteria) AS c
        ON c.rubric_id = u.rubric_id AND c.criterion_id = s.criterion_id
    WHERE s.item = 'criterion' AND c.kind <> 'progress' AND NOT c.is_left_out
    GROUP BY s.unit_id;

-- Answers of units that counted at the end of the as-of date.
CREATE OR REPLACE MACRO known_reply(for_campaign, as_of, of_year) AS TABLE
    SELECT *
    FROM reply
    WHERE campaign_id = for_campaign
        AND year = of_year
        AND known_from < day_after(as_of)
        AND known_until >= day_after(as_of);

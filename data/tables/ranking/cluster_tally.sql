-- Every cluster and bloc at a glance: leader, the next one, margin, spread.
--
-- grain: one row per asked_stage, year and cluster_id
CREATE TABLE cluster_tally AS
WITH ordered AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY asked_stage, year, cluster_id
            ORDER BY cluster_rank NULLS LAST, name_place
        ) AS place
    FROM score_result
)
SELECT
    asked_stage,
    year,
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
        WHEN count(*) FILTER (cluster_rank = 1) = 1 THEN max(unit_id) FILTER (cluster_rank = 1)
    END AS leader_id,
    string_agg(short_name, ', ' ORDER BY place) FILTER (cluster_rank = 1) AS leader_name,
    max(score_points) FILTER (cluster_rank = 1) AS leader_points,
    CASE
        WHEN count(*) FILTER (cluster_rank = 1) = 1
            THEN max(short_name) FILTER (place = 2 AND is_ranked)
    END AS second_name,
    max(gap_points) FILTER (place = 2) AS margin_points,
    max(score_points) FILTER (is_ranked) - min(score_points) FILTER (is_ranked) AS spread_points,
    count(*) FILTER (grade_position = 1) AS top_grade_count,
    count(*) FILTER (veto_effect IS NOT NULL) AS veto_count,
    any_value(total_points) AS total_points,
    any_value(decimals) AS decimals
FROM ordered
GROUP BY asked_stage, year, cluster_id;

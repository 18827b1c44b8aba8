-- How far the scoring of each unit is (tiến độ chấm), stage by stage.
--
-- grain: one row per year and unit_id
CREATE TABLE unit_coverage AS
WITH typed AS (
    SELECT year, rubric_id, count(*) AS criterion_count
    FROM year_criterion
    WHERE kind <> 'progress' AND NOT is_left_out
    GROUP BY year, rubric_id
),
answered AS (
    SELECT a.year, a.unit_id, count(*) AS reply_count
    FROM asked_day AS d
    JOIN reply AS a
        ON a.campaign_id = d.campaign_id
        AND a.known_from < d.day_after
        AND a.known_until >= d.day_after
    GROUP BY a.year, a.unit_id
)
SELECT
    u.year,
    u.cluster_id,
    u.cluster_name_vi,
    u.cluster_name_en,
    u.unit_id,
    u.short_name,
    coalesce(m.self_count, 0) AS self_count,
    coalesce(m.cross_count, 0) AS cross_count,
    coalesce(m.marker_count, 0) AS marker_count,
    CASE
        WHEN x.stage IS NOT NULL THEN count(*) OVER (PARTITION BY u.year, u.cluster_id) - 1
        ELSE 0
    END AS marker_expected_count,
    coalesce(m.appraised_count, 0) AS appraised_count,
    coalesce(m.council_count, 0) AS council_count,
    coalesce(t.criterion_count, 0) AS criterion_count,
    m.self_at,
    m.appraised_at,
    coalesce(a.reply_count, 0) AS reply_count
FROM scored_unit AS u
LEFT JOIN rubric_stage AS x
    ON x.campaign_id = u.campaign_id
    AND x.rubric_id = u.rubric_id
    AND x.version = u.version
    AND x.stage = 'cross'
LEFT JOIN typed AS t ON t.year = u.year AND t.rubric_id = u.rubric_id
LEFT JOIN mark_tally AS m ON m.year = u.year AND m.unit_id = u.unit_id
LEFT JOIN answered AS a ON a.year = u.year AND a.unit_id = u.unit_id;

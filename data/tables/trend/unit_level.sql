-- Level of each unit and its improvement over one year, with the ceiling in mind: mean over contents
-- of the weighted mean of their indicators, those known on both days; the gain as a share of the
-- room left, a loss as a share of the start.
--
-- grain: one row per phase_id and unit_id
CREATE TABLE unit_level AS
WITH content_level AS (
    SELECT
        phase_id,
        unit_id,
        content_id,
        total(level_ratio * weight) / total(weight) AS level_ratio,
        total(start_ratio * weight) / total(weight) AS start_ratio,
        max(start_date) AS start_date,
        count(*) AS indicator_count
    FROM unit_gain
    WHERE level_ratio IS NOT NULL AND start_ratio IS NOT NULL
    GROUP BY phase_id, unit_id, content_id
),
level AS (
    SELECT
        phase_id,
        unit_id,
        total(level_ratio) / count(*) * 100 AS level_pct,
        total(start_ratio) / count(*) * 100 AS start_pct,
        max(start_date) AS start_date,
        sum(indicator_count)::BIGINT AS indicator_count
    FROM content_level
    GROUP BY phase_id, unit_id
)
SELECT
    *,
    level_pct - start_pct AS change_points,
    100 - start_pct AS room_points,
    start_pct >= 98 AND level_pct >= start_pct AS is_near_ceiling,
    CASE
        WHEN level_pct < start_pct THEN (level_pct - start_pct) / start_pct * 100
        WHEN start_pct < 98 THEN (level_pct - start_pct) / (100 - start_pct) * 100
    END AS corrected_pct
FROM level;

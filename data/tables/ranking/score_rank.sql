-- Ranks (xếp hạng) inside each cluster, on full precision: 1, 2, 2, 4; equal totals through the
-- rubric's tie rules.
--
-- grain: one row per asked_stage, year and unit_id
CREATE TABLE score_rank AS
WITH settled AS (
    SELECT
        asked_stage,
        year,
        unit_id,
        arg_max(keys, step) AS keys,
        min(step) FILTER (is_alone) AS tie_step
    FROM tie_step
    GROUP BY asked_stage, year, unit_id
),
keyed AS (
    SELECT
        p.asked_stage,
        p.year,
        p.cluster_id,
        p.unit_id,
        p.is_ranked,
        p.score_points,
        s.keys,
        s.tie_step,
        round(p.score_points, 9) AS equal_points,
        as_printed(p.score_points, p.decimals) AS shown_points
    FROM score_placed AS p
    LEFT JOIN settled AS s USING (asked_stage, year, unit_id)
),
ranked AS (
    SELECT
        *,
        rank() OVER (
            PARTITION BY asked_stage, year, cluster_id ORDER BY equal_points DESC, keys DESC
        ) AS cluster_rank,
        count(*) OVER (PARTITION BY asked_stage, year, cluster_id) AS ranked_count,
        count(*) OVER (PARTITION BY asked_stage, year, cluster_id, equal_points) AS tie_count,
        count(*) OVER (PARTITION BY asked_stage, year, cluster_id, shown_points) AS alike_count
    FROM keyed
    WHERE is_ranked
),
leader AS (
    SELECT
        asked_stage,
        year,
        cluster_id,
        any_value(ranked_count) AS ranked_count,
        max(CASE WHEN cluster_rank = 1 THEN score_points END) AS best_points
    FROM ranked
    GROUP BY asked_stage, year, cluster_id
)
SELECT
    p.*,
    r.tie_step,
    r.cluster_rank,
    coalesce(l.ranked_count, 0) AS ranked_count,
    coalesce(r.tie_count, 1) AS tie_count,
    coalesce(r.alike_count > r.tie_count, false) AS looks_equal,
    l.best_points - r.score_points AS gap_points
FROM score_placed AS p
LEFT JOIN ranked AS r USING (asked_stage, year, unit_id)
LEFT JOIN leader AS l
    ON l.asked_stage = p.asked_stage AND l.year = p.year AND l.cluster_id = p.cluster_id;

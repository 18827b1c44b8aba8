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
        p.*,
        s.keys,
        s.tie_step,
        round(p.score_points, 9) AS equal_points,
        as_printed(p.score_points, p.decimals) AS shown_points
    FROM score_placed AS p
    LEFT JOIN settled AS s
        ON s.asked_stage = p.asked_stage AND s.year = p.year AND s.unit_id = p.unit_id
),
counted AS (
    SELECT
        *,
        CASE
            WHEN is_ranked THEN rank() OVER (
                PARTITION BY asked_stage, year, cluster_id, is_ranked
                ORDER BY equal_points DESC, keys DESC
            )
        END AS cluster_rank,
        count(*) FILTER (is_ranked) OVER peers AS ranked_count,
        count(*) FILTER (is_ranked) OVER same AS tie_count,
        count(*) FILTER (is_ranked) OVER alike AS alike_count
    FROM keyed
    WINDOW
        peers AS (PARTITION BY asked_stage, year, cluster_id),
        same AS (PARTITION BY asked_stage, year, cluster_id, equal_points),
        alike AS (PARTITION BY asked_stage, year, cluster_id, shown_points)
)
SELECT
    * EXCLUDE (keys, equal_points, shown_points, alike_count, tie_count),
    CASE WHEN is_ranked THEN tie_count ELSE 1 END AS tie_count,
    is_ranked AND alike_count > tie_count AS looks_equal,
    max(CASE WHEN cluster_rank = 1 THEN score_points END) OVER peers
        - CASE WHEN is_ranked THEN score_points END AS gap_points
FROM counted
WINDOW peers AS (PARTITION BY asked_stage, year, cluster_id);

-- Points of every mark, capped and, where the rubric rounds each criterion, rounded. A cross mark
-- is points already.
--
-- grain: one row per year, unit_id, criterion_id, stage and marker_id
CREATE TABLE mark_point AS
WITH best AS (
    SELECT
        s.year,
        s.cluster_id,
        s.criterion_id,
        s.stage,
        max(s.amount / s.against) FILTER (s.against > 0) AS best_ratio,
        max(s.amount) FILTER (s.against IS NULL) AS best_amount
    FROM said_mark AS s
    JOIN year_criterion AS c
        ON c.year = s.year
        AND c.rubric_id = s.rubric_id
        AND c.criterion_id = s.criterion_id
        AND c.kind = 'relative'
    WHERE s.stage <> 'cross' AND s.is_applicable
    GROUP BY s.year, s.cluster_id, s.criterion_id, s.stage
),
raw AS (
    SELECT
        s.*,
        c.counts,
        c.max_points,
        c.rounding,
        c.step_points,
        c.cross_rule,
        CASE WHEN s.is_applicable THEN at_least(at_most(kind_points(
            CASE WHEN s.stage = 'cross' THEN 'direct' ELSE c.kind END,
            s.amount, s.against, c.max_points, c.each_points, b.best_ratio, b.best_amount
        ), c.max_points), c.min_points) END AS raw_points
    FROM said_mark AS s
    JOIN year_criterion AS c
        ON c.year = s.year AND c.rubric_id = s.rubric_id AND c.criterion_id = s.criterion_id
    LEFT JOIN best AS b
        ON b.year = s.year
        AND b.cluster_id = s.cluster_id
        AND b.criterion_id = s.criterion_id
        AND b.stage = s.stage
)
SELECT
    * EXCLUDE (raw_points, rounding, step_points),
    CASE
        WHEN rounding = 'criterion' THEN to_step(raw_points, step_points)
        ELSE raw_points
    END AS points
FROM raw;

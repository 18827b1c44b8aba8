-- Totals of each unit and stage, in the order of operations that the page prints; whole once every
-- base criterion that applies is assessed.
--
-- grain: one row per year, unit_id and stage
CREATE TABLE total_point AS
WITH added AS (
    SELECT
        s.year,
        s.unit_id,
        u.cluster_id,
        s.stage,
        any_value(r.total_cap) AS total_cap,
        any_value(r.rounding) AS rounding,
        any_value(r.step_points) AS step_points,
        total(s.base_points) AS base_points,
        at_most(coalesce(total(s.bonus_points), 0), any_value(r.bonus_cap)) AS bonus_points,
        coalesce(total(s.penalty_points), 0) AS penalty_points,
        bool_and(s.is_whole) AND count(s.base_points) > 0 AS is_whole,
        sum(s.assessed_count)::BIGINT AS assessed_count,
        sum(s.typed_count)::BIGINT AS typed_count,
        sum(s.not_applicable_count)::BIGINT AS not_applicable_count,
        sum(s.criterion_count)::BIGINT AS criterion_count
    FROM section_point AS s
    JOIN scored_unit AS u ON u.year = s.year AND u.unit_id = s.unit_id
    JOIN rubric_year AS r ON r.year = u.year AND r.rubric_id = u.rubric_id
    GROUP BY s.year, s.unit_id, u.cluster_id, s.stage
),
summed AS (
    SELECT
        * EXCLUDE (base_points, total_cap),
        at_least(at_most(base_points + bonus_points - penalty_points, total_cap), 0) AS points
    FROM added
)
SELECT
    * EXCLUDE (points, rounding, step_points),
    CASE WHEN rounding = 'total' THEN to_step(points, step_points) ELSE points END AS known_points
FROM summed;

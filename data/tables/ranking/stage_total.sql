-- Whole totals of each unit side by side, and the council's vote.
--
-- grain: one row per year and unit_id
CREATE TABLE stage_total AS
SELECT
    t.year,
    t.unit_id,
    max(t.known_points) FILTER (t.is_whole AND t.stage = 'self') AS self_points,
    max(t.known_points) FILTER (t.is_whole AND t.stage = 'cross') AS cross_points,
    max(t.known_points) FILTER (t.is_whole AND t.stage = 'appraised') AS appraised_points,
    max(t.known_points) FILTER (t.is_whole AND t.stage = 'council') AS council_points,
    max(t.criterion_count) AS criterion_count,
    max(v.amount) AS votes
FROM total_point AS t
LEFT JOIN known_score AS v
    ON v.year = t.year AND v.unit_id = t.unit_id AND v.item = 'vote' AND v.stage = 'council'
GROUP BY t.year, t.unit_id;

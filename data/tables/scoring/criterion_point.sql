-- Every criterion of each unit with its stages side by side.
--
-- grain: one row per year, unit_id and criterion_id
CREATE TABLE criterion_point AS
SELECT
    year,
    unit_id,
    any_value(cluster_id) AS cluster_id,
    any_value(rubric_id) AS rubric_id,
    criterion_id,
    max(points) FILTER (stage = 'self') AS self_points,
    max(points) FILTER (stage = 'cross') AS cross_points,
    coalesce(max(marker_count) FILTER (stage = 'cross'), 0) AS marker_count,
    max(points) FILTER (stage = 'appraised') AS appraised_points,
    max(points) FILTER (stage = 'council') AS council_points,
    max(amount) FILTER (stage = 'self') AS self_amount,
    max(against) FILTER (stage = 'self') AS self_against,
    max(evidence) FILTER (stage = 'self') AS evidence
FROM score_grid
GROUP BY year, unit_id, criterion_id;

-- What each member of a cluster gave each other one (chấm chéo), penalties taken off.
--
-- grain: one row per year, marker_id and unit_id
CREATE TABLE cross_point AS
SELECT
    year,
    cluster_id,
    marker_id,
    unit_id,
    total(CASE WHEN counts = 'penalty' THEN -points ELSE points END) AS mark_points,
    count(points) AS mark_count,
    total(CASE WHEN counts = 'penalty' THEN 0 ELSE max_points END) AS max_points
FROM mark_point
WHERE stage = 'cross' AND points IS NOT NULL
GROUP BY year, cluster_id, marker_id, unit_id;

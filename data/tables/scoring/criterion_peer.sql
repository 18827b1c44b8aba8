-- The median and the best of each cluster on each criterion, at each stage.
--
-- grain: one row per year, cluster_id, criterion_id and stage
CREATE TABLE criterion_peer AS
SELECT
    year,
    cluster_id,
    criterion_id,
    stage,
    median(points) AS median_points,
    max(points) AS best_points
FROM score_grid
GROUP BY year, cluster_id, criterion_id, stage;

-- What each member of a cluster gave each other one (chấm chéo), penalties taken off; staff only.
--
-- grain:   one row per marker_id and unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $year          bigint   null = the as-of date's
--          $cluster_id    text     null = all
-- returns: cluster_id                    text
--          marker_id                     text
--          marker_name                   text
--          unit_id                       text
--          unit_name                     text
--          mark_points                   double    points
--          mark_count                    bigint
--          max_points                    double    points
--          decimals                      bigint
SELECT
    p.cluster_id,
    p.marker_id,
    m.short_name AS marker_name,
    p.unit_id,
    u.short_name AS unit_name,
    p.mark_points,
    p.mark_count,
    p.max_points,
    r.decimals
FROM cross_point AS p
JOIN scored_unit AS u ON u.year = p.year AND u.unit_id = p.unit_id
JOIN rubric_year AS r ON r.year = u.year AND r.rubric_id = u.rubric_id
JOIN unit AS m ON m.campaign_id = $campaign_id AND m.unit_id = p.marker_id
WHERE p.year = $year AND ($cluster_id IS NULL OR p.cluster_id = $cluster_id)
ORDER BY p.cluster_id, marker_name COLLATE vi, p.marker_id, unit_name COLLATE vi, p.unit_id

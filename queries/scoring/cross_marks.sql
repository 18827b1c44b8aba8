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
WITH rubric_row AS MATERIALIZED (FROM rubric_at($campaign_id, $as_of::DATE, $year, NULL)),
unit_row AS MATERIALIZED (FROM scored_unit($campaign_id, $as_of::DATE, $year, 'rubric_row')),
criterion_row AS MATERIALIZED (FROM rubric_criterion('rubric_row')),
asked_row AS MATERIALIZED (FROM asked_criterion('unit_row', 'criterion_row')),
mark_row AS MATERIALIZED (FROM known_score($campaign_id, $as_of::DATE, $year) WHERE stage = 'cross'),
said_row AS MATERIALIZED (FROM said_mark('asked_row', 'mark_row'))
SELECT
    p.cluster_id,
    p.marker_id,
    any_value(m.short_name) AS marker_name,
    p.unit_id,
    any_value(p.short_name) AS unit_name,
    total(CASE WHEN p.counts = 'penalty' THEN -p.points ELSE p.points END) AS mark_points,
    count(p.points) AS mark_count,
    total(CASE WHEN p.counts = 'penalty' THEN 0 ELSE p.max_points END) AS max_points,
    any_value(p.decimals) AS decimals
FROM mark_point('said_row') AS p
JOIN unit AS m ON m.campaign_id = $campaign_id AND m.unit_id = p.marker_id
WHERE p.points IS NOT NULL AND ($cluster_id IS NULL OR p.cluster_id = $cluster_id)
GROUP BY p.cluster_id, p.marker_id, p.unit_id
ORDER BY p.cluster_id, marker_name COLLATE vi, p.marker_id, unit_name COLLATE vi, p.unit_id

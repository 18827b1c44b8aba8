-- How far the scoring of each unit is (tiến độ chấm), stage by stage.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $year          bigint   null = the as-of date's
--          $cluster_id    text     null = all
-- returns: cluster_id                    text
--          cluster_name_vi               text
--          cluster_name_en               text
--          unit_id                       text
--          short_name                    text
--          self_count                    bigint
--          cross_count                   bigint
--          marker_count                  bigint
--          marker_expected_count         bigint
--          appraised_count               bigint
--          council_count                 bigint
--          criterion_count               bigint
--          self_at                       timestamp
--          appraised_at                  timestamp
--          reply_count                   bigint
WITH rubric_row AS MATERIALIZED (FROM rubric_at($campaign_id, $as_of::DATE, $year, NULL)),
unit_row AS MATERIALIZED (
    SELECT
        *,
        count(*) OVER (PARTITION BY cluster_id) AS member_count
    FROM scored_unit($campaign_id, $as_of::DATE, $year, 'rubric_row')
),
criterion_row AS MATERIALIZED (FROM rubric_criterion('rubric_row')),
typed AS (
    SELECT
        rubric_id,
        count(*) FILTER (kind <> 'progress' AND NOT is_left_out) AS criterion_count
    FROM criterion_row
    GROUP BY rubric_id
),
mark_row AS MATERIALIZED (FROM known_score($campaign_id, $as_of::DATE, $year)),
marked AS (FROM mark_tally('mark_row', 'unit_row', 'criterion_row')),
answered AS (
    SELECT
        unit_id,
        count(*) AS reply_count
    FROM known_reply($campaign_id, $as_of::DATE, $year)
    GROUP BY unit_id
)
SELECT
    u.cluster_id,
    u.cluster_name_vi,
    u.cluster_name_en,
    u.unit_id,
    u.short_name,
    coalesce(m.self_count, 0) AS self_count,
    coalesce(m.cross_count, 0) AS cross_count,
    coalesce(m.marker_count, 0) AS marker_count,
    CASE WHEN list_contains(u.stages, 'cross') THEN u.member_count - 1 ELSE 0 END
        AS marker_expected_count,
    coalesce(m.appraised_count, 0) AS appraised_count,
    coalesce(m.council_count, 0) AS council_count,
    coalesce(t.criterion_count, 0) AS criterion_count,
    m.self_at,
    m.appraised_at,
    coalesce(a.reply_count, 0) AS reply_count
FROM unit_row AS u
LEFT JOIN typed AS t ON t.rubric_id = u.rubric_id
LEFT JOIN marked AS m ON m.unit_id = u.unit_id
LEFT JOIN answered AS a ON a.unit_id = u.unit_id
WHERE $cluster_id IS NULL OR u.cluster_id = $cluster_id
ORDER BY u.cluster_id, u.short_name COLLATE vi, u.unit_id

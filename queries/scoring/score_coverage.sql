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
SELECT
    cluster_id,
    cluster_name_vi,
    cluster_name_en,
    unit_id,
    short_name,
    self_count,
    cross_count,
    marker_count,
    marker_expected_count,
    appraised_count,
    council_count,
    criterion_count,
    self_at,
    appraised_at,
    reply_count
FROM unit_coverage
WHERE year = $year AND ($cluster_id IS NULL OR cluster_id = $cluster_id)
ORDER BY cluster_id, short_name COLLATE vi, unit_id

-- Every cluster and bloc of a year at a glance (toàn cảnh các cụm, khối).
--
-- grain:   one row per cluster_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $year          bigint   null = the as-of date's
--          $stage         text     bước chấm; null = the latest one as whole as any
-- returns: cluster_id                    text
--          cluster_name_vi               text
--          cluster_name_en               text
--          rubric_id                     text
--          version                       bigint
--          stage                         text
--          unit_count                    bigint
--          expected_count                bigint
--          ranked_count                  bigint
--          leader_id                     text
--          leader_name                   text
--          leader_points                 double    points
--          second_name                   text
--          margin_points                 double    points
--          spread_points                 double    points
--          top_grade_count               bigint
--          shared_first_count            bigint
--          veto_count                    bigint
--          previous_leader_id            text
--          total_points                  double    points
--          decimals                      bigint
SELECT
    c.cluster_id,
    c.cluster_name_vi,
    c.cluster_name_en,
    c.rubric_id,
    c.version,
    c.stage,
    c.unit_count,
    c.expected_count,
    c.ranked_count,
    c.leader_id,
    c.leader_name,
    c.leader_points,
    c.second_name,
    c.margin_points,
    c.spread_points,
    c.top_grade_count,
    c.shared_first_count,
    c.veto_count,
    b.leader_id AS previous_leader_id,
    c.total_points,
    c.decimals
FROM cluster_tally AS c
LEFT JOIN last_tally AS b ON b.asked_stage = 'latest' AND b.cluster_id = c.cluster_id
WHERE c.asked_stage = coalesce($stage, 'latest') AND c.year = $year
ORDER BY c.cluster_id

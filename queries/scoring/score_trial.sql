-- Ranks as another wording of the rubric would give them (thử thang điểm), beside the official ones.
--
-- Only clusters that the draft scores; nothing is kept.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $year          bigint   null = the as-of date's
--          $stage         text     bước chấm; null = the latest one as whole as any
--          $cluster_id    text     null = all
--          $draft         text     a rubric as JSON; null = none
--          $rubric_id     text     rubric the draft is of
-- returns: cluster_id                    text
--          cluster_name_vi               text
--          cluster_name_en               text
--          unit_id                       text
--          short_name                    text
--          score_points                  double    points
--          cluster_rank                  bigint
--          official_points               double    points
--          official_rank                 bigint
--          total_points                  double    points
--          decimals                      bigint
SELECT
    t.cluster_id,
    t.cluster_name_vi,
    t.cluster_name_en,
    t.unit_id,
    t.short_name,
    t.score_points,
    t.cluster_rank,
    o.score_points AS official_points,
    o.cluster_rank AS official_rank,
    t.total_points,
    t.decimals
FROM score_rank AS t
LEFT JOIN official_rank AS o
    ON o.asked_stage = t.asked_stage AND o.year = t.year AND o.unit_id = t.unit_id
WHERE t.asked_stage = coalesce($stage, 'latest')
    AND t.year = $year
    AND t.rubric_id = $rubric_id
    AND ($cluster_id IS NULL OR t.cluster_id = $cluster_id)
ORDER BY t.cluster_id, t.cluster_rank NULLS LAST, t.name_place

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
WITH tried AS MATERIALIZED (FROM score_ranking($campaign_id, $as_of::DATE, $year, $stage, $draft)),
official AS MATERIALIZED (FROM score_ranking($campaign_id, $as_of::DATE, $year, $stage, NULL))
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
FROM tried AS t
LEFT JOIN official AS o ON o.unit_id = t.unit_id
WHERE t.rubric_id = ($draft::VARCHAR ->> '$.id')
    AND ($cluster_id IS NULL OR t.cluster_id = $cluster_id)
ORDER BY
    t.cluster_id, t.cluster_rank NULLS LAST,
    t.short_name COLLATE vi, t.unit_id

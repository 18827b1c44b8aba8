-- Totals of every stage and the rank inside each cluster or bloc (xếp hạng), with last year's.
--
-- Ranks rest on full precision; shown points are rounded. A total is whole once every base criterion
-- that applies is assessed at that stage; until then only known_points says what is known.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $year          bigint   null = the as-of date's
--          $stage         text     bước chấm; null = the latest one as whole as any
--          $cluster_id    text     null = all
-- returns: cluster_id                    text
--          cluster_name_vi               text
--          cluster_name_en               text
--          unit_id                       text
--          short_name                    text
--          unit_name                     text
--          stage                         text
--          self_points                   double    points
--          cross_points                  double    points
--          appraised_points              double    points
--          council_points                double    points
--          score_points                  double    points
--          known_points                  double    points
--          total_points                  double    points
--          decimals                      bigint
--          bonus_points                  double    points
--          penalty_points                double    points
--          assessed_count                bigint
--          not_applicable_count          bigint
--          criterion_count               bigint
--          cluster_rank                  bigint
--          ranked_count                  bigint
--          previous_rank                 bigint
--          previous_points               double    points
--          gap_points                    double    points
--          grade_id                      text
--          grade_vi                      text
--          grade_en                      text
--          award_form                    text
--          award_vi                      text
--          award_en                      text
--          veto_vi                       text
--          veto_en                       text
--          veto_effect                   text
--          tie_count                     bigint
--          tie_step                      bigint
--          looks_equal                   boolean
SELECT
    n.cluster_id,
    n.cluster_name_vi,
    n.cluster_name_en,
    n.unit_id,
    n.unit_name,
    n.short_name,
    n.stage,
    n.self_points,
    n.cross_points,
    n.appraised_points,
    n.council_points,
    n.score_points,
    n.known_points,
    n.total_points,
    n.decimals,
    n.bonus_points,
    n.penalty_points,
    n.assessed_count,
    n.not_applicable_count,
    coalesce(n.criterion_count, 0) AS criterion_count,
    n.cluster_rank,
    n.ranked_count,
    b.cluster_rank AS previous_rank,
    b.score_points AS previous_points,
    n.gap_points,
    n.grade_id,
    n.grade_vi,
    n.grade_en,
    n.award_form,
    n.award_vi,
    n.award_en,
    n.veto_vi,
    n.veto_en,
    n.veto_effect,
    n.tie_count,
    n.tie_step,
    n.looks_equal
FROM score_result AS n
LEFT JOIN last_rank AS b
    ON b.asked_stage = 'latest' AND b.unit_id = n.unit_id AND b.cluster_id = n.cluster_id
WHERE n.asked_stage = coalesce($stage, 'latest')
    AND n.year = $year
    AND ($cluster_id IS NULL OR n.cluster_id = $cluster_id)
ORDER BY n.cluster_id, n.cluster_rank NULLS LAST, n.name_place

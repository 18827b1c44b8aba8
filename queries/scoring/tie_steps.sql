-- Equal totals and what each tie rule says of them, in the rubric's order.
--
-- grain:   one row per unit_id and step
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $year          bigint   null = the as-of date's
--          $stage         text     bước chấm; null = the latest one as whole as any
--          $cluster_id    text     null = all
-- returns: cluster_id                    text
--          unit_id                       text
--          short_name                    text
--          score_points                  double    points
--          cluster_rank                  bigint
--          step                          bigint
--          tie_by                        text
--          section_short_vi              text
--          section_short_en              text
--          compared_value                double
--          is_deciding                   boolean
--          decimals                      bigint
WITH placed_row AS MATERIALIZED (FROM score_placed($campaign_id, $as_of::DATE, $year, $stage, NULL)),
rubric_row AS MATERIALIZED (FROM rubric_at($campaign_id, $as_of::DATE, $year, NULL)),
tie_row AS MATERIALIZED (FROM rubric_tie('rubric_row')),
value_row AS MATERIALIZED (FROM tie_value('placed_row', 'tie_row')),
step_row AS MATERIALIZED (FROM tie_step_of('value_row')),
rank_row AS MATERIALIZED (FROM ranked_unit('placed_row', 'step_row'))
SELECT
    s.cluster_id,
    s.unit_id,
    s.short_name,
    s.score_points,
    r.cluster_rank,
    s.step,
    s.tie_by,
    s.section_short_vi,
    s.section_short_en,
    s.compared_value,
    coalesce(s.step = r.tie_step, false) AS is_deciding,
    s.decimals
FROM step_row AS s
JOIN rank_row AS r ON r.unit_id = s.unit_id
WHERE $cluster_id IS NULL OR s.cluster_id = $cluster_id
ORDER BY s.cluster_id, r.cluster_rank, s.short_name COLLATE vi, s.unit_id, s.step

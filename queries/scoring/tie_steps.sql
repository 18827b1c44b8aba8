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
SELECT
    s.cluster_id,
    s.unit_id,
    r.short_name,
    r.score_points,
    r.cluster_rank,
    s.step,
    s.tie_by,
    p.section_short_vi,
    p.section_short_en,
    s.compared_value,
    coalesce(s.step = r.tie_step, false) AS is_deciding,
    r.decimals
FROM tie_step AS s
JOIN score_rank AS r
    ON r.asked_stage = s.asked_stage AND r.year = s.year AND r.unit_id = s.unit_id
LEFT JOIN rubric_section AS p
    ON p.campaign_id = r.campaign_id
    AND p.rubric_id = r.rubric_id
    AND p.version = r.version
    AND p.section_id = s.section_id
WHERE s.asked_stage = coalesce($stage, 'latest')
    AND s.year = $year
    AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
ORDER BY s.cluster_id, r.cluster_rank, r.name_place, s.step

-- Points of each section (mục) at the stage of the rank, after the caps of the section.
--
-- grain:   one row per unit_id and section_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $year          bigint   null = the as-of date's
--          $stage         text     bước chấm; null = the latest one as whole as any
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: cluster_id                    text
--          unit_id                       text
--          short_name                    text
--          section_id                    text
--          position                      bigint
--          short_vi                      text
--          short_en                      text
--          decimals                      bigint
--          cluster_rank                  bigint
--          stage                         text
--          base_points                   double    points
--          bonus_points                  double    points
--          penalty_points                double    points
--          section_points                double    points
--          max_points                    double    points
--          lost_points                   double    points
SELECT
    r.cluster_id,
    r.unit_id,
    r.short_name,
    r.cluster_rank,
    p.section_id,
    p.section_position AS position,
    p.section_short_vi AS short_vi,
    p.section_short_en AS short_en,
    r.stage,
    s.base_points,
    s.bonus_points,
    s.penalty_points,
    s.section_points,
    coalesce(s.max_points, p.section_max) AS max_points,
    coalesce(s.max_points, p.section_max) - s.base_points AS lost_points,
    r.decimals
FROM score_rank AS r
JOIN rubric_section AS p
    ON p.campaign_id = r.campaign_id AND p.rubric_id = r.rubric_id AND p.version = r.version
LEFT JOIN section_point AS s
    ON s.year = r.year
    AND s.unit_id = r.unit_id
    AND s.stage = r.stage
    AND s.section_id = p.section_id
WHERE r.asked_stage = coalesce($stage, 'latest')
    AND r.year = $year
    AND ($cluster_id IS NULL OR r.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR r.unit_id = $unit_id)
ORDER BY r.cluster_id, r.cluster_rank NULLS LAST, r.name_place, p.section_position

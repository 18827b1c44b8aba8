-- Every criterion (tiêu chí) of each unit at every stage, and what it rests on.
--
-- Median and best are those of the whole cluster, whatever unit is asked for.
--
-- grain:   one row per unit_id and criterion_id
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
--          criterion_id                  text
--          section_short_vi              text
--          section_short_en              text
--          kind                          text
--          counts                        text
--          reads                         text
--          max_points                    double    points
--          min_points                    double    points
--          stage                         text
--          state                         text
--          self_points                   double    points
--          cross_points                  double    points
--          marker_count                  bigint
--          appraised_points              double    points
--          council_points                double    points
--          final_points                  double    points
--          self_amount                   double    the criterion's
--          self_against                  double    the criterion's
--          final_amount                  double    the criterion's
--          final_against                 double    the criterion's
--          cut_points                    double    points
--          reason                        text
--          evidence                      text
--          cluster_median_points         double    points
--          cluster_best_points           double    points
SELECT
    w.cluster_id,
    w.unit_id,
    u.short_name,
    c.section_id,
    w.criterion_id,
    c.position,
    c.short_vi,
    c.short_en,
    c.section_short_vi,
    c.section_short_en,
    c.kind,
    c.counts,
    c.reads,
    c.max_points,
    c.min_points,
    s.stage,
    coalesce(g.state, CASE WHEN c.is_left_out THEN 'not_applicable' ELSE 'not_assessed' END)
        AS state,
    w.self_points,
    w.cross_points,
    w.marker_count,
    w.appraised_points,
    w.council_points,
    g.points AS final_points,
    w.self_amount,
    w.self_against,
    g.amount AS final_amount,
    g.against AS final_against,
    w.self_points - g.points AS cut_points,
    g.reason,
    w.evidence,
    p.median_points AS cluster_median_points,
    p.best_points AS cluster_best_points,
    c.decimals
FROM criterion_point AS w
JOIN scored_unit AS u ON u.year = w.year AND u.unit_id = w.unit_id
JOIN year_criterion AS c
    ON c.year = w.year AND c.rubric_id = w.rubric_id AND c.criterion_id = w.criterion_id
LEFT JOIN ranked_stage AS s
    ON s.asked_stage = coalesce($stage, 'latest')
    AND s.year = w.year
    AND s.cluster_id = w.cluster_id
LEFT JOIN score_grid AS g
    ON g.year = w.year
    AND g.unit_id = w.unit_id
    AND g.criterion_id = w.criterion_id
    AND g.stage = s.stage
LEFT JOIN criterion_peer AS p
    ON p.year = w.year
    AND p.cluster_id = w.cluster_id
    AND p.criterion_id = w.criterion_id
    AND p.stage = s.stage
WHERE w.year = $year
    AND ($cluster_id IS NULL OR w.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR w.unit_id = $unit_id)
ORDER BY w.cluster_id, u.name_place, c.position

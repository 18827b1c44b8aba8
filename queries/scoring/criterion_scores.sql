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
--          criterion_id                  text
--          position                      bigint
--          short_vi                      text
--          short_en                      text
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
--          decimals                      bigint
WITH grid_row AS MATERIALIZED (FROM score_grid($campaign_id, $as_of::DATE, $year, NULL)),
rubric_row AS MATERIALIZED (FROM rubric_at($campaign_id, $as_of::DATE, $year, NULL)),
unit_row AS MATERIALIZED (FROM scored_unit($campaign_id, $as_of::DATE, $year, 'rubric_row')),
section_row AS MATERIALIZED (FROM section_point('grid_row')),
total_row AS MATERIALIZED (FROM total_point('unit_row', 'section_row')),
stage_row AS MATERIALIZED (FROM ranked_stage('total_row', $stage)),
wide_row AS MATERIALIZED (FROM criterion_wide('grid_row', 'stage_row')),
peers AS (
    SELECT
        cluster_id,
        criterion_id,
        median(final_points) AS cluster_median_points,
        max(final_points) AS cluster_best_points
    FROM wide_row
    GROUP BY cluster_id, criterion_id
)
SELECT
    w.cluster_id,
    w.unit_id,
    w.short_name,
    w.section_id,
    w.criterion_id,
    w.position,
    w.short_vi,
    w.short_en,
    w.section_short_vi,
    w.section_short_en,
    w.kind,
    w.counts,
    w.reads,
    w.max_points,
    w.min_points,
    w.stage,
    w.state,
    w.self_points,
    w.cross_points,
    w.marker_count,
    w.appraised_points,
    w.council_points,
    w.final_points,
    w.self_amount,
    w.self_against,
    w.final_amount,
    w.final_against,
    w.self_points - w.final_points AS cut_points,
    w.reason,
    w.evidence,
    p.cluster_median_points,
    p.cluster_best_points,
    w.decimals
FROM wide_row AS w
JOIN peers AS p ON p.cluster_id = w.cluster_id AND p.criterion_id = w.criterion_id
WHERE ($cluster_id IS NULL OR w.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR w.unit_id = $unit_id)
ORDER BY w.cluster_id, w.short_name COLLATE vi, w.unit_id, w.position

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
--          cluster_rank                  bigint
--          section_id                    text
--          position                      bigint
--          short_vi                      text
--          short_en                      text
--          stage                         text
--          base_points                   double    points
--          bonus_points                  double    points
--          penalty_points                double    points
--          section_points                double    points
--          max_points                    double    points
--          lost_points                   double    points
--          decimals                      bigint
WITH rank_row AS MATERIALIZED (FROM score_ranking($campaign_id, $as_of::DATE, $year, $stage, NULL)),
rubric_row AS MATERIALIZED (FROM rubric_at($campaign_id, $as_of::DATE, $year, NULL)),
part AS MATERIALIZED (FROM rubric_section('rubric_row')),
grid_row AS MATERIALIZED (FROM score_grid($campaign_id, $as_of::DATE, $year, NULL)),
section_row AS MATERIALIZED (FROM section_point('grid_row')),
points AS (
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
        s.base_points + coalesce(s.bonus_points, 0) - coalesce(s.penalty_points, 0)
            AS section_points,
        coalesce(s.max_points, p.section_max) AS max_points,
        r.decimals
    FROM rank_row AS r
    JOIN part AS p ON p.rubric_id = r.rubric_id
    LEFT JOIN section_row AS s
        ON s.unit_id = r.unit_id AND s.stage = r.stage AND s.section_id = p.section_id
)
SELECT
    cluster_id,
    unit_id,
    short_name,
    cluster_rank,
    section_id,
    position,
    short_vi,
    short_en,
    stage,
    base_points,
    bonus_points,
    penalty_points,
    section_points,
    max_points,
    max_points - base_points AS lost_points,
    decimals
FROM points
WHERE ($cluster_id IS NULL OR cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR unit_id = $unit_id)
ORDER BY cluster_id, cluster_rank NULLS LAST, short_name COLLATE vi, unit_id, position

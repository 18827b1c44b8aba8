-- Sections (mục) of each unit and stage, after their caps. What does not apply is made up for by
-- the section's other base criteria (rescale) or gives nothing (drop); what the rubric leaves out is
-- always made up for.
--
-- grain: one row per year, unit_id, stage and section_id
CREATE TABLE section_point AS
WITH added AS (
    SELECT
        g.year,
        g.unit_id,
        g.cluster_id,
        g.stage,
        c.section_id,
        any_value(c.section_max) AS section_max,
        any_value(c.section_bonus_cap) AS section_bonus_cap,
        any_value(c.section_penalty_cap) AS section_penalty_cap,
        total(CASE WHEN c.counts = 'base' THEN g.points END) AS base,
        total(CASE WHEN c.counts = 'bonus' THEN g.points END) AS bonus,
        total(CASE WHEN c.counts = 'penalty' THEN g.points END) AS penalty,
        total(CASE WHEN c.counts = 'base' THEN c.max_points END) AS whole_max,
        total(CASE
            WHEN c.counts = 'base' AND g.state <> 'not_applicable' THEN c.max_points
        END) AS open_max,
        total(CASE
            WHEN c.counts = 'base'
                AND NOT c.is_left_out
                AND (c.not_applicable = 'drop' OR g.state <> 'not_applicable')
                THEN c.max_points
        END) AS shared_max,
        bool_and(c.counts <> 'base' OR g.state <> 'not_assessed') AS is_whole,
        count(*) FILTER (g.state = 'assessed') AS assessed_count,
        count(*) FILTER (g.state = 'assessed' AND c.kind <> 'progress') AS typed_count,
        count(*) FILTER (g.state = 'not_applicable') AS not_applicable_count,
        count(*) AS criterion_count
    FROM score_grid AS g
    JOIN year_criterion AS c
        ON c.year = g.year AND c.rubric_id = g.rubric_id AND c.criterion_id = g.criterion_id
    GROUP BY g.year, g.unit_id, g.cluster_id, g.stage, c.section_id
),
capped AS (
    SELECT
        * EXCLUDE (base, bonus, penalty, whole_max, open_max, shared_max),
        at_most(base * whole_max / shared_max, section_max) AS base_points,
        at_most(bonus, section_bonus_cap) AS bonus_points,
        at_most(penalty, section_penalty_cap) AS penalty_points,
        coalesce(at_most(open_max * whole_max / shared_max, section_max), 0) AS max_points
    FROM added
)
SELECT
    *,
    base_points + coalesce(bonus_points, 0) - coalesce(penalty_points, 0) AS section_points
FROM capped;

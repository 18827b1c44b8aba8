-- From criteria to sections to totals, in the order of operations that the page prints.

-- Sections of each unit and stage. What does not apply is made up for by the section's other base
-- criteria (rescale) or gives nothing (drop); what the rubric leaves out is always made up for.
CREATE OR REPLACE MACRO section_point(of_grid) AS TABLE
    WITH added AS (
        SELECT
            unit_id,
            cluster_id,
            stage,
            section_id,
            any_value(section_position) AS section_position,
            any_value(section_max) AS section_max,
            any_value(section_bonus_cap) AS section_bonus_cap,
            any_value(section_penalty_cap) AS section_penalty_cap,
            total(CASE WHEN counts = 'base' THEN points END) AS base,
            total(CASE WHEN counts = 'bonus' THEN points END) AS bonus,
            total(CASE WHEN counts = 'penalty' THEN points END) AS penalty,
            total(CASE WHEN counts = 'base' THEN max_points END) AS whole_max,
            total(CASE WHEN counts = 'base' AND state <> 'not_applicable' THEN max_points END)
                AS open_max,
            total(CASE
                WHEN counts = 'base'
                    AND NOT is_left_out
                    AND (not_applicable = 'drop' OR state <> 'not_applicable')
                    THEN max_points
            END) AS shared_max,
            bool_and(counts <> 'base' OR state <> 'not_assessed') AS is_whole,
            count(*) FILTER (state = 'assessed') AS assessed_count,
            count(*) FILTER (state = 'assessed' AND kind <> 'progress') AS typed_count,
            count(*) FILTER (state = 'not_applicable') AS not_applicable_count,
            count(*) AS criterion_count
        FROM query_table(of_grid)
        GROUP BY unit_id, cluster_id, stage, section_id
    )
    SELECT
        * EXCLUDE (base, bonus, penalty, whole_max, open_max, shared_max),
        at_most(base * whole_max / shared_max, section_max) AS base_points,
        at_most(bonus, section_bonus_cap) AS bonus_points,
        at_most(penalty, section_penalty_cap) AS penalty_points,
        coalesce(at_most(open_max * whole_max / shared_max, section_max), 0) AS max_points
    FROM added;

-- Totals of each unit and stage; whole once every base criterion that applies is assessed.
CREATE OR REPLACE MACRO total_point(of_units, of_sections) AS TABLE
    WITH added AS (
        SELECT
            u.unit_id,
            u.cluster_id,
            s.stage,
            any_value(u.total_cap) AS total_cap,
            any_value(u.rounding) AS rounding,
            any_value(u.step_points) AS step_points,
            any_value(u.decimals) AS decimals,
            total(s.base_points) AS base_points,
            at_most(coalesce(total(s.bonus_points), 0), any_value(u.bonus_cap)) AS bonus_points,
            coalesce(total(s.penalty_points), 0) AS penalty_points,
            bool_and(s.is_whole) AND count(s.base_points) > 0 AS is_whole,
            sum(s.assessed_count)::BIGINT AS assessed_count,
            sum(s.typed_count)::BIGINT AS typed_count,
            sum(s.not_applicable_count)::BIGINT AS not_applicable_count,
            sum(s.criterion_count)::BIGINT AS criterion_count
        FROM query_table(of_units) AS u
        JOIN query_table(of_sections) AS s ON s.unit_id = u.unit_id
        GROUP BY u.unit_id, u.cluster_id, s.stage
    ),
    summed AS (
        SELECT
            * EXCLUDE (base_points, total_cap),
            at_least(at_most(base_points + bonus_points - penalty_points, total_cap), 0) AS points
        FROM added
    )
    SELECT
        * EXCLUDE (points, rounding, step_points),
        CASE WHEN rounding = 'total' THEN to_step(points, step_points) ELSE points END
            AS known_points
    FROM summed;

-- The stage each cluster's rank rests on: the one asked for, else the latest of those with the most
-- whole totals.
CREATE OR REPLACE MACRO ranked_stage(of_totals, of_stage) AS TABLE
    WITH counted AS (
        SELECT
            cluster_id,
            stage,
            count(*) FILTER (is_whole) AS whole_count,
            sum(typed_count) AS typed_count
        FROM query_table(of_totals)
        WHERE of_stage IS NULL OR stage = of_stage
        GROUP BY cluster_id, stage
    )
    SELECT
        cluster_id,
        arg_max(stage, (
            whole_count, list_position(['self', 'cross', 'appraised', 'council'], stage)
        )) AS stage
    FROM counted
    WHERE whole_count > 0 OR typed_count > 0
    GROUP BY cluster_id;

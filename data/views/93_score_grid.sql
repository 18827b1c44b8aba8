-- Every unit, criterion and stage of a year, assessed or not: nothing is left out.

-- Points of a progress criterion: none at zero_at, all at full_at, held in between; rounded where
-- the rubric rounds each criterion.
CREATE OR REPLACE MACRO progress_point(of_asked, of_progress) AS TABLE
    WITH seen AS (
        SELECT
            a.*,
            p.unit_id IS NOT NULL AS is_found,
            CASE a.measure
                WHEN 'pace' THEN p.pace_ratio
                WHEN 'achieved' THEN p.achieved_ratio
                ELSE p.value
            END AS amount
        FROM query_table(of_asked) AS a
        LEFT JOIN query_table(of_progress) AS p ON p.unit_id = a.unit_id AND p.reads = a.reads
        WHERE a.kind = 'progress'
    ),
    raw AS (
        SELECT
            *,
            held((amount - zero_at) / (full_at - zero_at)) * max_points AS raw_points
        FROM seen
    )
    SELECT
        unit_id,
        criterion_id,
        is_found,
        amount,
        CASE
            WHEN rounding = 'criterion' THEN to_step(raw_points, step_points)
            ELSE raw_points
        END AS points
    FROM raw;

-- The grid. A criterion read from the progress counts alike at every stage; it does not apply to a
-- unit that is not assigned what it reads, once the day of the reading has come.
CREATE OR REPLACE MACRO grid_of(of_asked, of_stage_points, of_progress_points, is_read) AS TABLE
    WITH wide AS (
        SELECT
            * EXCLUDE (stages),
            unnest(stages) AS stage
        FROM query_table(of_asked)
    )
    SELECT
        w.*,
        CASE WHEN NOT w.is_left_out THEN coalesce(s.points, p.points) END AS points,
        CASE
            WHEN w.is_left_out OR s.is_not_applicable THEN 'not_applicable'
            WHEN w.kind = 'progress' AND is_read AND NOT p.is_found THEN 'not_applicable'
            WHEN coalesce(s.points, p.points) IS NULL THEN 'not_assessed'
            ELSE 'assessed'
        END AS state,
        coalesce(s.marker_count, 0) AS marker_count,
        coalesce(s.amount, p.amount) AS amount,
        s.against,
        s.evidence,
        s.reason,
        coalesce(s.said_at, w.stage) AS said_at
    FROM wide AS w
    LEFT JOIN query_table(of_stage_points) AS s
        ON s.unit_id = w.unit_id AND s.criterion_id = w.criterion_id AND s.stage = w.stage
    LEFT JOIN query_table(of_progress_points) AS p
        ON p.unit_id = w.unit_id AND p.criterion_id = w.criterion_id;

-- From rubric, units and marks to the grid of a year.
CREATE OR REPLACE MACRO score_grid(for_campaign, as_of, of_year, of_draft) AS TABLE
    WITH grid_rubric AS MATERIALIZED (
        SELECT * FROM rubric_at(for_campaign, as_of, of_year, of_draft)
    ),
    grid_unit AS MATERIALIZED (
        SELECT * FROM scored_unit(for_campaign, as_of, of_year, 'grid_rubric')
    ),
    grid_criterion AS MATERIALIZED (SELECT * FROM rubric_criterion('grid_rubric')),
    grid_asked AS MATERIALIZED (SELECT * FROM asked_criterion('grid_unit', 'grid_criterion')),
    grid_mark AS MATERIALIZED (SELECT * FROM known_score(for_campaign, as_of, of_year)),
    grid_said AS MATERIALIZED (SELECT * FROM said_mark('grid_asked', 'grid_mark')),
    grid_mark_point AS MATERIALIZED (SELECT * FROM mark_point('grid_said')),
    grid_stage AS MATERIALIZED (SELECT * FROM stage_point('grid_mark_point')),
    grid_progress AS MATERIALIZED (SELECT * FROM progress_read(for_campaign, as_of, of_year)),
    grid_read AS MATERIALIZED (SELECT * FROM progress_point('grid_asked', 'grid_progress'))
    SELECT *
    FROM grid_of(
        'grid_asked', 'grid_stage', 'grid_read', is_progress_read(for_campaign, as_of, of_year)
    );

-- The grid with its stages side by side; final is the stage the cluster's rank rests on.
CREATE OR REPLACE MACRO criterion_wide(of_grid, of_stages) AS TABLE
    SELECT
        g.unit_id,
        any_value(g.short_name) AS short_name,
        g.cluster_id,
        g.criterion_id,
        any_value(g.section_id) AS section_id,
        any_value(g.section_short_vi) AS section_short_vi,
        any_value(g.section_short_en) AS section_short_en,
        any_value(g.position) AS position,
        any_value(g.short_vi) AS short_vi,
        any_value(g.short_en) AS short_en,
        any_value(g.kind) AS kind,
        any_value(g.counts) AS counts,
        any_value(g.reads) AS reads,
        any_value(g.max_points) AS max_points,
        any_value(g.min_points) AS min_points,
        any_value(s.stage) AS stage,
        coalesce(
            any_value(g.state) FILTER (g.stage = s.stage),
            CASE WHEN any_value(g.is_left_out) THEN 'not_applicable' ELSE 'not_assessed' END
        ) AS state,
        max(g.points) FILTER (g.stage = 'self') AS self_points,
        max(g.points) FILTER (g.stage = 'cross') AS cross_points,
        coalesce(max(g.marker_count) FILTER (g.stage = 'cross'), 0) AS marker_count,
        max(g.points) FILTER (g.stage = 'appraised') AS appraised_points,
        max(g.points) FILTER (g.stage = 'council') AS council_points,
        max(g.points) FILTER (g.stage = s.stage) AS final_points,
        max(g.amount) FILTER (g.stage = 'self') AS self_amount,
        max(g.against) FILTER (g.stage = 'self') AS self_against,
        max(g.amount) FILTER (g.stage = s.stage) AS final_amount,
        max(g.against) FILTER (g.stage = s.stage) AS final_against,
        max(g.reason) FILTER (g.stage = s.stage) AS reason,
        max(g.evidence) FILTER (g.stage = 'self') AS evidence,
        any_value(g.decimals) AS decimals
    FROM query_table(of_grid) AS g
    LEFT JOIN query_table(of_stages) AS s ON s.cluster_id = g.cluster_id
    GROUP BY g.unit_id, g.cluster_id, g.criterion_id;

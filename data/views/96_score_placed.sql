-- Totals with all that a rank needs: stage, sections, votes, vetoes.

-- Points of each section by its code, of each unit and stage.
CREATE OR REPLACE MACRO section_map(of_sections) AS TABLE
    SELECT
        unit_id,
        stage,
        map_from_entries(list((
            section_id, base_points + coalesce(bonus_points, 0) - coalesce(penalty_points, 0)
        ) ORDER BY section_id)) AS section_points
    FROM query_table(of_sections)
    GROUP BY unit_id, stage;

-- Whole totals of each unit side by side, and the council's vote.
CREATE OR REPLACE MACRO stage_total(of_totals, of_marks) AS TABLE
    SELECT
        t.unit_id,
        max(t.known_points) FILTER (t.is_whole AND t.stage = 'self') AS self_points,
        max(t.known_points) FILTER (t.is_whole AND t.stage = 'cross') AS cross_points,
        max(t.known_points) FILTER (t.is_whole AND t.stage = 'appraised') AS appraised_points,
        max(t.known_points) FILTER (t.is_whole AND t.stage = 'council') AS council_points,
        max(t.criterion_count) AS criterion_count,
        max(v.amount) AS votes
    FROM query_table(of_totals) AS t
    LEFT JOIN query_table(of_marks) AS v
        ON v.unit_id = t.unit_id AND v.item = 'vote' AND v.stage = 'council'
    GROUP BY t.unit_id;

-- The strongest of the vetoes of each unit, and all of them in words.
CREATE OR REPLACE MACRO kept_out(of_vetoes) AS TABLE
    SELECT
        unit_id,
        string_agg(label_vi, ', ' ORDER BY veto_id) AS veto_vi,
        string_agg(label_en, ', ' ORDER BY veto_id) AS veto_en,
        CASE WHEN bool_or(effect = 'no_rank') THEN 'no_rank' ELSE 'no_award' END AS veto_effect
    FROM query_table(of_vetoes)
    GROUP BY unit_id;

-- Each unit at its cluster's ranked stage; ranked once its total is whole and no veto forbids it.
CREATE OR REPLACE MACRO placed_total(
    of_units, of_totals, of_stages, of_stage_totals, of_sections, of_kept_out
) AS TABLE
    SELECT
        u.* EXCLUDE (stages),
        s.stage,
        g.* EXCLUDE (unit_id),
        t.known_points,
        CASE WHEN t.is_whole THEN t.known_points END AS score_points,
        t.bonus_points,
        t.penalty_points,
        coalesce(t.assessed_count, 0) AS assessed_count,
        coalesce(t.not_applicable_count, 0) AS not_applicable_count,
        m.section_points,
        k.veto_vi,
        k.veto_en,
        k.veto_effect,
        coalesce(t.is_whole, false) AND coalesce(k.veto_effect, '') <> 'no_rank' AS is_ranked
    FROM query_table(of_units) AS u
    LEFT JOIN query_table(of_stages) AS s ON s.cluster_id = u.cluster_id
    LEFT JOIN query_table(of_totals) AS t ON t.unit_id = u.unit_id AND t.stage = s.stage
    LEFT JOIN query_table(of_stage_totals) AS g ON g.unit_id = u.unit_id
    LEFT JOIN query_table(of_sections) AS m ON m.unit_id = u.unit_id AND m.stage = s.stage
    LEFT JOIN query_table(of_kept_out) AS k ON k.unit_id = u.unit_id;

-- From grid to placed totals; a stage, or null for the latest one that is as whole as any.
CREATE OR REPLACE MACRO score_placed(for_campaign, as_of, of_year, of_stage, of_draft) AS TABLE
    WITH put_rubric AS MATERIALIZED (
        SELECT * FROM rubric_at(for_campaign, as_of, of_year, of_draft)
    ),
    put_unit AS MATERIALIZED (
        SELECT * FROM scored_unit(for_campaign, as_of, of_year, 'put_rubric')
    ),
    put_mark AS MATERIALIZED (SELECT * FROM known_score(for_campaign, as_of, of_year)),
    put_grid AS MATERIALIZED (SELECT * FROM score_grid(for_campaign, as_of, of_year, of_draft)),
    put_section AS MATERIALIZED (SELECT * FROM section_point('put_grid')),
    put_total AS MATERIALIZED (SELECT * FROM total_point('put_unit', 'put_section')),
    put_stage AS MATERIALIZED (SELECT * FROM ranked_stage('put_total', of_stage)),
    put_stage_total AS MATERIALIZED (SELECT * FROM stage_total('put_total', 'put_mark')),
    put_map AS MATERIALIZED (SELECT * FROM section_map('put_section')),
    put_veto AS MATERIALIZED (SELECT * FROM rubric_veto('put_rubric')),
    put_found AS MATERIALIZED (
        SELECT *
        FROM veto_found(for_campaign, as_of, of_year, 'put_unit', 'put_veto', 'put_mark')
    ),
    put_kept_out AS MATERIALIZED (SELECT * FROM kept_out('put_found'))
    SELECT *
    FROM placed_total(
        'put_unit', 'put_total', 'put_stage', 'put_stage_total', 'put_map', 'put_kept_out'
    );

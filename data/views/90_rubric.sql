-- Rubrics (thang điểm) as rows: which version counts for a year, its sections and criteria.

-- The version of each rubric in force for a year: the highest one published by the as-of date.
-- A draft (JSON text) stands in for the rubric whose id it bears; null: none.
CREATE OR REPLACE MACRO rubric_at(for_campaign, as_of, of_year, of_draft) AS TABLE
    WITH latest AS (
        SELECT
            rubric_id,
            version,
            label_vi,
            label_en,
            CASE
                WHEN of_draft::VARCHAR ->> '$.id' = rubric_id THEN of_draft::VARCHAR
                ELSE rubric_json
            END::JSON AS said
        FROM rubric
        WHERE campaign_id = for_campaign
            AND published_on <= as_of
            AND of_year BETWEEN year_from AND year_to
        QUALIFY row_number() OVER (PARTITION BY rubric_id ORDER BY version DESC) = 1
    )
    SELECT
        *,
        (said ->> '$.total_points')::DOUBLE AS total_points,
        (said ->> '$.total_cap')::DOUBLE AS total_cap,
        (said ->> '$.bonus_cap')::DOUBLE AS bonus_cap,
        (said ->> '$.step')::DOUBLE AS step_points,
        (said ->> '$.decimals')::BIGINT AS decimals,
        (said ->> '$.reply_days')::BIGINT AS reply_days,
        said ->> '$.not_applicable' AS not_applicable,
        said ->> '$.rounding' AS rounding,
        said ->> '$.cross_rule' AS cross_rule,
        said ->> '$.scope' AS scope,
        from_json(said -> '$.unit_types', '["VARCHAR"]') AS unit_types,
        from_json(said -> '$.clusters', '["VARCHAR"]') AS clusters,
        from_json(said -> '$.left_out', '["VARCHAR"]') AS left_out,
        CASE
            WHEN json_array_length(said -> '$.stages') = 0 THEN ['appraised']
            ELSE from_json(said -> '$.stages', '["VARCHAR"]')
        END AS stages
    FROM latest;

-- Sections (mục) of the rubrics of a named relation, in their order.
CREATE OR REPLACE MACRO rubric_section(of_rubrics) AS TABLE
    WITH listed AS (
        SELECT
            rubric_id,
            generate_subscripts(from_json(said -> '$.sections', '["JSON"]'), 1) AS section_position,
            unnest(from_json(said -> '$.sections', '[{
                "id": "VARCHAR", "short_vi": "VARCHAR", "short_en": "VARCHAR",
                "max_points": "DOUBLE", "bonus_cap": "DOUBLE", "penalty_cap": "DOUBLE"}]')) AS s
        FROM query_table(of_rubrics)
    )
    SELECT
        rubric_id,
        section_position,
        s.id AS section_id,
        s.short_vi AS section_short_vi,
        s.short_en AS section_short_en,
        s.max_points AS section_max,
        s.bonus_cap AS section_bonus_cap,
        s.penalty_cap AS section_penalty_cap
    FROM listed;

-- Criteria (tiêu chí) of the rubrics of a named relation with their sections, in their order.
CREATE OR REPLACE MACRO rubric_criterion(of_rubrics) AS TABLE
    WITH listed AS (
        SELECT
            rubric_id,
            left_out,
            generate_subscripts(from_json(said -> '$.criteria', '["JSON"]'), 1) AS position,
            unnest(from_json(said -> '$.criteria', '[{
                "id": "VARCHAR", "section": "VARCHAR", "short_vi": "VARCHAR",
                "short_en": "VARCHAR", "kind": "VARCHAR", "max_points": "DOUBLE",
                "counts": "VARCHAR", "min_points": "DOUBLE", "each_points": "DOUBLE",
                "reads": "VARCHAR", "measure": "VARCHAR", "zero_at": "DOUBLE",
                "full_at": "DOUBLE"}]')) AS c
        FROM query_table(of_rubrics)
    )
    SELECT
        l.rubric_id,
        l.position,
        c.id AS criterion_id,
        c.short_vi,
        c.short_en,
        c.kind,
        c.max_points,
        c.counts,
        c.min_points,
        c.each_points,
        c.reads,
        c.measure,
        c.zero_at,
        c.full_at,
        list_contains(l.left_out, c.id) AS is_left_out,
        s.* EXCLUDE (rubric_id)
    FROM listed AS l
    JOIN rubric_section(of_rubrics) AS s ON s.rubric_id = l.rubric_id AND s.section_id = c.section;

-- The day whose units are scored: the last one of the year, or the as-of date before it.
CREATE OR REPLACE MACRO scoring_day(as_of, of_year) AS least(as_of, make_date(of_year, 12, 31));

-- Units that are scored in a year, each with its last cluster of the year and its rubric;
-- `of_rubrics` names rows of rubric_at. A rubric scores the clusters it names, else those all of whose units it covers.
CREATE OR REPLACE MACRO scored_unit(for_campaign, as_of, of_year, of_rubrics) AS TABLE
    WITH member AS (
        SELECT
            u.unit_id,
            u.unit_name,
            u.short_name,
            u.unit_type,
            m.cluster_id,
            m.cluster_name_vi,
            m.cluster_name_en
        FROM membership AS m
        JOIN unit AS u ON u.campaign_id = m.campaign_id AND u.unit_id = m.unit_id
        WHERE m.campaign_id = for_campaign
            AND m.year = of_year
            AND m.is_year_last
            AND is_there(u.valid_from, u.valid_to, scoring_day(as_of, of_year))
    ),
    ruled AS (
        SELECT
            c.cluster_id,
            arg_min(r.rubric_id, (NOT list_contains(r.clusters, c.cluster_id), r.rubric_id))
                AS rubric_id
        FROM (
            SELECT cluster_id, list(DISTINCT unit_type) AS types FROM member GROUP BY cluster_id
        ) AS c
        JOIN query_table(of_rubrics) AS r
            ON r.scope = 'all'
            OR list_contains(r.clusters, c.cluster_id)
            OR (len(r.clusters) = 0 AND list_has_all(r.unit_types, c.types))
        GROUP BY c.cluster_id
    )
    SELECT
        m.* EXCLUDE (cluster_id, cluster_name_vi, cluster_name_en),
        CASE WHEN r.scope = 'all' THEN 'all' ELSE m.cluster_id END AS cluster_id,
        CASE WHEN r.scope = 'all' THEN r.label_vi ELSE m.cluster_name_vi END AS cluster_name_vi,
        CASE WHEN r.scope = 'all' THEN r.label_en ELSE m.cluster_name_en END AS cluster_name_en,
        r.* EXCLUDE (label_vi, label_en, said, scope, unit_types, clusters, left_out)
    FROM member AS m
    JOIN ruled AS x ON x.cluster_id = m.cluster_id
    JOIN query_table(of_rubrics) AS r ON r.rubric_id = x.rubric_id;

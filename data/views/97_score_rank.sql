-- Ranks (xếp hạng): on full precision, equal totals through the rubric's tie rules.

-- Tie rules of the rubrics of a named relation, in their order.
CREATE OR REPLACE MACRO rubric_tie(of_rubrics) AS TABLE
    WITH listed AS (
        SELECT
            rubric_id,
            generate_subscripts(from_json(said -> '$.ties', '["JSON"]'), 1) AS step,
            unnest(from_json(said -> '$.ties', '[{"by": "VARCHAR", "section": "VARCHAR"}]')) AS t
        FROM query_table(of_rubrics)
    )
    SELECT
        l.rubric_id,
        l.step,
        l.t.by AS tie_by,
        l.t.section AS section_id,
        s.section_short_vi,
        s.section_short_en
    FROM listed AS l
    LEFT JOIN rubric_section(of_rubrics) AS s
        ON s.rubric_id = l.rubric_id AND s.section_id = l.t.section;

-- What each rule compares of units with equal totals. A rule decides only where all of them have
-- what it compares: a vote not taken is not a vote lost.
CREATE OR REPLACE MACRO tie_value(of_placed, of_ties) AS TABLE
    WITH tied AS (
        SELECT
            *,
            round(score_points, 9) AS equal_points
        FROM query_table(of_placed)
        WHERE is_ranked
        QUALIFY count(*) OVER (PARTITION BY cluster_id, equal_points) > 1
    ),
    compared AS (
        SELECT
            p.*,
            t.* EXCLUDE (rubric_id, section_id),
            CASE t.tie_by
                WHEN 'section' THEN p.section_points[t.section_id]
                WHEN 'penalties' THEN p.penalty_points
                ELSE p.votes
            END AS compared_value
        FROM tied AS p
        JOIN query_table(of_ties) AS t ON t.rubric_id = p.rubric_id
    )
    SELECT
        *,
        CASE
            WHEN count(compared_value) OVER peers < count(*) OVER peers THEN 0
            WHEN tie_by = 'penalties' THEN -round(compared_value, 9)
            ELSE round(compared_value, 9)
        END AS key
    FROM compared
    WINDOW peers AS (PARTITION BY cluster_id, equal_points, step);

-- The rules up to each step, and whether the unit stands alone by then.
CREATE OR REPLACE MACRO tie_step_of(of_tie_values) AS TABLE
    WITH reached AS (
        SELECT
            *,
            list(key) OVER (PARTITION BY unit_id ORDER BY step) AS keys
        FROM query_table(of_tie_values)
    )
    SELECT
        *,
        count(*) OVER (PARTITION BY cluster_id, equal_points, step, keys) = 1 AS is_alone
    FROM reached;

-- Competition ranking inside each cluster: 1, 2, 2, 4.
CREATE OR REPLACE MACRO ranked_unit(of_placed, of_tie_steps) AS TABLE
    WITH settled AS (
        SELECT
            unit_id,
            arg_max(keys, step) AS keys,
            min(step) FILTER (is_alone) AS tie_step
        FROM query_table(of_tie_steps)
        GROUP BY unit_id
    ),
    keyed AS (
        SELECT
            p.*,
            s.keys,
            s.tie_step,
            round(p.score_points, 9) AS equal_points,
            as_printed(p.score_points, p.decimals) AS shown_points
        FROM query_table(of_placed) AS p
        LEFT JOIN settled AS s ON s.unit_id = p.unit_id
    ),
    counted AS (
        SELECT
            *,
            CASE
                WHEN is_ranked THEN rank() OVER (
                    PARTITION BY cluster_id, is_ranked ORDER BY equal_points DESC, keys DESC
                )
            END AS cluster_rank,
            count(*) FILTER (is_ranked) OVER (PARTITION BY cluster_id) AS ranked_count,
            count(*) FILTER (is_ranked) OVER same AS tie_count,
            count(*) FILTER (is_ranked) OVER alike AS alike_count
        FROM keyed
        WINDOW
            same AS (PARTITION BY cluster_id, equal_points),
            alike AS (PARTITION BY cluster_id, shown_points)
    )
    SELECT
        * EXCLUDE (keys, equal_points, shown_points, alike_count, tie_count),
        CASE WHEN is_ranked THEN tie_count ELSE 1 END AS tie_count,
        is_ranked AND alike_count > tie_count AS looks_equal,
        max(CASE WHEN cluster_rank = 1 THEN score_points END) OVER (PARTITION BY cluster_id)
            - CASE WHEN is_ranked THEN score_points END AS gap_points
    FROM counted;

-- From grid to ranks.
CREATE OR REPLACE MACRO score_ranking(for_campaign, as_of, of_year, of_stage, of_draft) AS TABLE
    WITH rank_placed AS MATERIALIZED (
        SELECT * FROM score_placed(for_campaign, as_of, of_year, of_stage, of_draft)
    ),
    rank_rubric AS MATERIALIZED (
        SELECT * FROM rubric_at(for_campaign, as_of, of_year, of_draft)
    ),
    rank_tie AS MATERIALIZED (SELECT * FROM rubric_tie('rank_rubric')),
    rank_value AS MATERIALIZED (SELECT * FROM tie_value('rank_placed', 'rank_tie')),
    rank_step AS MATERIALIZED (SELECT * FROM tie_step_of('rank_value'))
    SELECT *
    FROM ranked_unit('rank_placed', 'rank_step');

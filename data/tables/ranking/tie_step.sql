-- What each tie rule compares of units with equal totals, in the rubric's order, and whether the
-- unit stands alone by then.
--
-- A rule decides only where all of them have what it compares: a vote not taken is not a vote lost.
-- grain: one row per asked_stage, year, unit_id and step
CREATE TABLE tie_step AS
WITH tied AS (
    SELECT
        *,
        round(score_points, 9) AS equal_points
    FROM score_placed
    WHERE is_ranked
    QUALIFY count(*) OVER (PARTITION BY asked_stage, year, cluster_id, equal_points) > 1
),
compared AS (
    SELECT
        p.asked_stage,
        p.year,
        p.cluster_id,
        p.unit_id,
        p.equal_points,
        t.step,
        t.tie_by,
        t.section_id,
        CASE t.tie_by
            WHEN 'section' THEN s.section_points
            WHEN 'penalties' THEN p.penalty_points
            ELSE p.votes
        END AS compared_value
    FROM tied AS p
    JOIN rubric_tie AS t
        ON t.campaign_id = p.campaign_id AND t.rubric_id = p.rubric_id AND t.version = p.version
    LEFT JOIN section_point AS s
        ON s.year = p.year
        AND s.unit_id = p.unit_id
        AND s.stage = p.stage
        AND s.section_id = t.section_id
),
keyed AS (
    SELECT
        *,
        CASE
            WHEN count(compared_value) OVER peers < count(*) OVER peers THEN 0
            WHEN tie_by = 'penalties' THEN -round(compared_value, 9)
            ELSE round(compared_value, 9)
        END AS key
    FROM compared
    WINDOW peers AS (PARTITION BY asked_stage, year, cluster_id, equal_points, step)
),
reached AS (
    SELECT
        *,
        list(key) OVER (PARTITION BY asked_stage, year, unit_id ORDER BY step) AS keys
    FROM keyed
)
SELECT
    *,
    count(*) OVER (
        PARTITION BY asked_stage, year, cluster_id, equal_points, step, keys
    ) = 1 AS is_alone
FROM reached;

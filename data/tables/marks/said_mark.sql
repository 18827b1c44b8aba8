-- What each stage says of criteria that are typed in: the marks typed, and at the council's stage
-- what the appraisers gave where the council of that cluster sat and let it stand.
--
-- grain: one row per year, unit_id, criterion_id, stage and marker_id
CREATE TABLE said_mark AS
WITH typed AS (
    SELECT
        m.year,
        m.unit_id,
        u.cluster_id,
        u.rubric_id,
        m.criterion_id,
        m.stage,
        m.marker_id,
        m.is_applicable,
        m.amount,
        m.against,
        m.evidence,
        m.reason
    FROM known_score AS m
    JOIN scored_unit AS u ON u.year = m.year AND u.unit_id = m.unit_id
    JOIN year_criterion AS c
        ON c.year = u.year
        AND c.rubric_id = u.rubric_id
        AND c.criterion_id = m.criterion_id
        AND c.kind <> 'progress'
    JOIN rubric_stage AS g
        ON g.campaign_id = u.campaign_id
        AND g.rubric_id = u.rubric_id
        AND g.version = u.version
        AND g.stage = m.stage
    WHERE m.item = 'criterion'
),
sitting AS (
    SELECT DISTINCT year, cluster_id FROM typed WHERE stage = 'council'
)
SELECT
    *,
    stage AS said_at
FROM typed
UNION ALL
SELECT
    t.* REPLACE ('council' AS stage),
    t.stage AS said_at
FROM typed AS t
SEMI JOIN sitting AS s ON s.year = t.year AND s.cluster_id = t.cluster_id
ANTI JOIN typed AS c
    ON c.stage = 'council'
    AND c.year = t.year
    AND c.unit_id = t.unit_id
    AND c.criterion_id = t.criterion_id
WHERE t.stage = 'appraised';

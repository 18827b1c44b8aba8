-- Every unit, criterion and stage of a year, assessed or not: nothing is left out.
--
-- A criterion read from the progress counts alike at every stage; it does not apply to a unit that
-- is not assigned what it reads, once the day of the reading has come.
-- grain: one row per year, unit_id, criterion_id and stage
CREATE TABLE score_grid AS
SELECT
    u.year,
    u.unit_id,
    u.cluster_id,
    u.rubric_id,
    c.criterion_id,
    g.stage,
    CASE WHEN NOT c.is_left_out THEN coalesce(s.points, p.points) END AS points,
    CASE
        WHEN c.is_left_out OR s.is_not_applicable THEN 'not_applicable'
        WHEN c.kind = 'progress' AND y.is_read AND NOT p.is_found THEN 'not_applicable'
        WHEN coalesce(s.points, p.points) IS NULL THEN 'not_assessed'
        ELSE 'assessed'
    END AS state,
    coalesce(s.marker_count, 0) AS marker_count,
    coalesce(s.amount, p.amount) AS amount,
    s.against,
    s.evidence,
    s.reason
FROM scored_unit AS u
JOIN asked_year AS y ON y.year = u.year
JOIN year_criterion AS c ON c.year = u.year AND c.rubric_id = u.rubric_id
JOIN rubric_stage AS g
    ON g.campaign_id = u.campaign_id AND g.rubric_id = u.rubric_id AND g.version = u.version
LEFT JOIN stage_point AS s
    ON s.year = u.year
    AND s.unit_id = u.unit_id
    AND s.criterion_id = c.criterion_id
    AND s.stage = g.stage
LEFT JOIN progress_point AS p
    ON p.year = u.year AND p.unit_id = u.unit_id AND p.criterion_id = c.criterion_id;

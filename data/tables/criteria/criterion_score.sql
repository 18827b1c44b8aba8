-- Criteria of a unit's rubric that assess its criteria of the plan, with the points it has at the
-- stage its rank of the year rests on.
--
-- is_known: it is assessed there. What does not apply to the unit is told so and is not known.
-- grain: one row per year, unit_id, criterion_id and code
CREATE TABLE criterion_score AS
SELECT
    u.year,
    u.unit_id,
    c.criterion_id,
    y.criterion_id AS code,
    y.position AS place,
    y.short_vi AS label_vi,
    y.short_en AS label_en,
    g.points AS value,
    y.max_points AS out_of,
    y.decimals,
    coalesce(g.state, 'not_assessed') AS state,
    coalesce(g.state = 'assessed', false) AS is_known
FROM scored_unit AS u
JOIN rubric_assessed AS a
    ON a.campaign_id = u.campaign_id
    AND a.rubric_id = u.rubric_id
    AND a.version = u.version
    AND a.line_kind = 'criterion'
JOIN unit_criterion AS c ON c.unit_id = u.unit_id AND c.criterion_id = a.assessed_id
JOIN year_criterion AS y
    ON y.year = u.year AND y.rubric_id = u.rubric_id AND y.criterion_id = a.line_id
LEFT JOIN ranked_stage AS s
    ON s.asked_stage = 'latest' AND s.year = u.year AND s.cluster_id = u.cluster_id
LEFT JOIN score_grid AS g
    ON g.year = u.year
    AND g.unit_id = u.unit_id
    AND g.criterion_id = y.criterion_id
    AND g.stage = s.stage;

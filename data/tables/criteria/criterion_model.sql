-- Models of a unit, in use or not yet recognised, that speak of its criteria: those that the lines of
-- its rubric assess for which the register gives evidence.
--
-- grain: one row per unit_id, criterion_id and code
CREATE TABLE criterion_model AS
SELECT
    c.unit_id,
    c.criterion_id,
    m.model_id AS code,
    row_number() OVER (
        PARTITION BY c.unit_id, c.criterion_id
        ORDER BY m.recognised_on, m.model_name COLLATE vi, m.model_id
    ) AS place,
    m.model_name AS label_vi,
    m.model_name AS label_en,
    m.state,
    true AS is_known
FROM (
    SELECT DISTINCT s.unit_id, s.criterion_id
    FROM asked_day AS d
    JOIN model_link AS l ON l.campaign_id = d.campaign_id AND l.what = 'criterion'
    JOIN criterion_score AS s ON s.code = l.code
) AS c
JOIN model_state AS m ON m.unit_id = c.unit_id AND m.state <> 'withdrawn';

-- Criteria of the plan (tiêu chí thi đua) that each unit there is judged by: those of the subject its
-- type is of. A type the plan has no subject for has none.
--
-- grain: one row per unit_id and criterion_id
CREATE TABLE unit_criterion AS
SELECT
    r.unit_id,
    r.unit_type,
    r.cluster_id,
    c.subject_id,
    c.criterion_id,
    c.position
FROM asked_day AS d
CROSS JOIN roster AS r
JOIN subject_unit_type AS t ON t.campaign_id = d.campaign_id AND t.unit_type = r.unit_type
JOIN subject_criterion AS c ON c.campaign_id = d.campaign_id AND c.subject_id = t.subject_id;

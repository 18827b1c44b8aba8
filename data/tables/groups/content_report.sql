-- Whether each unit has a value on a content, and the end of the latest period of its values.
--
-- grain: one row per basis, phase_id, content_id and unit_id
CREATE TABLE content_report AS
SELECT
    r.basis,
    r.phase_id,
    i.content_id,
    r.unit_id,
    bool_or(r.value IS NOT NULL) AS has_value,
    max(CASE WHEN r.is_counted THEN r.latest_date END) AS latest_date
FROM rated_row AS r
CROSS JOIN asked_day AS d
JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = r.indicator_id
GROUP BY r.basis, r.phase_id, i.content_id, r.unit_id;

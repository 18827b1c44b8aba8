-- Words and order of what awards are counted by.
--
-- grain: one row per dimension and key
CREATE TABLE award_label AS
SELECT 'form' AS dimension, f.form_id AS key, f.label_vi, f.label_en, f.position
FROM asked_day AS d
JOIN award_form AS f ON f.campaign_id = d.campaign_id
UNION ALL
SELECT 'content', c.content_id, c.short_vi, c.short_en, c.position
FROM asked_day AS d
JOIN content AS c ON c.campaign_id = d.campaign_id
UNION ALL
SELECT 'unit_type', t.unit_type, t.label_vi, t.label_en, t.position
FROM asked_day AS d
JOIN unit_type AS t ON t.campaign_id = d.campaign_id
UNION ALL
SELECT
    'cluster',
    m.cluster_id,
    any_value(m.cluster_name_vi),
    any_value(m.cluster_name_en),
    row_number() OVER (ORDER BY m.cluster_id)
FROM asked_day AS d
JOIN membership AS m ON m.campaign_id = d.campaign_id
GROUP BY m.cluster_id;

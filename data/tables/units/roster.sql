-- Units there on the day, each with its type and the cluster of the day.
--
-- grain: one row per unit_id
CREATE TABLE roster AS
WITH placed AS (
    SELECT m.unit_id, m.cluster_id, m.cluster_name_vi, m.cluster_name_en
    FROM asked_day AS d
    JOIN membership AS m
        ON m.campaign_id = d.campaign_id AND is_there(m.from_date, m.to_date, d.roster_date)
)
SELECT
    u.unit_id,
    u.unit_name,
    u.short_name,
    u.unit_type,
    t.label_vi AS type_name_vi,
    t.label_en AS type_name_en,
    m.cluster_id,
    m.cluster_name_vi,
    m.cluster_name_en
FROM asked_day AS d
JOIN unit AS u
    ON u.campaign_id = d.campaign_id AND is_there(u.valid_from, u.valid_to, d.roster_date)
JOIN unit_type AS t ON t.campaign_id = u.campaign_id AND t.unit_type = u.unit_type
LEFT JOIN placed AS m ON m.unit_id = u.unit_id;

-- Bodies that co-operate in each task, in words: units and types of units as the profile has them,
-- then those that are no units.
--
-- grain: one row per task_id
CREATE TABLE task_partner AS
WITH named AS (
    SELECT
        p.task_id,
        string_agg(coalesce(u.short_name, k.label_vi), '; ' ORDER BY p.party) AS names_vi,
        string_agg(coalesce(u.short_name, k.label_en), '; ' ORDER BY p.party) AS names_en
    FROM asked_day AS d
    JOIN task_party AS p ON p.campaign_id = d.campaign_id AND p.role = 'partner'
    LEFT JOIN unit AS u ON u.campaign_id = d.campaign_id AND u.unit_id = p.party
    LEFT JOIN unit_type AS k ON k.campaign_id = d.campaign_id AND k.unit_type = p.party
    GROUP BY p.task_id
)
SELECT
    t.task_id,
    nullif(concat_ws('; ', n.names_vi, t.others_vi), '') AS partners_vi,
    nullif(concat_ws('; ', n.names_en, t.others_en), '') AS partners_en
FROM asked_day AS d
JOIN task AS t ON t.campaign_id = d.campaign_id
LEFT JOIN named AS n ON n.task_id = t.task_id;

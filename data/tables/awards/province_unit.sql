-- Units on the day of the campaigns that provinces have, each with its province.
--
-- A campaign that covers several provinces answers for all of them where it is asked about, else
-- each province has its own. A unit that is no commune lies in the one province of its campaign.
-- grain: one row per campaign_id and unit_id
CREATE TABLE province_unit AS
WITH home AS (
    SELECT
        u.campaign_id,
        l.province_id,
        count(DISTINCT l.province_id) OVER (PARTITION BY u.campaign_id) AS spread
    FROM unit AS u
    JOIN place AS l ON l.commune_id = u.unit_id
    JOIN campaign AS c ON c.campaign_id = u.campaign_id AND c.level = 'province'
),
many AS (
    SELECT bool_or(h.spread > 1) AS is_wide
    FROM asked_day AS d
    JOIN home AS h ON h.campaign_id = d.campaign_id
),
owner AS (
    SELECT DISTINCT h.province_id, h.campaign_id
    FROM home AS h
    CROSS JOIN many AS m
    CROSS JOIN asked_day AS d
    WHERE CASE WHEN m.is_wide THEN h.campaign_id = d.campaign_id ELSE h.spread = 1 END
)
SELECT
    u.campaign_id,
    u.unit_id,
    o.province_id
FROM asked_day AS d
JOIN unit AS u ON is_there(u.valid_from, u.valid_to, d.as_of)
LEFT JOIN place AS l ON l.commune_id = u.unit_id
JOIN owner AS o
    ON o.campaign_id = u.campaign_id
    AND (l.province_id IS NULL OR l.province_id = o.province_id);

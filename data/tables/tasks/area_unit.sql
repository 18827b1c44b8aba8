-- Units that stand in each area of a council member on the day: named themselves, by their type or
-- by their cluster; a unit nobody follows stands in the area «».
--
-- grain: one row per area_id and unit_id
CREATE TABLE area_unit AS
WITH followed AS (
    SELECT DISTINCT
        p.area_id,
        o.unit_id
    FROM asked_day AS d
    JOIN council_area_party AS p ON p.campaign_id = d.campaign_id
    JOIN roster AS o ON p.party IN (o.unit_id, o.unit_type, o.cluster_id)
)
SELECT
    coalesce(f.area_id, '') AS area_id,
    o.unit_id,
    o.unit_type,
    o.cluster_id
FROM roster AS o
LEFT JOIN followed AS f ON f.unit_id = o.unit_id;

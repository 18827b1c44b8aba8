-- Every name and code of the campaign's units on the day, present and former, and the territories of
-- all campaigns (unit_id null), with the keys they are looked for by.
--
-- grain: one row per campaign_id, unit_id, code and name
CREATE TABLE searched_name AS
WITH named AS (
    SELECT
        d.campaign_id,
        r.unit_id,
        r.unit_id AS code,
        unnest([r.unit_name, r.short_name]) AS name,
        NULL AS place,
        false AS is_former
    FROM roster AS r
    CROSS JOIN asked_day AS d
    UNION ALL
    SELECT
        f.campaign_id,
        f.unit_id,
        f.former_code,
        f.former_name,
        f.former_place,
        true
    FROM former_unit AS f
    LEFT JOIN asked_day AS d ON d.campaign_id = f.campaign_id
    LEFT JOIN roster AS r ON r.unit_id = f.unit_id
    WHERE f.unit_id IS NULL OR (d.campaign_id IS NOT NULL AND r.unit_id IS NOT NULL)
)
SELECT
    *,
    search_key(name) AS key,
    search_key(concat_ws(' ', name, place)) AS full_key
FROM named;

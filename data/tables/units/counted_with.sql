-- Whom each unit's row of an indicator counts with on the day: itself, or what a merger hands on,
-- its heir.
--
-- grain: one row per unit_id and indicator_id
CREATE TABLE counted_with AS
SELECT
    u.unit_id,
    i.indicator_id,
    CASE
        WHEN is_handed_on(i.kind, i.adds_up) THEN coalesce(h.heir_id, u.unit_id)
        ELSE u.unit_id
    END AS heir_id
FROM asked_day AS d
JOIN unit AS u ON u.campaign_id = d.campaign_id
JOIN indicator AS i ON i.campaign_id = d.campaign_id
LEFT JOIN heir AS h ON h.unit_id = u.unit_id;

-- Units that need not hand in an obligation (không phải nộp) though they are there on its day: the
-- plan does not bind them, or asks them for no indicator of the phase.
--
-- grain: one row per obligation_id and unit_id
CREATE TABLE spared_unit AS
WITH placed AS (
    SELECT b.roster_day, m.unit_id, m.cluster_id
    FROM asked_day AS d
    CROSS JOIN (SELECT DISTINCT roster_day FROM obligation) AS b
    JOIN membership AS m
        ON m.campaign_id = d.campaign_id AND is_there(m.from_date, m.to_date, b.roster_day)
)
SELECT
    o.obligation_id,
    o.kind,
    u.unit_id,
    u.unit_type,
    t.label_vi AS type_name_vi,
    t.label_en AS type_name_en,
    t.position,
    m.cluster_id
FROM asked_day AS d
CROSS JOIN obligation AS o
JOIN unit AS u
    ON u.campaign_id = d.campaign_id AND is_there(u.valid_from, u.valid_to, o.roster_day)
JOIN unit_type AS t ON t.campaign_id = u.campaign_id AND t.unit_type = u.unit_type
LEFT JOIN placed AS m ON m.unit_id = u.unit_id AND m.roster_day = o.roster_day
ANTI JOIN owing_unit AS w ON w.obligation_id = o.obligation_id AND w.unit_id = u.unit_id;

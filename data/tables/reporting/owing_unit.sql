-- Units that owe each obligation: those there on its day, in the cluster of that day. The
-- report of a period is owed by units with at least one indicator in its phase, anything else by
-- the units that the plan binds.
--
-- grain: one row per obligation_id and unit_id
CREATE TABLE owing_unit AS
WITH placed AS (
    SELECT b.roster_day, m.unit_id, m.cluster_id, m.cluster_name_vi, m.cluster_name_en
    FROM asked_day AS d
    CROSS JOIN (SELECT DISTINCT roster_day FROM obligation) AS b
    JOIN membership AS m
        ON m.campaign_id = d.campaign_id AND is_there(m.from_date, m.to_date, b.roster_day)
),
reporting AS (
    SELECT DISTINCT unit_id, phase_id FROM assigned
)
SELECT
    o.obligation_id,
    o.kind,
    o.period_id,
    o.phase_id,
    o.previous_id,
    o.due_at,
    u.unit_id,
    u.short_name,
    u.unit_type,
    t.label_vi AS type_name_vi,
    t.label_en AS type_name_en,
    u.contact,
    m.cluster_id,
    m.cluster_name_vi,
    m.cluster_name_en
FROM asked_day AS d
CROSS JOIN obligation AS o
JOIN unit AS u
    ON u.campaign_id = d.campaign_id AND is_there(u.valid_from, u.valid_to, o.roster_day)
JOIN unit_type AS t ON t.campaign_id = u.campaign_id AND t.unit_type = u.unit_type
LEFT JOIN placed AS m ON m.unit_id = u.unit_id AND m.roster_day = o.roster_day
LEFT JOIN reporting AS r ON r.unit_id = u.unit_id AND r.phase_id = o.phase_id
LEFT JOIN bound_unit AS b
    ON b.campaign_id = u.campaign_id
    AND b.deadline_id = o.obligation_id
    AND b.unit_id = u.unit_id
WHERE coalesce(r.unit_id, b.unit_id) IS NOT NULL;

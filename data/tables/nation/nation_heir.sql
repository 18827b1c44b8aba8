-- Whom the sums of each unit of every campaign count with on the day, as in heir: the unit it merged
-- into, or that one's own successor, up to the fourth.
--
-- grain: one row per campaign_id and unit_id
CREATE TABLE nation_heir AS
WITH RECURSIVE merger AS (
    SELECT
        u.campaign_id,
        u.unit_id,
        s.unit_id AS heir_id,
        greatest(u.valid_to + 1, s.valid_from) AS from_date
    FROM nation_day AS d
    JOIN unit AS u ON u.campaign_id = d.campaign_id AND u.valid_to IS NOT NULL
    JOIN unit AS s
        ON s.campaign_id = u.campaign_id
        AND s.unit_id = u.successor_id
        AND s.unit_id <> u.unit_id
),
every AS (
    SELECT campaign_id, unit_id, heir_id, from_date, 1 AS step
    FROM merger
    UNION ALL
    SELECT e.campaign_id, e.unit_id, m.heir_id, greatest(e.from_date, m.from_date), e.step + 1
    FROM every AS e
    JOIN merger AS m
        ON m.campaign_id = e.campaign_id AND m.unit_id = e.heir_id AND m.heir_id <> e.unit_id
    WHERE e.step < 4
)
SELECT
    e.campaign_id,
    e.unit_id,
    arg_max(e.heir_id, e.step) AS heir_id
FROM every AS e
JOIN nation_day AS d ON d.campaign_id = e.campaign_id AND e.from_date <= d.roster_date
GROUP BY e.campaign_id, e.unit_id;

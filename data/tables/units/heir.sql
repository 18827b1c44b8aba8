-- Whom each unit's sums count with on the day: the unit it merged into, or that one's own
-- successor, up to the fourth. A unit that nobody took over is not here.
--
-- grain: one row per unit_id
CREATE TABLE heir AS
WITH merger AS (
    SELECT
        u.unit_id,
        s.unit_id AS heir_id,
        greatest(u.valid_to + 1, s.valid_from) AS from_date
    FROM asked_day AS d
    JOIN unit AS u ON u.campaign_id = d.campaign_id AND u.valid_to IS NOT NULL
    JOIN unit AS s
        ON s.campaign_id = u.campaign_id
        AND s.unit_id = u.successor_id
        AND s.unit_id <> u.unit_id
),
second_heir AS (
    SELECT a.unit_id, b.heir_id, greatest(a.from_date, b.from_date) AS from_date
    FROM merger AS a
    JOIN merger AS b ON b.unit_id = a.heir_id AND b.heir_id <> a.unit_id
),
third_heir AS (
    SELECT a.unit_id, b.heir_id, greatest(a.from_date, b.from_date) AS from_date
    FROM second_heir AS a
    JOIN merger AS b ON b.unit_id = a.heir_id AND b.heir_id <> a.unit_id
),
fourth_heir AS (
    SELECT a.unit_id, b.heir_id, greatest(a.from_date, b.from_date) AS from_date
    FROM third_heir AS a
    JOIN merger AS b ON b.unit_id = a.heir_id AND b.heir_id <> a.unit_id
),
every AS (
    SELECT unit_id, heir_id, from_date, 1 AS step FROM merger
    UNION ALL
    SELECT unit_id, heir_id, from_date, 2 FROM second_heir
    UNION ALL
    SELECT unit_id, heir_id, from_date, 3 FROM third_heir
    UNION ALL
    SELECT unit_id, heir_id, from_date, 4 FROM fourth_heir
)
SELECT
    e.unit_id,
    arg_max(e.heir_id, e.step) AS heir_id
FROM every AS e
JOIN asked_day AS d ON e.from_date <= d.roster_date
GROUP BY e.unit_id;

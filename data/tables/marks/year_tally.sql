-- How many units of each year are scored, and how many of them have marks; of a published table:
-- have figures.
--
-- grain: one row per year
CREATE TABLE year_tally AS
WITH marked AS (
    SELECT s.year, s.unit_id
    FROM asked_day AS d
    JOIN score AS s
        ON s.campaign_id = d.campaign_id
        AND s.known_from < d.day_after
        AND s.known_until >= d.day_after
    UNION
    SELECT year(k.end_date), k.unit_id
    FROM known_result AS k
    JOIN asked_day AS d ON d.level = 'published'
)
SELECT
    y.year,
    count(DISTINCT k.unit_id) AS unit_count,
    count(DISTINCT u.unit_id) AS expected_count
FROM scored_year AS y
CROSS JOIN asked_day AS d
LEFT JOIN membership AS m
    ON m.campaign_id = d.campaign_id AND m.year = y.year AND m.is_year_last
LEFT JOIN unit AS u
    ON u.campaign_id = m.campaign_id
    AND u.unit_id = m.unit_id
    AND is_there(u.valid_from, u.valid_to, scoring_day(d.as_of, y.year))
LEFT JOIN marked AS k ON k.year = y.year AND k.unit_id = u.unit_id
GROUP BY y.year;

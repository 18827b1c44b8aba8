-- Years that a rubric of the campaign scores, up to the as-of date's.
--
-- grain:   one row per year
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: year                          bigint    year
--          unit_count                    bigint
--          expected_count                bigint
WITH year_row AS (
    SELECT DISTINCT
        unnest(range(year_from, least(year_to, year($as_of::DATE)) + 1)) AS year
    FROM rubric
    WHERE campaign_id = $campaign_id AND published_on <= $as_of::DATE
),
marked AS (
    SELECT
        year,
        unit_id
    FROM score
    WHERE campaign_id = $campaign_id
        AND known_from < day_after($as_of::DATE)
        AND known_until >= day_after($as_of::DATE)
    UNION
    SELECT
        year(k.end_date),
        k.unit_id
    FROM known_result($campaign_id, $as_of::DATE) AS k
    JOIN campaign AS c ON c.campaign_id = $campaign_id AND c.level = 'published'
)
SELECT
    y.year,
    count(DISTINCT k.unit_id) AS unit_count,
    count(DISTINCT u.unit_id) AS expected_count
FROM year_row AS y
LEFT JOIN membership AS m
    ON m.campaign_id = $campaign_id AND m.year = y.year AND m.is_year_last
LEFT JOIN unit AS u
    ON u.campaign_id = m.campaign_id
    AND u.unit_id = m.unit_id
    AND is_there(u.valid_from, u.valid_to, scoring_day($as_of::DATE, y.year))
LEFT JOIN marked AS k ON k.year = y.year AND k.unit_id = u.unit_id
GROUP BY y.year
ORDER BY y.year

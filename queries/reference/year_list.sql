-- Years a report can be made of by the as-of date, and the last day each is looked at.
--
-- A paper of an earlier year is as of that day: later periods are not of that year.
--
-- grain:   one row per year
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: year                          bigint    year
--          until_date                    date
--          is_default                    boolean
WITH shown AS (
    SELECT
        year,
        opens_on,
        lead(opens_on) OVER (ORDER BY year) AS next_on
    FROM reported_year
)
SELECT
    s.year,
    least(coalesce(s.next_on - 1, $as_of::DATE), $as_of::DATE) AS until_date,
    s.year = v.year AS is_default
FROM shown AS s
CROSS JOIN shared_view AS v
WHERE s.opens_on <= $as_of::DATE OR s.year = v.year
ORDER BY s.year

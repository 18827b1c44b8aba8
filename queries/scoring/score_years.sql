-- Years that a rubric of the campaign scores, up to the as-of date's.
--
-- grain:   one row per year
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: year                          bigint    year
--          unit_count                    bigint
--          expected_count                bigint
SELECT
    year,
    unit_count,
    expected_count
FROM year_tally
ORDER BY year

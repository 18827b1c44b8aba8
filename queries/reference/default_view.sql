-- Phase, period, year and report that are looked at where nobody says which.
--
-- grain:   one row
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: phase_id                      text
--          period_id                     text
--          year                          bigint    year
--          obligation_id                 text
SELECT
    phase_id,
    period_id,
    year,
    obligation_id
FROM shared_view
ORDER BY phase_id

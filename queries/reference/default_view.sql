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
    shared_phase($campaign_id, $as_of::DATE) AS phase_id,
    shared_period($campaign_id, $as_of::DATE) AS period_id,
    shared_year($campaign_id, $as_of::DATE) AS year,
    shared_obligation($campaign_id, $as_of::DATE) AS obligation_id
ORDER BY phase_id

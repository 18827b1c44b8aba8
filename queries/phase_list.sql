-- Phases of a campaign and the part of each that has passed on the as-of date.
--
-- grain:   one row per phase_id
-- params:  $as_of         date     as-of date
--          $campaign_id   text     campaign code
-- returns: phase_id                      text
--          start_date                    date
--          end_date                      date
--          first_year                    bigint    year
--          last_year                     bigint    year
--          is_assumed                    boolean
--          elapsed_ratio                 double    ratio
SELECT
    phase_id,
    start_date,
    end_date,
    first_year,
    last_year,
    is_assumed,
    least(greatest(
        ($as_of::DATE - start_date + 1) / (end_date - start_date + 1), 0
    ), 1)::DOUBLE AS elapsed_ratio
FROM phase
WHERE campaign_id = $campaign_id
ORDER BY start_date, phase_id

-- Reporting periods, and which is the latest that is over on the as-of date.
--
-- grain:   one row per period_id
-- params:  $as_of         date     as-of date
--          $campaign_id   text     campaign code
-- returns: period_id                     text
--          phase_id                      text
--          start_date                    date
--          end_date                      date
--          due_at                        timestamp
--          is_over                       boolean
--          is_latest                     boolean
SELECT
    period_id,
    phase_id,
    start_date,
    end_date,
    due_at,
    end_date <= $as_of::DATE AS is_over,
    coalesce(
        end_date = (
            SELECT max(end_date)
            FROM period
            WHERE campaign_id = $campaign_id AND end_date <= $as_of::DATE
        ), false
    ) AS is_latest
FROM period
WHERE campaign_id = $campaign_id
ORDER BY end_date, period_id

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
--          is_closed                     boolean
--          review_on                     date
SELECT
    h.phase_id,
    h.start_date,
    h.end_date,
    h.first_year,
    h.last_year,
    h.is_assumed,
    least(greatest(
        ($as_of::DATE - h.start_date + 1) / (h.end_date - h.start_date + 1), 0
    ), 1)::DOUBLE AS elapsed_ratio,
    (
        SELECT is_closed
        FROM phase_state AS s
        WHERE s.basis = 'now' AND s.phase_id = h.phase_id
    ) AS is_closed,
    (
        SELECT max(d.due_at)::DATE
        FROM deadline AS d
        WHERE d.campaign_id = h.campaign_id
            AND d.deadline_id = CASE h.phase_id WHEN 'phase-1' THEN 'interim' ELSE 'final' END
    ) AS review_on
FROM phase AS h
WHERE h.campaign_id = $campaign_id
ORDER BY h.start_date, h.phase_id

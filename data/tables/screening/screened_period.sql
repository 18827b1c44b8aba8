-- The period whose figures are looked at: the one asked about, else the latest that is over; and the
-- two periods before it. A published table is asked nothing.
--
-- Every step that reads this one is made for each period asked about (data/pipeline/steps.py): pairs
-- of reports grow with the square of the units, and nobody looks at 24 periods at once.
-- grain: one row, none before the period is over
CREATE TABLE screened_period AS
WITH placed AS (
    SELECT
        p.period_id,
        p.phase_id,
        p.end_date,
        lead(p.end_date) OVER (ORDER BY p.end_date) AS next_end_date,
        lag(p.period_id) OVER (ORDER BY p.end_date) AS before_id,
        lag(p.period_id, 2) OVER (ORDER BY p.end_date) AS earlier_id
    FROM asked_day AS d
    JOIN period AS p ON p.campaign_id = d.campaign_id AND p.end_date <= d.as_of
    WHERE d.level <> 'published'
)
SELECT *
FROM placed
WHERE $period_id IS NULL OR period_id = $period_id
ORDER BY end_date DESC
LIMIT 1;

-- Units that handed in no plan, or no report of the year, though the time for it is over; who is
-- exempt missed nothing.
--
-- grain: one row per year, unit_id and detected
CREATE TABLE missed_paper AS
SELECT DISTINCT
    y.year,
    j.unit_id,
    CASE j.kind WHEN 'plan' THEN 'no_plan' ELSE 'no_report' END AS detected
FROM obligation_state AS j
CROSS JOIN asked_day AS d
JOIN scored_year AS y
    ON j.obligation_id = 'yearly-' || y.year OR (j.kind = 'plan' AND year(j.due_at) <= y.year)
WHERE j.state IN ('overdue', 'rejected') AND NOT is_still_open(j.due_at, d.as_of);

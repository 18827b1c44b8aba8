-- Units that handed in no plan, or no report of the year, though the time for it is over; who is
-- exempt missed nothing.
--
-- grain: one row per unit_id and detected
CREATE TABLE missed_paper AS
SELECT DISTINCT
    j.unit_id,
    CASE j.kind WHEN 'plan' THEN 'no_plan' ELSE 'no_report' END AS detected
FROM obligation_state AS j
CROSS JOIN asked_day AS d
WHERE (j.obligation_id = 'yearly-' || $year OR (j.kind = 'plan' AND year(j.due_at) <= $year))
    AND j.state IN ('overdue', 'rejected')
    AND NOT is_still_open(j.due_at, d.as_of);

-- What is looked at where nobody says which: one rule for pages, shell and papers.
--
-- The period is the latest over that is owed in this store (due since it opened), null before any
-- is: nobody owes what fell due earlier. The phase is the last one a period of
-- which is due: a phase that has ended stays until the deadline of the first period of the next, so
-- that nobody opens on a phase without a report. The year is the last that can be reported on, so in
-- early January the year just ended. The obligation is the report of the period; where none is owed,
-- what is due next, or was due last.
-- grain: one row
CREATE TABLE shared_view AS
WITH over AS (
    SELECT
        arg_max(p.period_id, p.end_date)
            FILTER (NOT coalesce(p.due_at < d.opened_on, false)) AS period_id,
        max(p.phase_id) FILTER (NOT is_still_open(p.due_at, d.as_of)) AS phase_id
    FROM asked_day AS d
    JOIN period AS p ON p.campaign_id = d.campaign_id AND p.end_date <= d.as_of
)
SELECT
    coalesce(o.phase_id, (
        SELECT min(f.phase_id) FROM phase AS f WHERE f.campaign_id = d.campaign_id
    )) AS phase_id,
    o.period_id,
    (
        SELECT
            coalesce(max(y.year) FILTER (y.opens_on <= d.as_of), min(y.year), year(d.as_of))::BIGINT
        FROM reported_year AS y
    ) AS year,
    (
        SELECT coalesce(
            max(b.obligation_id) FILTER (b.obligation_id = o.period_id),
            arg_min(b.obligation_id, (b.due_at, b.obligation_id))
                FILTER (b.due_at IS NOT NULL AND b.is_open),
            arg_max(b.obligation_id, (b.due_at, b.obligation_id)) FILTER (b.due_at IS NOT NULL)
        )
        FROM obligation AS b
    ) AS obligation_id
FROM asked_day AS d
CROSS JOIN over AS o;

-- Tasks of the plan by the rounds begun by the day: one that comes once has the round «once», a
-- yearly one a round a year. A round due before this store opened is none: nobody could report it.
--
-- due_on is null where the plan names no time, and where it only encourages: neither is ever overdue.
-- roster_day is the day whose units answer for the round.
-- grain: one row per task_id and round
CREATE TABLE task_round AS
WITH years AS (
    SELECT
        t.task_id,
        y.year::TEXT AS round,
        make_date(y.year, 12, 31) AS last_day
    FROM asked_day AS d
    JOIN task AS t ON t.campaign_id = d.campaign_id AND t.due_kind = 'every-year'
    JOIN (
        SELECT DISTINCT p.campaign_id, year(p.end_date) AS year FROM period AS p
    ) AS y ON y.campaign_id = d.campaign_id AND y.year <= year(d.as_of)
),
rounds AS (
    SELECT
        t.*,
        coalesce(y.round, 'once') AS round,
        CASE WHEN NOT t.is_encouraged THEN coalesce(t.due_on, y.last_day) END AS last_day,
        coalesce(t.due_on, y.last_day, d.as_of) AS owed_day
    FROM asked_day AS d
    JOIN task AS t ON t.campaign_id = d.campaign_id
    LEFT JOIN years AS y ON y.task_id = t.task_id
    WHERE t.due_kind <> 'every-year' OR y.round IS NOT NULL
)
SELECT
    r.* EXCLUDE (due_on, last_day, owed_day),
    r.last_day AS due_on,
    coalesce(r.last_day < d.as_of, false) AS is_past_due,
    roster_date(d.campaign_id, least(r.owed_day, d.as_of)) AS roster_day
FROM rounds AS r
CROSS JOIN asked_day AS d
WHERE NOT coalesce(r.last_day < d.opened_on, false);

-- Every campaign that is reported on, with what is looked at of it on the as-of date where nobody
-- says which: phase and period by the rule of shared_view, each by the campaign's own calendar.
--
-- Published tables are left out: nobody reports them. is_closed: the phase shown is over, with the
-- filing deadline of its last period. unit_count: units there on roster_date.
-- grain: one row per campaign_id
CREATE TABLE nation_day AS
WITH over AS (
    SELECT
        c.campaign_id,
        arg_max(p.period_id, p.end_date)
            FILTER (NOT coalesce(p.due_at < c.opened_on, false)) AS period_id,
        max(p.phase_id) FILTER (NOT is_still_open(p.due_at, $as_of::DATE)) AS phase_id
    FROM campaign AS c
    JOIN period AS p ON p.campaign_id = c.campaign_id AND p.end_date <= $as_of::DATE
    GROUP BY c.campaign_id
),
placed AS (
    SELECT
        c.*,
        $as_of::DATE AS as_of,
        day_after($as_of::DATE) AS day_after,
        roster_date(c.campaign_id, $as_of::DATE) AS roster_date,
        o.period_id,
        coalesce(o.phase_id, (
            SELECT min(f.phase_id) FROM phase AS f WHERE f.campaign_id = c.campaign_id
        )) AS phase_id
    FROM campaign AS c
    LEFT JOIN over AS o ON o.campaign_id = c.campaign_id
    WHERE c.level <> 'published'
),
closed AS (
    SELECT
        d.campaign_id,
        bool_and(
            f.end_date <= d.as_of
            AND (p.period_id IS NULL OR is_past_due(d.level, p.end_date, p.due_at, d.as_of))
        ) AS is_closed
    FROM placed AS d
    JOIN phase AS f ON f.campaign_id = d.campaign_id AND f.phase_id = d.phase_id
    LEFT JOIN period AS p ON p.campaign_id = f.campaign_id AND p.phase_id = f.phase_id
    GROUP BY d.campaign_id
)
SELECT
    d.*,
    c.is_closed,
    (
        SELECT count(*)
        FROM unit AS u
        WHERE u.campaign_id = d.campaign_id
            AND is_there(u.valid_from, u.valid_to, d.roster_date)
    ) AS unit_count
FROM placed AS d
JOIN closed AS c ON c.campaign_id = d.campaign_id;

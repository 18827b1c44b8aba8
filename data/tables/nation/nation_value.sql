-- Value of each unit of every campaign as known, as in unit_value: a stock's last one of the phase, a
-- flow's sum inside the phase; earlier_value is of the periods before the phase's last one.
--
-- Of the phase shown, and of the one before it, from which stocks start.
-- grain: one row per campaign_id, phase_id, unit_id and indicator_id
CREATE TABLE nation_value AS
WITH counted AS (
    SELECT
        p.campaign_id,
        p.phase_id,
        p.period_id,
        p.end_date,
        d.day_after,
        p.end_date < (
            SELECT max(l.start_date)
            FROM period AS l
            WHERE l.campaign_id = p.campaign_id AND l.phase_id = p.phase_id
        ) AS is_earlier
    FROM nation_day AS d
    JOIN period AS p
        ON p.campaign_id = d.campaign_id AND p.end_date <= d.as_of AND p.phase_id <= d.phase_id
)
SELECT
    r.campaign_id,
    c.phase_id,
    r.unit_id,
    r.indicator_id,
    CASE any_value(i.kind)
        WHEN 'flow' THEN list_sum(list(r.value ORDER BY r.value) FILTER (i.kind = 'flow'))
        ELSE arg_max(r.value, c.end_date)
    END AS value,
    CASE any_value(i.kind)
        WHEN 'flow'
            THEN list_sum(list(r.value ORDER BY r.value) FILTER (i.kind = 'flow' AND c.is_earlier))
        ELSE arg_max(r.value, c.end_date) FILTER (c.is_earlier)
    END AS earlier_value,
    max(CASE WHEN r.value IS NOT NULL THEN c.end_date END) AS latest_date
FROM counted AS c
JOIN result AS r
    ON r.campaign_id = c.campaign_id
    AND r.period_id = c.period_id
    AND r.known_from < c.day_after
    AND r.known_until >= c.day_after
JOIN indicator AS i ON i.campaign_id = r.campaign_id AND i.indicator_id = r.indicator_id
GROUP BY r.campaign_id, c.phase_id, r.unit_id, r.indicator_id;

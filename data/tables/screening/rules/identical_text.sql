-- The same words from several units, in remarks or notes; letters and digits alone are compared.
-- Words that more than half of the units share (ten or more) are a form's own, and no question. The
-- words of a yearly, interim or final report belong to the last period over before its deadline.
--
-- grain: one row per unit_id
CREATE TABLE identical_text AS
WITH said AS (
    SELECT
        r.unit_id,
        r.remark AS words
    FROM asked_day AS a
    JOIN remark AS r
        ON r.campaign_id = a.campaign_id
        AND r.known_from < a.day_after
        AND r.known_until >= a.day_after
    CROSS JOIN screened_period AS p
    LEFT JOIN deadline AS d
        ON d.campaign_id = r.campaign_id AND d.deadline_id = r.period_id
    WHERE r.period_id = p.period_id
        OR (d.due_at >= p.end_date AND coalesce(d.due_at < p.next_end_date, true))
    UNION ALL
    SELECT
        unit_id,
        note AS words
    FROM screened_value
),
told AS (
    SELECT DISTINCT ON (unit_id, plain)
        unit_id,
        words,
        trim(regexp_replace(strip_accents(lower(words)), '[^a-z0-9đ]+', ' ', 'g')) AS plain
    FROM said
    WHERE words IS NOT NULL
    ORDER BY unit_id, plain, words
),
shared AS (
    SELECT
        *,
        count(*) OVER (PARTITION BY plain) AS same_count,
        (SELECT count(DISTINCT t.unit_id) FROM told AS t) AS unit_count
    FROM told
)
SELECT
    'identical_text' AS rule_id,
    unit_id,
    max(same_count) - 1 AS peer_count,
    max(same_count)::DOUBLE AS score,
    max(length(plain)) AS basis_count,
    arg_max(words, (same_count, length(plain))) AS excerpt
FROM shared
WHERE same_count >= 2 AND (same_count < 10 OR same_count <= unit_count / 2)
GROUP BY unit_id;

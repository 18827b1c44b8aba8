-- A report like that of another unit of its type: the one that came later is asked.
--
-- grain: one row per unit_id
CREATE TABLE copied_from_unit AS
WITH telling AS (
    SELECT
        c.unit_id,
        c.unit_type,
        c.indicator_id,
        round(c.value / c.step) AS steps,
        s.received_at
    FROM screened_cell AS c
    CROSS JOIN asked_day AS d
    LEFT JOIN submission AS s
        ON s.campaign_id = d.campaign_id AND s.submission_id = c.submission_id
    WHERE c.value <> 0
        AND c.value IS DISTINCT FROM c.maximum
        AND c.value IS DISTINCT FROM c.target_value
),
cell_count AS (
    SELECT
        unit_id,
        count(*) AS cell_count
    FROM telling
    GROUP BY unit_id
),
pair AS (
    SELECT
        a.unit_id,
        b.unit_id AS other_id,
        count(*) AS same_count
    FROM telling AS a
    JOIN telling AS b
        ON b.indicator_id = a.indicator_id
        AND b.unit_type = a.unit_type
        AND b.steps = a.steps
        AND (coalesce(b.received_at < a.received_at, false)
            OR (b.received_at IS NOT DISTINCT FROM a.received_at AND b.unit_id < a.unit_id))
    GROUP BY a.unit_id, b.unit_id
)
SELECT
    'copied_from_unit' AS rule_id,
    p.unit_id,
    max(p.same_count / c.cell_count) AS score,
    any_value(c.cell_count) AS cell_count,
    any_value(c.cell_count) AS basis_count,
    arg_max(p.other_id, p.same_count) AS matched_unit_id
FROM pair AS p
JOIN cell_count AS c ON c.unit_id = p.unit_id
GROUP BY p.unit_id;

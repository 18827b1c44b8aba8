-- Values of the period and of the two before, unit by unit; a cell without a value is not there.
--
-- grain: one row per unit_id and indicator_id
CREATE TABLE screened_value AS
WITH looked_at AS (
    SELECT
        unnest([period_id, before_id, earlier_id]) AS period_id,
        unnest([0, 1, 2]) AS back
    FROM screened_period
)
SELECT
    k.unit_id,
    k.indicator_id,
    max(k.value) FILTER (p.back = 0) AS value,
    max(k.value) FILTER (p.back = 1) AS before_value,
    max(k.value) FILTER (p.back = 2) AS earlier_value,
    max(k.note) FILTER (p.back = 0) AS note,
    max(k.submission_id) FILTER (p.back = 0) AS submission_id
FROM known_result AS k
JOIN looked_at AS p ON p.period_id = k.period_id
WHERE k.value IS NOT NULL
GROUP BY k.unit_id, k.indicator_id
HAVING value IS NOT NULL;

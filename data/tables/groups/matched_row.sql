-- Rows of units that reported anew and whose value before was one period older: 'matched', as they
-- are; 'before', the same units one reporting period earlier. Who reports late is no change.
--
-- grain: one row per basis, phase_id, unit_id and indicator_id
CREATE TABLE matched_row AS
WITH matched AS (
    SELECT
        n.phase_id,
        n.unit_id,
        n.indicator_id
    FROM unit_standing AS n
    CROSS JOIN asked_day AS d
    JOIN earlier_unit_standing AS o
        ON o.phase_id = n.phase_id
        AND o.unit_id = n.unit_id
        AND o.indicator_id = n.indicator_id
    WHERE n.is_counted AND o.is_counted AND is_next(d.cadence, n.latest_date, o.latest_date)
)
SELECT 'matched' AS basis, n.*
FROM unit_standing AS n
SEMI JOIN matched USING (phase_id, unit_id, indicator_id)
UNION ALL
SELECT 'before', o.* EXCLUDE (on_day)
FROM earlier_unit_standing AS o
SEMI JOIN matched USING (phase_id, unit_id, indicator_id);

-- A value about 10, 100 or 1,000 times the usual one, or that part of it, unlike the peers.
--
-- grain: one row per unit_id and indicator_id
CREATE TABLE misplaced_decimal AS
SELECT
    'misplaced_decimal' AS rule_id,
    unit_id,
    indicator_id,
    value,
    before_value AS compared_value,
    usual_value AS peer_median,
    peer_count,
    greatest(value / usual_value, usual_value / value) AS score,
    peer_count AS basis_count
FROM screened_change AS c
WHERE value > 0
    AND usual_value > 0
    AND c.score >= 3.5
    AND abs(log10(value / usual_value) - round(log10(value / usual_value))) <= 0.2;

-- Rows that figures of groups are made of, on three bases: 'now', all units; 'matched' and 'before',
-- the units that compare and the same one reporting period earlier.
--
-- grain: one row per basis, phase_id, unit_id and indicator_id
CREATE TABLE rated_row AS
SELECT 'now' AS basis, *
FROM unit_standing
UNION ALL
FROM matched_row;

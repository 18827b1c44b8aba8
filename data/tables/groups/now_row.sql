-- Rows of the day alone, in the place of rated_row where nothing is compared (NARROW in
-- data/pipeline/steps.py).
--
-- grain: one row per basis, phase_id, unit_id and indicator_id
CREATE TABLE now_row AS
SELECT 'now' AS basis, *
FROM unit_standing;

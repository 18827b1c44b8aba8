-- The year that scoring is asked for, where a rubric scores it.
--
-- grain: one row, or none
CREATE TABLE asked_year AS
SELECT *
FROM scored_year
WHERE year = $year;

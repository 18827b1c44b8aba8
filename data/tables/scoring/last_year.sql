-- The year before the one asked for, where a rubric scores it: what ranks are compared with.
--
-- grain: one row, or none
CREATE TABLE last_year AS
SELECT
    d.as_of,
    y.year
FROM asked_year AS a
CROSS JOIN asked_day AS d
JOIN scored_year AS y ON y.year = a.year - 1;

-- The day on which the progress page is read for the year, where a criterion reads it and the day
-- has come.
--
-- grain: one row, or none
CREATE TABLE reading_day AS
SELECT DISTINCT y.progress_date AS as_of
FROM asked_year AS y
JOIN asked_day AS d ON d.level <> 'published' AND y.progress_date <= d.as_of
JOIN year_criterion AS c ON c.year = y.year AND c.kind = 'progress';

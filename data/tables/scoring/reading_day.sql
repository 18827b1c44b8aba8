-- Days on which the progress page is read for a criterion of some year, and that have come.
--
-- grain: one row per as_of
CREATE TABLE reading_day AS
SELECT DISTINCT y.progress_date AS as_of
FROM scored_year AS y
JOIN asked_day AS d ON d.level <> 'published' AND y.progress_date <= d.as_of
JOIN year_criterion AS c ON c.year = y.year AND c.kind = 'progress';

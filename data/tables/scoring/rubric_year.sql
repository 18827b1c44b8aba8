-- The version of each rubric in force for the year: the highest one published by the day.
--
-- grain: one row per year and rubric_id
CREATE TABLE rubric_year AS
SELECT
    y.year,
    r.* EXCLUDE (year_from, year_to, progress_month, progress_day, rubric_json)
FROM asked_year AS y
CROSS JOIN asked_day AS d
JOIN rubric AS r
    ON r.campaign_id = d.campaign_id
    AND r.published_on <= d.as_of
    AND y.year BETWEEN r.year_from AND r.year_to
QUALIFY row_number() OVER (PARTITION BY y.year, r.rubric_id ORDER BY r.version DESC) = 1;

-- Years that a rubric known by the day scores, up to the day's own; the day of each on which the
-- progress page is read (ngày chốt), and whether it has come. A published table is read as it
-- stands, whenever it was handed in.
--
-- grain: one row per year
CREATE TABLE scored_year AS
WITH known AS (
    SELECT
        r.progress_month,
        r.progress_day,
        unnest(range(r.year_from, least(r.year_to, year(d.as_of)) + 1)) AS year
    FROM asked_day AS d
    JOIN rubric AS r ON r.campaign_id = d.campaign_id AND r.published_on <= d.as_of
)
SELECT
    k.year,
    max(make_date(k.year, k.progress_month, k.progress_day)) AS progress_date,
    any_value(d.level) = 'published'
        OR max(make_date(k.year, k.progress_month, k.progress_day)) <= any_value(d.as_of)
        AS is_read
FROM known AS k
CROSS JOIN asked_day AS d
GROUP BY k.year;

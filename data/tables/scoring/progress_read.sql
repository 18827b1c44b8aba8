-- The campaign's own progress as scoring reads it, so that nobody types it again: nothing before
-- the day of the reading has come.
--
-- Of a published table: its figures of the year. Every unit of it has a row for each indicator it
-- prints for anybody, null where the cell is blank: a gap is not assessed and never made up for.
-- grain: one row per year, unit_id and reads
CREATE TABLE progress_read AS
WITH printed AS (
    SELECT
        year(k.end_date) AS year,
        k.unit_id,
        k.indicator_id,
        arg_max(k.value, k.end_date) AS value
    FROM known_result AS k
    JOIN asked_day AS d ON d.level = 'published'
    GROUP BY year(k.end_date), k.unit_id, k.indicator_id
)
SELECT
    y.year,
    p.unit_id,
    p.reads,
    p.value,
    p.achieved_ratio,
    pace_of(p.achieved_ratio, p.required_ratio) AS pace_ratio
FROM asked_year AS y
JOIN progress_on_day AS p ON p.on_day = y.progress_date
UNION ALL
SELECT
    u.year,
    u.unit_id,
    'indicator:' || i.indicator_id,
    p.value,
    NULL,
    NULL
FROM (SELECT DISTINCT year, unit_id FROM printed) AS u
JOIN (SELECT DISTINCT year, indicator_id FROM printed) AS i ON i.year = u.year
LEFT JOIN printed AS p
    ON p.year = u.year AND p.unit_id = u.unit_id AND p.indicator_id = i.indicator_id;

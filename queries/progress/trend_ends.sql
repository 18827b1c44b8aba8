-- Where each unit stood on every indicator at both ends of the trend: the last period of the first
-- year anybody has a value of, and the latest period anybody has one of.
--
-- Values are those of `trend`, of units that reported that very period; a unit has a row where it
-- has a value at either end. Where both ends are one period, first and last are one value.
--
-- grain:   one row per indicator_id and unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: indicator_id                  text
--          unit_id                       text
--          short_name                    text
--          first_date                    date
--          last_date                     date
--          first_value                   double    the indicator's
--          last_value                    double    the indicator's
WITH reported AS (
    SELECT
        t.indicator_id,
        t.unit_id,
        t.end_date,
        any_value(u.short_name) AS short_name,
        any_value(u.unit_type) AS unit_type,
        any_value(u.cluster_id) AS cluster_id,
        added_up(t.adds_up, t.value, t.weight) AS value
    FROM unit_trend AS t
    JOIN roster AS u ON u.unit_id = t.unit_id
    WHERE t.is_counted AND t.is_fresh
    GROUP BY t.indicator_id, t.unit_id, t.end_date
    HAVING value IS NOT NULL
),
ending AS (
    SELECT
        indicator_id,
        max(end_date) FILTER (year(end_date) = first_year) AS first_date,
        max(end_date) AS last_date
    FROM (
        SELECT
            indicator_id,
            end_date,
            year(min(end_date) OVER (PARTITION BY indicator_id)) AS first_year
        FROM reported
    )
    GROUP BY indicator_id
)
SELECT
    e.indicator_id,
    r.unit_id,
    r.short_name,
    e.first_date,
    e.last_date,
    max(r.value) FILTER (r.end_date = e.first_date) AS first_value,
    max(r.value) FILTER (r.end_date = e.last_date) AS last_value
FROM ending AS e
JOIN reported AS r ON r.indicator_id = e.indicator_id AND r.end_date IN (e.first_date, e.last_date)
WHERE ($unit_type IS NULL OR r.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR r.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR r.unit_id = $unit_id)
GROUP BY e.indicator_id, r.unit_id, r.short_name, e.first_date, e.last_date
ORDER BY e.indicator_id, r.short_name COLLATE vi, r.unit_id

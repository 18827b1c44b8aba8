-- Clusters and blocs of one unit over the years, up to the as-of date, the latest first.
--
-- grain:   one row per first_date
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_id       text     needed: the unit
-- returns: cluster_id                    text
--          cluster_name_vi               text
--          cluster_name_en               text
--          first_date                    date
--          last_date                     date
WITH known AS (
    SELECT
        cluster_id,
        cluster_name_vi,
        cluster_name_en,
        from_date,
        to_date,
        cluster_id IS DISTINCT FROM lag(cluster_id) OVER by_day
            OR from_date IS DISTINCT FROM lag(to_date) OVER by_day + 1 AS is_new
    FROM membership
    WHERE campaign_id = $campaign_id
        AND unit_id = $unit_id
        AND from_date <= roster_date($campaign_id, $as_of::DATE)
    WINDOW by_day AS (ORDER BY from_date)
),
stretch AS (
    SELECT
        *,
        count(*) FILTER (is_new) OVER (ORDER BY from_date) AS stretch_number
    FROM known
)
SELECT
    any_value(cluster_id) AS cluster_id,
    any_value(cluster_name_vi) AS cluster_name_vi,
    any_value(cluster_name_en) AS cluster_name_en,
    min(from_date) AS first_date,
    max(to_date) AS last_date
FROM stretch
GROUP BY stretch_number
ORDER BY first_date DESC

-- Clusters and blocs of one unit over the years, up to the as-of date's, the latest first.
--
-- grain:   one row per first_year
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_id       text     needed: the unit
-- returns: cluster_id                    text
--          cluster_name_vi               text
--          cluster_name_en               text
--          first_year                    bigint    year
--          last_year                     bigint    year
WITH known AS (
    SELECT
        cluster_id,
        cluster_name_vi,
        cluster_name_en,
        year,
        year - row_number() OVER (PARTITION BY cluster_id ORDER BY year) AS stretch
    FROM membership
    WHERE campaign_id = $campaign_id
        AND unit_id = $unit_id
        AND year <= year(roster_date($campaign_id, $as_of::DATE))
)
SELECT
    cluster_id,
    any_value(cluster_name_vi) AS cluster_name_vi,
    any_value(cluster_name_en) AS cluster_name_en,
    min(year)::BIGINT AS first_year,
    max(year)::BIGINT AS last_year
FROM known
GROUP BY cluster_id, stretch
ORDER BY first_year DESC, cluster_id

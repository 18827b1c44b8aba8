-- Clusters and blocs of the as-of date.
--
-- grain:   one row per cluster_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: cluster_id                    text
--          cluster_name_vi               text
--          cluster_name_en               text
--          unit_count                    bigint
SELECT
    m.cluster_id,
    any_value(m.cluster_name_vi) AS cluster_name_vi,
    any_value(m.cluster_name_en) AS cluster_name_en,
    count(*) AS unit_count
FROM membership AS m
WHERE m.campaign_id = $campaign_id
    AND is_there(m.from_date, m.to_date, roster_date($campaign_id, $as_of::DATE))
GROUP BY m.cluster_id
ORDER BY m.cluster_id

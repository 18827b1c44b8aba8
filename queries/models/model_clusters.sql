-- Units with models, cluster by cluster; clusters without any stand first.
--
-- grain:   one row per cluster_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
-- returns: cluster_id                    text
--          cluster_name_vi               text
--          cluster_name_en               text
--          unit_count                    bigint    units
--          recognised_count              bigint    units
--          taken_count                   bigint    units
--          entered_count                 bigint    units
--          silent_count                  bigint    units
--          model_count                   bigint    models
--          place_count                   bigint    times
SELECT
    coalesce(u.cluster_id, 'none') AS cluster_id,
    u.cluster_name_vi,
    u.cluster_name_en,
    count(*) AS unit_count,
    count(*) FILTER (WHERE u.state = 'recognised') AS recognised_count,
    count(*) FILTER (WHERE u.state = 'taken') AS taken_count,
    count(*) FILTER (WHERE u.state = 'entered') AS entered_count,
    count(*) FILTER (WHERE u.state = 'silent') AS silent_count,
    sum(u.recognised_count)::BIGINT AS model_count,
    sum(u.taken_count)::BIGINT AS place_count
FROM model_unit AS u
WHERE ($unit_type IS NULL OR u.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR u.cluster_id = $cluster_id)
GROUP BY u.cluster_id, u.cluster_name_vi, u.cluster_name_en
ORDER BY model_count, place_count, u.cluster_name_vi COLLATE vi, u.cluster_id

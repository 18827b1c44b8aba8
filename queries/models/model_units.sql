-- Models of each unit there on the day, and those it took over.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: unit_id                       text
--          short_name                    text
--          unit_type                     text
--          state                         text
--          entered_count                 bigint    models
--          recognised_count              bigint    models
--          taken_count                   bigint    models
SELECT
    u.unit_id,
    u.short_name,
    u.unit_type,
    u.state,
    u.entered_count,
    u.recognised_count,
    u.taken_count
FROM model_unit AS u
WHERE ($unit_type IS NULL OR u.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR u.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR u.unit_id = $unit_id)
ORDER BY u.recognised_count DESC, u.taken_count DESC, u.short_name COLLATE vi, u.unit_id

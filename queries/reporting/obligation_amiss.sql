-- Which units handed in late or have no accepted report, of every obligation that was due.
--
-- grain:   one row per obligation_id and unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: obligation_id                 text
--          unit_id                       text
--          short_name                    text
--          state                         text
SELECT
    obligation_id,
    unit_id,
    short_name,
    state
FROM obligation_state
WHERE state IN ('late', 'overdue', 'rejected')
    AND ($unit_type IS NULL OR unit_type = $unit_type)
    AND ($cluster_id IS NULL OR cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR unit_id = $unit_id)
ORDER BY obligation_id, short_name COLLATE vi, unit_id

-- Every task of the units with its state, and the cell that says so.
--
-- grain:   one row per unit_id, task_id and round
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: task_id                       text
--          round                         text
--          clause                        text
--          kind                          text
--          label_vi                      text
--          label_en                      text
--          source                        text
--          due_kind                      text
--          due_on                        date
--          unit_id                       text
--          short_name                    text
--          unit_type                     text
--          state                         text
--          is_late                       boolean
--          days_late                     bigint    days
--          done_on                       date
--          document                      text
--          people_count                  bigint    people
--          note                          text
--          reported_at                   timestamp
--          file_name                     text
--          sheet                         text
--          cell                          text
SELECT
    s.unit_id,
    s.short_name,
    s.unit_type,
    s.task_id,
    s.round,
    r.clause,
    r.kind,
    r.label_vi,
    r.label_en,
    r.due_kind,
    s.due_on,
    s.state,
    s.is_late,
    s.days_late,
    s.done_on,
    s.document,
    s.people_count,
    s.note,
    s.reported_at,
    s.file_name,
    s.sheet,
    s.cell,
    r.source
FROM task_state AS s
JOIN task_round AS r ON r.task_id = s.task_id AND r.round = s.round
WHERE ($unit_type IS NULL OR s.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR s.unit_id = $unit_id)
ORDER BY r.position, s.round, s.short_name COLLATE vi, s.unit_id

-- Inspections, launches and conferences of units, what was found and what became of it.
--
-- grain:   one row per unit_id, task_id, round and event_no
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
--          unit_id                       text
--          short_name                    text
--          event_no                      text
--          held_on                       date
--          document                      text
--          people_count                  bigint    people
--          topic                         text
--          finding                       text
--          remedy                        text
--          remedy_due                    date
--          remedy_done_on                date
--          remedy_state                  text
--          file_name                     text
--          sheet                         text
--          cell                          text
SELECT
    e.unit_id,
    e.short_name,
    e.task_id,
    e.round,
    e.event_no,
    r.clause,
    r.kind,
    r.label_vi,
    r.label_en,
    e.held_on,
    e.document,
    e.people_count,
    e.topic,
    e.finding,
    e.remedy,
    e.remedy_due,
    e.remedy_done_on,
    e.remedy_state,
    e.file_name,
    e.sheet,
    e.cell,
    r.source
FROM task_event AS e
JOIN task_round AS r ON r.task_id = e.task_id AND r.round = e.round
WHERE ($unit_type IS NULL OR e.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR e.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR e.unit_id = $unit_id)
ORDER BY
    e.remedy_state <> 'overdue',
    e.remedy_state <> 'open',
    e.remedy_due,
    e.held_on DESC NULLS LAST,
    e.short_name COLLATE vi,
    e.unit_id,
    e.task_id,
    e.round,
    e.event_no

-- Status now beside the status shown one reporting period earlier, and the reason where it changed.
--
-- The status before is the one of that date: what was known and in force then. A better status
-- needs a reason: a target revised in between, a note with the latest value, or an event of that
-- unit or indicator in between; else it is unexplained.
--
-- grain:   one row per group_id and indicator_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     phase-1 or phase-2
--          $level         text     all, unit_type, cluster or unit
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
--          $content_id    text     null = all
--          $indicator_id  text     indicator code
-- returns: group_id                      text
--          group_name_vi                 text
--          group_name_en                 text
--          indicator_id                  text
--          content_id                    text
--          short_vi                      text
--          short_en                      text
--          status                        text
--          previous_status               text
--          previous_date                 date
--          direction                     text
--          reason                        text
--          reason_en                     text
--          reason_kind                   text
--          is_unexplained                boolean
--          note_count                    bigint
--          unit_count                    bigint
--          expected_count                bigint
SELECT
    s.group_id,
    s.group_name_vi,
    s.group_name_en,
    c.indicator_id,
    c.content_id,
    i.short_vi,
    i.short_en,
    c.status,
    c.previous_status,
    d.previous_date,
    c.direction,
    CASE c.reason_kind WHEN 'note' THEN c.note WHEN 'annotation' THEN c.event END AS reason,
    CASE c.reason_kind WHEN 'note' THEN c.note WHEN 'annotation' THEN c.event_en END AS reason_en,
    c.reason_kind,
    c.direction = 'better' AND c.reason_kind IS NULL AS is_unexplained,
    c.note_count,
    c.unit_count,
    c.expected_count
FROM shown_group AS s
CROSS JOIN asked_day AS d
JOIN group_change AS c ON c.scope_id = s.scope_id AND c.phase_id = $phase_id
JOIN indicator AS i ON i.campaign_id = $campaign_id AND i.indicator_id = c.indicator_id
WHERE s.level = $level
    AND s.asked_scope = asked_of($unit_type, $cluster_id, $unit_id)
    AND ($content_id IS NULL OR c.content_id = $content_id)
    AND ($indicator_id IS NULL OR c.indicator_id = $indicator_id)
ORDER BY s.group_name_vi COLLATE vi, s.group_id, c.position, c.indicator_id

-- What one unit said in words (khó khăn, đề xuất, các mục báo cáo), as known, the latest first.
--
-- Each with the file, sheet and cell it stands in. A label is that of the campaign's section; a
-- period's remarks have none.
--
-- grain:   one row per period_id and cell
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_id       text     needed: the unit
-- returns: period_id                     text
--          kind                          text
--          label_vi                      text
--          label_en                      text
--          remark                        text
--          sheet                         text
--          cell                          text
--          file_name                     text
--          version                       bigint
--          received_at                   timestamp
--          received_by                   text
WITH label AS (
    SELECT
        section_id,
        any_value(label_vi ORDER BY report_kind) AS label_vi,
        any_value(label_en ORDER BY report_kind) AS label_en,
        min(position) AS position
    FROM section
    WHERE campaign_id = $campaign_id
    GROUP BY section_id
)
SELECT
    r.period_id,
    r.kind,
    l.label_vi,
    l.label_en,
    r.remark,
    r.sheet,
    r.cell,
    s.file_name,
    s.version,
    s.received_at,
    s.received_by
FROM remark AS r
JOIN submission AS s ON s.submission_id = r.submission_id
LEFT JOIN label AS l ON l.section_id = r.kind
WHERE r.campaign_id = $campaign_id
    AND r.unit_id = $unit_id
    AND r.known_from < day_after($as_of::DATE)
    AND r.known_until >= day_after($as_of::DATE)
ORDER BY s.received_at DESC, r.period_id DESC, l.position, r.kind, r.cell

-- Answers of units to cuts (phản hồi), and whether they came in time.
--
-- The time to answer runs from the appraisal that was known when the answer came.
--
-- grain:   one row per unit_id and criterion_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $year          bigint   null = the as-of date's
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: unit_id                       text
--          short_name                    text
--          criterion_id                  text
--          short_vi                      text
--          short_en                      text
--          reply                         text
--          evidence                      text
--          file_name                     text
--          sheet                         text
--          cell                          text
--          received_at                   timestamp
--          due_at                        timestamp
--          is_late                       boolean
SELECT
    a.unit_id,
    a.short_name,
    a.criterion_id,
    a.short_vi,
    a.short_en,
    a.reply,
    a.evidence,
    f.file_name,
    a.sheet,
    a.cell,
    f.received_at,
    a.due_at,
    coalesce(f.received_at > a.due_at, false) AS is_late
FROM score_reply AS a
JOIN submission AS f ON f.submission_id = a.submission_id
WHERE a.year = $year
    AND ($cluster_id IS NULL OR a.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR a.unit_id = $unit_id)
ORDER BY a.short_name COLLATE vi, a.unit_id, a.position, a.criterion_id

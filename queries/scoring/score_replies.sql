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
WITH rubric_row AS MATERIALIZED (FROM rubric_at($campaign_id, $as_of::DATE, $year, NULL)),
unit_row AS MATERIALIZED (FROM scored_unit($campaign_id, $as_of::DATE, $year, 'rubric_row')),
criterion_row AS MATERIALIZED (FROM rubric_criterion('rubric_row')),
answered AS MATERIALIZED (FROM known_reply($campaign_id, $as_of::DATE, $year)),
appraised AS (
    SELECT
        a.unit_id,
        a.criterion_id,
        max(s.known_from) AS appraised_at
    FROM answered AS a
    JOIN score AS s
        ON s.campaign_id = $campaign_id
        AND s.year = $year
        AND s.stage = 'appraised'
        AND s.unit_id = a.unit_id
        AND s.criterion_id = a.criterion_id
        AND s.known_from <= a.known_from
    GROUP BY a.unit_id, a.criterion_id
)
SELECT
    a.unit_id,
    u.short_name,
    a.criterion_id,
    c.short_vi,
    c.short_en,
    a.reply,
    a.evidence,
    f.file_name,
    a.sheet,
    a.cell,
    f.received_at,
    day_after(p.appraised_at::DATE) + to_days(u.reply_days::INTEGER) - INTERVAL 1 SECOND AS due_at,
    coalesce(f.received_at > due_at, false) AS is_late
FROM answered AS a
JOIN unit_row AS u ON u.unit_id = a.unit_id
JOIN submission AS f ON f.submission_id = a.submission_id
LEFT JOIN appraised AS p ON p.unit_id = a.unit_id AND p.criterion_id = a.criterion_id
LEFT JOIN criterion_row AS c ON c.rubric_id = u.rubric_id AND c.criterion_id = a.criterion_id
WHERE ($cluster_id IS NULL OR u.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR u.unit_id = $unit_id)
ORDER BY u.short_name COLLATE vi, a.unit_id, c.position, a.criterion_id

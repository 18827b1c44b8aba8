-- Every mark of one unit down to file, sheet and cell, every version known by the as-of date.
--
-- grain:   one row per criterion_id, stage, marker_id and version
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $year          bigint   null = the as-of date's
--          $unit_id       text     null = all
--          $criterion_id  text     null = all
-- returns: criterion_id                  text
--          item                          text
--          stage                         text
--          marker_id                     text
--          marker_name                   text
--          is_applicable                 boolean
--          amount                        double    the criterion's
--          against                       double    the criterion's
--          evidence                      text
--          reason                        text
--          file_name                     text
--          sheet                         text
--          cell                          text
--          received_at                   timestamp
--          received_by                   text
--          is_current                    boolean
--          submission_id                 text
--          sha256                        text
SELECT
    s.criterion_id,
    s.item,
    s.stage,
    s.marker_id,
    m.short_name AS marker_name,
    s.is_applicable,
    s.amount,
    s.against,
    s.evidence,
    s.reason,
    f.file_name,
    s.sheet,
    s.cell,
    f.received_at,
    f.received_by,
    s.known_until >= day_after($as_of::DATE) AS is_current,
    s.submission_id,
    f.sha256
FROM score AS s
JOIN submission AS f ON f.submission_id = s.submission_id
LEFT JOIN unit AS m ON m.campaign_id = s.campaign_id AND m.unit_id = s.marker_id
WHERE s.campaign_id = $campaign_id
    AND s.year = $year
    AND s.unit_id = $unit_id
    AND ($criterion_id IS NULL OR s.criterion_id = $criterion_id)
    AND s.known_from < day_after($as_of::DATE)
ORDER BY
    s.item, s.criterion_id,
    list_position(['self', 'cross', 'appraised', 'council'], s.stage),
    s.marker_id, f.received_at DESC, s.submission_id

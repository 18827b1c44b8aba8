-- Vetoes (điều kiện loại) that hold, found in the reports or declared.
--
-- grain:   one row per unit_id and veto_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $year          bigint   null = the as-of date's
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: cluster_id                    text
--          unit_id                       text
--          short_name                    text
--          veto_id                       text
--          label_vi                      text
--          label_en                      text
--          effect                        text
--          is_detected                   boolean
--          evidence                      text
--          file_name                     text
--          cell                          text
SELECT
    v.cluster_id,
    v.unit_id,
    u.short_name,
    v.veto_id,
    v.label_vi,
    v.label_en,
    v.effect,
    v.is_detected,
    v.evidence,
    f.file_name,
    v.cell
FROM veto_found AS v
JOIN scored_unit AS u ON u.year = v.year AND u.unit_id = v.unit_id
LEFT JOIN submission AS f ON f.submission_id = v.submission_id
WHERE v.year = $year
    AND ($cluster_id IS NULL OR v.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR v.unit_id = $unit_id)
ORDER BY v.cluster_id, u.name_place, v.veto_id

-- Versions of rubrics (thang điểm) known by the as-of date; which of them score the year.
--
-- grain:   one row per rubric_id and version
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $year          bigint   null = the as-of date's
-- returns: rubric_id                     text
--          version                       bigint
--          label_vi                      text
--          label_en                      text
--          published_on                  date
--          year_from                     bigint    year
--          year_to                       bigint    year
--          is_in_force                   boolean
--          cluster_count                 bigint
--          unit_count                    bigint
--          rubric_json                   text
SELECT
    r.rubric_id,
    r.version,
    r.label_vi,
    r.label_en,
    r.published_on,
    r.year_from,
    r.year_to,
    any_value(f.rubric_id) IS NOT NULL AS is_in_force,
    count(DISTINCT u.cluster_id) AS cluster_count,
    count(u.unit_id) AS unit_count,
    r.rubric_json
FROM rubric AS r
LEFT JOIN rubric_year AS f
    ON f.year = $year AND f.rubric_id = r.rubric_id AND f.version = r.version
LEFT JOIN scored_unit AS u
    ON u.year = f.year AND u.rubric_id = f.rubric_id
WHERE r.campaign_id = $campaign_id AND r.published_on <= $as_of::DATE
GROUP BY ALL
ORDER BY r.rubric_id, r.version

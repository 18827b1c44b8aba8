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
WITH rubric_row AS MATERIALIZED (FROM rubric_at($campaign_id, $as_of::DATE, $year, NULL)),
scored AS (
    SELECT
        rubric_id,
        version,
        count(DISTINCT cluster_id) AS cluster_count,
        count(*) AS unit_count
    FROM scored_unit($campaign_id, $as_of::DATE, $year, 'rubric_row')
    GROUP BY rubric_id, version
)
SELECT
    r.rubric_id,
    r.version,
    r.label_vi,
    r.label_en,
    r.published_on,
    r.year_from,
    r.year_to,
    f.rubric_id IS NOT NULL AS is_in_force,
    coalesce(s.cluster_count, 0) AS cluster_count,
    coalesce(s.unit_count, 0) AS unit_count,
    r.rubric_json
FROM rubric AS r
LEFT JOIN rubric_row AS f ON f.rubric_id = r.rubric_id AND f.version = r.version
LEFT JOIN scored AS s ON s.rubric_id = r.rubric_id AND s.version = r.version
WHERE r.campaign_id = $campaign_id AND r.published_on <= $as_of::DATE
ORDER BY r.rubric_id, r.version

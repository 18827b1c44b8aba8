-- Every unit with the awards of recipients there, per 1,000 people eligible.
--
-- A recipient is counted in the commune that is said, else in the unit that proposed. Of a unit
-- without an award sheet, and that no sheet of another names, nothing is known: null, never 0.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     null = both
--          $form_id       text     null = all
--          $year          bigint   of the people proposed; null = the as-of date's
-- returns: phase_counted                 text      phase counted, or all
--          unit_id                       text
--          short_name                    text
--          unit_type                     text
--          type_vi                       text
--          type_en                       text
--          cluster_id                    text
--          cluster_name_vi               text
--          cluster_name_en               text
--          is_commune                    boolean
--          has_sheet                     boolean
--          proposed_count                bigint
--          decided_count                 bigint
--          person_count                  bigint    people
--          per_thousand                  double    per 1,000
--          individual_count              bigint
--          staff_pct                     double    %
--          ceiling_pct                   double    %
--          last_decided_on               date
--          years_without                 double    years
WITH own AS (
    SELECT
        unit_id,
        count(*) AS individual_count
    FROM award_chosen($campaign_id, $as_of::DATE, $phase_id, $form_id)
    WHERE year = $year AND subject = 'individual'
    GROUP BY unit_id
),
handed AS (
    SELECT
        unit_id,
        0::BIGINT AS none_count
    FROM award_sheet($campaign_id, $as_of::DATE)
),
first_day AS (
    SELECT min(start_date) AS start_date FROM phase WHERE campaign_id = $campaign_id
)
SELECT
    coalesce($phase_id, 'all') AS phase_counted,
    u.unit_id,
    u.short_name,
    u.unit_type,
    t.label_vi AS type_vi,
    t.label_en AS type_en,
    u.cluster_id,
    m.cluster_name_vi,
    m.cluster_name_en,
    l.commune_id IS NOT NULL AS is_commune,
    h.unit_id IS NOT NULL AS has_sheet,
    coalesce(p.proposed_count, h.none_count) AS proposed_count,
    coalesce(p.decided_count, h.none_count) AS decided_count,
    e.person_count,
    1000.0 * coalesce(p.decided_count, h.none_count) / e.person_count AS per_thousand,
    coalesce(o.individual_count, h.none_count) AS individual_count,
    100.0 * coalesce(o.individual_count, h.none_count) / e.person_count AS staff_pct,
    (c.profile_json ->> '$.awards.staff_ceiling_pct')::DOUBLE AS ceiling_pct,
    v.last_decided_on,
    CASE WHEN h.unit_id IS NOT NULL OR p.unit_id IS NOT NULL OR v.unit_id IS NOT NULL
        THEN ($as_of::DATE - coalesce(v.last_decided_on, d.start_date)) / 365.25
    END AS years_without
FROM scoped_unit($campaign_id, $as_of::DATE, 'all', NULL, NULL, NULL) AS u
CROSS JOIN first_day AS d
JOIN campaign AS c ON c.campaign_id = $campaign_id
JOIN unit_type AS t ON t.campaign_id = $campaign_id AND t.unit_type = u.unit_type
LEFT JOIN membership AS m
    ON m.campaign_id = $campaign_id AND m.unit_id = u.unit_id
    AND is_there(m.from_date, m.to_date, roster_date($campaign_id, $as_of::DATE))
LEFT JOIN place AS l ON l.commune_id = u.unit_id
LEFT JOIN handed AS h ON h.unit_id = u.unit_id
LEFT JOIN award_placed($campaign_id, $as_of::DATE, $phase_id, $form_id) AS p
    ON p.unit_id = u.unit_id
LEFT JOIN award_last($campaign_id, $as_of::DATE) AS v ON v.unit_id = u.unit_id
LEFT JOIN own AS o ON o.unit_id = u.unit_id
LEFT JOIN known_eligible($campaign_id, $as_of::DATE) AS e ON e.unit_id = u.unit_id
ORDER BY u.short_name COLLATE vi, u.unit_id

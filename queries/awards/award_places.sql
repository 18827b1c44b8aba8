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
-- returns: phase_counted                 text
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
WITH placed AS (
    SELECT
        unit_id,
        sum(proposed_count) FILTER (is_asked)::BIGINT AS proposed_count,
        sum(decided_count) FILTER (is_asked)::BIGINT AS decided_count,
        max(last_decided_on) AS last_decided_on
    FROM (
        SELECT
            *,
            ($phase_id IS NULL OR phase_id = $phase_id) AND ($form_id IS NULL OR form_id = $form_id)
                AS is_asked
        FROM award_place
    )
    GROUP BY unit_id
),
own AS (
    SELECT unit_id, count(*) AS individual_count
    FROM award_state
    WHERE year = $year
        AND subject = 'individual'
        AND ($phase_id IS NULL OR phase_id = $phase_id)
        AND ($form_id IS NULL OR form_id = $form_id)
    GROUP BY unit_id
),
handed AS (
    SELECT unit_id, 0::BIGINT AS none_count FROM award_sheet WHERE campaign_id = $campaign_id
)
SELECT
    coalesce($phase_id, 'all') AS phase_counted,
    u.unit_id,
    u.short_name,
    u.unit_type,
    u.type_name_vi AS type_vi,
    u.type_name_en AS type_en,
    u.cluster_id,
    u.cluster_name_vi,
    u.cluster_name_en,
    l.commune_id IS NOT NULL AS is_commune,
    h.unit_id IS NOT NULL AS has_sheet,
    coalesce(p.proposed_count, h.none_count) AS proposed_count,
    coalesce(p.decided_count, h.none_count) AS decided_count,
    e.person_count,
    1000.0 * coalesce(p.decided_count, h.none_count) / e.person_count AS per_thousand,
    coalesce(o.individual_count, h.none_count) AS individual_count,
    100.0 * coalesce(o.individual_count, h.none_count) / e.person_count AS staff_pct,
    c.staff_ceiling_pct AS ceiling_pct,
    p.last_decided_on,
    CASE WHEN h.unit_id IS NOT NULL OR p.proposed_count > 0 OR p.last_decided_on IS NOT NULL
        THEN ($as_of::DATE - coalesce(p.last_decided_on, f.start_date)) / 365.25
    END AS years_without
FROM roster AS u
JOIN campaign AS c ON c.campaign_id = $campaign_id
JOIN phase AS f ON f.campaign_id = $campaign_id AND f.phase_id = 'phase-1'
LEFT JOIN place AS l ON l.commune_id = u.unit_id
LEFT JOIN handed AS h ON h.unit_id = u.unit_id
LEFT JOIN placed AS p ON p.unit_id = u.unit_id
LEFT JOIN own AS o ON o.unit_id = u.unit_id
LEFT JOIN known_eligible AS e ON e.campaign_id = $campaign_id AND e.unit_id = u.unit_id
ORDER BY u.short_name COLLATE vi, u.unit_id

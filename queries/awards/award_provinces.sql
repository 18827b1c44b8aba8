-- Awards decided in every province (34), each from the campaign of its own.
--
-- A campaign of several provinces answers for its own by the commune of the unit. Without a campaign
-- or a sheet nothing is known.
--
-- grain:   one row per province_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     null = both
--          $form_id       text     null = all
-- returns: phase_counted                 text
--          province_id                   text
--          province_name                 text
--          province_short                text
--          campaign_id                   text
--          decided_count                 bigint
--          person_count                  bigint    people
--          per_thousand                  double    per 1,000
--          unit_count                    bigint
--          expected_count                bigint
WITH decided AS (
    SELECT campaign_id, unit_id, count(*) AS decided_count
    FROM decided_award
    WHERE ($form_id IS NULL OR form_id = $form_id) AND ($phase_id IS NULL OR phase_id = $phase_id)
    GROUP BY campaign_id, unit_id
),
summed AS (
    SELECT
        u.province_id,
        any_value(u.campaign_id) AS campaign_id,
        CASE WHEN count(h.unit_id) > 0 THEN coalesce(sum(d.decided_count), 0)::BIGINT END
            AS decided_count,
        sum(e.person_count)::BIGINT AS person_count,
        count(h.unit_id) AS unit_count,
        count(*) AS expected_count
    FROM province_unit AS u
    LEFT JOIN decided AS d ON d.campaign_id = u.campaign_id AND d.unit_id = u.unit_id
    LEFT JOIN known_eligible AS e ON e.campaign_id = u.campaign_id AND e.unit_id = u.unit_id
    LEFT JOIN award_sheet AS h ON h.campaign_id = u.campaign_id AND h.unit_id = u.unit_id
    GROUP BY u.province_id
)
SELECT
    coalesce($phase_id, 'all') AS phase_counted,
    p.province_id,
    p.province_name,
    regexp_replace(p.province_name, '^(Tỉnh|Thành phố) ', '') AS province_short,
    s.campaign_id,
    s.decided_count,
    s.person_count,
    1000.0 * s.decided_count / s.person_count AS per_thousand,
    coalesce(s.unit_count, 0) AS unit_count,
    coalesce(s.expected_count, 0) AS expected_count
FROM (SELECT DISTINCT province_id, province_name FROM place) AS p
LEFT JOIN summed AS s ON s.province_id = p.province_id
ORDER BY p.province_id

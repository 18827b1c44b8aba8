-- Four counts that are never added (đề nghị, thẩm định, thông qua, quyết định), by one
--
-- dimension at a time: form, level, occasion, content, unit type, cluster, class, phase, month.
--
-- grain:   one row per dimension and key
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     null = both
--          $form_id       text     null = all
-- returns: phase_counted                 text      phase counted, or all
--          dimension                     text
--          key                           text
--          label_vi                      text
--          label_en                      text
--          position                      bigint
--          proposed_count                bigint
--          appraised_count               bigint
--          passed_count                  bigint
--          decided_count                 bigint
--          returned_count                bigint
--          refused_count                 bigint
--          revoked_count                 bigint
--          woman_count                   bigint
--          woman_known_count             bigint
--          unit_count                    bigint
--          expected_count                bigint
WITH counted AS (
    SELECT
        counted_by.dimension AS dimension,
        counted_by.key AS key,
        count(*) AS proposed_count,
        count(appraised_on) AS appraised_count,
        count(passed_on) AS passed_count,
        count(decided_on) AS decided_count,
        count(*) FILTER (WHERE state = 'returned') AS returned_count,
        count(*) FILTER (WHERE state = 'refused') AS refused_count,
        count(*) FILTER (WHERE state = 'revoked') AS revoked_count,
        count(*) FILTER (WHERE decided_on IS NOT NULL AND is_woman) AS woman_count,
        count(*) FILTER (WHERE decided_on IS NOT NULL AND is_woman IS NOT NULL) AS woman_known_count
    FROM award_keyed($campaign_id, $as_of::DATE, $phase_id, $form_id)
    GROUP BY ALL
),
handed AS (FROM award_coverage($campaign_id, $as_of::DATE))
SELECT
    coalesce($phase_id, 'all') AS phase_counted,
    c.dimension,
    c.key,
    n.label_vi,
    n.label_en,
    coalesce(n.position, row_number() OVER (PARTITION BY c.dimension ORDER BY c.key)) AS position,
    c.proposed_count,
    c.appraised_count,
    CASE WHEN has_council($campaign_id) THEN c.passed_count END AS passed_count,
    c.decided_count,
    c.returned_count,
    c.refused_count,
    c.revoked_count,
    c.woman_count,
    c.woman_known_count,
    h.unit_count,
    h.expected_count
FROM counted AS c
CROSS JOIN handed AS h
LEFT JOIN award_label($campaign_id) AS n ON n.dimension = c.dimension AND n.key = c.key
ORDER BY c.dimension, position, c.key

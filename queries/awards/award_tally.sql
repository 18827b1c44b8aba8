-- Counts that are never added (đề nghị, thẩm định, thông qua, trình cấp trên, quyết định), one way at
-- a time; null where the route of none of the proposals has such a step.
--
-- Dimensions: form, level, occasion, content, unit type, cluster, class, phase, month.
--
-- grain:   one row per dimension and key
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     null = both
--          $form_id       text     null = all
-- returns: phase_counted                 text
--          dimension                     text
--          key                           text
--          label_vi                      text
--          label_en                      text
--          position                      bigint
--          proposed_count                bigint
--          appraised_count               bigint
--          passed_count                  bigint
--          submitted_count               bigint
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
        dimension,
        key,
        sum(proposed_count)::BIGINT AS proposed_count,
        sum(appraised_count)::BIGINT AS appraised_count,
        sum(passed_count)::BIGINT AS passed_count,
        sum(submitted_count)::BIGINT AS submitted_count,
        sum(decided_count)::BIGINT AS decided_count,
        sum(returned_count)::BIGINT AS returned_count,
        sum(refused_count)::BIGINT AS refused_count,
        sum(revoked_count)::BIGINT AS revoked_count,
        sum(woman_count)::BIGINT AS woman_count,
        sum(woman_known_count)::BIGINT AS woman_known_count
    FROM award_tally
    WHERE ($phase_id IS NULL OR phase_id = $phase_id) AND ($form_id IS NULL OR form_id = $form_id)
    GROUP BY dimension, key
)
SELECT
    coalesce($phase_id, 'all') AS phase_counted,
    c.dimension,
    c.key,
    n.label_vi,
    n.label_en,
    coalesce(n.position, row_number() OVER (PARTITION BY c.dimension ORDER BY c.key)) AS position,
    c.proposed_count,
    c.appraised_count,
    c.passed_count,
    c.submitted_count,
    c.decided_count,
    c.returned_count,
    c.refused_count,
    c.revoked_count,
    c.woman_count,
    c.woman_known_count,
    h.unit_count,
    h.expected_count
FROM counted AS c
CROSS JOIN award_coverage AS h
LEFT JOIN award_label AS n ON n.dimension = c.dimension AND n.key = c.key
ORDER BY c.dimension, position, c.key

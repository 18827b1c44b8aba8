-- Criteria of the plan a unit is judged by, each with what is known of it; a row a source of it.
--
-- A criterion that nothing speaks of, for this unit, has one row without a kind.
--
-- grain:   one row per unit_id, criterion_id, kind and code
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     phase code
--          $year          bigint   null = the as-of date's
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
SELECT
    u.unit_id,
    u.subject_id,
    u.criterion_id,
    u.position,
    c.label_vi,
    c.label_en,
    c.clause,
    n.criterion_id IS NOT NULL AS is_measured,
    coalesce(n.rule_count, 0) > 0 AS is_ruled,
    e.kind,
    e.code,
    e.label_vi AS evidence_vi,
    e.label_en AS evidence_en,
    e.value,
    e.out_of,
    e.measure,
    e.decimals,
    e.state,
    e.is_known
FROM unit_criterion AS u
JOIN subject_criterion AS c
    ON c.campaign_id = $campaign_id AND c.criterion_id = u.criterion_id
LEFT JOIN criterion_named AS n ON n.criterion_id = u.criterion_id
LEFT JOIN criterion_evidence AS e
    ON e.unit_id = u.unit_id
    AND e.criterion_id = u.criterion_id
    AND coalesce(e.phase_id, $phase_id) = $phase_id
WHERE ($unit_type IS NULL OR u.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR u.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR u.unit_id = $unit_id)
ORDER BY u.unit_id, u.position, e.kind, e.place, e.code

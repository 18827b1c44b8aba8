-- Criteria that each proposal is weighed by: what its dossier says, and what is known of the unit.
--
-- A row a source of what is known; a criterion without any has one row without a kind.
--
-- grain:   one row per proposal_id, criterion_id, kind and code
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     phase code
--          $year          bigint   null = the as-of date's
SELECT
    q.proposal_id,
    q.unit_id,
    q.criterion_id,
    c.position,
    c.label_vi,
    c.label_en,
    c.clause,
    q.is_of_unit,
    q.claim IS NOT NULL AS is_said,
    q.claim,
    q.sheet,
    q.cell,
    coalesce(q.is_attested, false) AS is_attested,
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
FROM proposal_criterion AS q
JOIN subject_criterion AS c
    ON c.campaign_id = $campaign_id AND c.criterion_id = q.criterion_id
LEFT JOIN criterion_evidence AS e
    ON e.unit_id = CASE WHEN q.is_of_unit THEN q.unit_id END
    AND e.criterion_id = q.criterion_id
    AND coalesce(e.phase_id, $phase_id) = $phase_id
ORDER BY q.proposal_id, c.position, e.kind, e.place, e.code

-- Indicators that speak of a unit's criteria, with where the unit stands on each in a phase.
--
-- is_known: it has a value. One the unit is not assigned says nothing of it, so it has no row.
-- grain: one row per unit_id, criterion_id, code and phase_id
CREATE TABLE criterion_indicator AS
SELECT
    u.unit_id,
    u.criterion_id,
    b.code,
    b.position AS place,
    s.phase_id,
    i.short_vi AS label_vi,
    i.short_en AS label_en,
    s.value,
    i.measure,
    i.decimals,
    s.status AS state,
    s.value IS NOT NULL AS is_known
FROM asked_day AS d
CROSS JOIN unit_criterion AS u
JOIN criterion_basis AS b
    ON b.campaign_id = d.campaign_id AND b.criterion_id = u.criterion_id AND b.kind = 'indicator'
JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = b.code
JOIN group_standing AS s
    ON s.scope_id = scope_of(NULL, NULL, u.unit_id)
    AND s.basis = 'now'
    AND s.indicator_id = b.code;

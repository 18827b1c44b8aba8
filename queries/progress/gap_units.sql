-- Why an indicator stands where it does: what each unit adds to value − required value.
--
-- The contributions add up to gap_value; positive pulls up, for higher and lower is better alike.
-- Who pulls down most comes first: the first units_to_green of them are the fewest that, brought to
-- their own requirement, would bring the indicator on its path.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     phase-1 or phase-2
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
--          $indicator_id  text     needed: the indicator
-- returns: unit_id                       text
--          short_name                    text
--          unit_type                     text
--          measure                       text
--          decimals                      bigint
--          value                         double    the indicator's
--          required_value                double    the indicator's
--          contribution_value            double    the indicator's
--          gap_value                     double    the indicator's
--          units_to_green                bigint
--          period_id                     text
--          sheet                         text
--          cell                          text
--          file_name                     text
--          unit_count                    bigint
--          expected_count                bigint
SELECT
    g.unit_id,
    u.short_name,
    g.unit_type,
    i.measure,
    i.decimals,
    g.value,
    g.required_value,
    g.contribution_value,
    CASE i.direction WHEN 'lower' THEN -1 ELSE 1 END * (s.value - s.required_value) AS gap_value,
    s.units_to_green,
    p.period_id,
    r.sheet,
    r.cell,
    b.file_name,
    s.unit_count,
    s.expected_count
FROM shown_group AS h
JOIN unit_gap AS g
    ON g.phase_id = $phase_id AND g.scope_id = h.scope_id AND g.indicator_id = $indicator_id
JOIN group_gap AS s
    ON s.phase_id = g.phase_id AND s.scope_id = g.scope_id AND s.indicator_id = g.indicator_id
JOIN indicator AS i ON i.campaign_id = $campaign_id AND i.indicator_id = g.indicator_id
JOIN unit AS u ON u.campaign_id = $campaign_id AND u.unit_id = g.unit_id
LEFT JOIN period AS p ON p.campaign_id = $campaign_id AND p.end_date = g.latest_date
LEFT JOIN result AS r
    ON r.campaign_id = $campaign_id
    AND r.unit_id = g.unit_id
    AND r.indicator_id = g.indicator_id
    AND r.period_id = p.period_id
    AND r.known_from < day_after($as_of::DATE)
    AND r.known_until >= day_after($as_of::DATE)
LEFT JOIN submission AS b ON b.submission_id = r.submission_id
WHERE h.level = 'all'
    AND h.asked_scope = asked_of($unit_type, $cluster_id, $unit_id)
    AND g.contribution_value IS NOT NULL
ORDER BY g.contribution_value, u.short_name COLLATE vi, g.unit_id

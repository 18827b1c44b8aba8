-- Questions raised by the screening of a period's figures, with the numbers they rest on.
--
-- No figure is changed. indicator_id is null where a whole report is asked about; cell_count says
-- how many cells. measure of score and limit_value is the rule's (docs/screening.md).
--
-- grain:   one row per flag_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $period_id     text     e.g. 2026-Q3; null = latest that is over
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: flag_id                       text
--          rule_id                       text
--          unit_id                       text
--          short_name                    text
--          unit_type                     text
--          indicator_id                  text
--          short_vi                      text
--          short_en                      text
--          measure                       text
--          decimals                      bigint
--          period_id                     text
--          value                         double    the indicator's
--          compared_value                double    the indicator's
--          peer_median                   double    the indicator's, or a ratio
--          peer_count                    bigint
--          score                         double    the rule's
--          limit_value                   double    the rule's
--          cell_count                    bigint
--          matched_vi                    text
--          matched_en                    text
--          excerpt                       text
--          outcome                       text
--          outcome_text                  text
--          outcome_by                    text
--          outcome_at                    timestamp
SELECT
    f.flag_id,
    f.rule_id,
    f.unit_id,
    u.short_name,
    u.unit_type,
    f.indicator_id,
    i.short_vi,
    i.short_en,
    i.measure,
    i.decimals,
    f.period_id,
    f.value,
    f.compared_value,
    f.peer_median,
    f.peer_count,
    f.score,
    f.limit_value,
    coalesce(f.cell_count, 1) AS cell_count,
    coalesce(n.short_vi, m.short_name) AS matched_vi,
    coalesce(n.short_en, m.short_name) AS matched_en,
    f.excerpt,
    o.outcome,
    o.text AS outcome_text,
    o.recorded_by AS outcome_by,
    o.recorded_at AS outcome_at
FROM screening_flag AS f
JOIN roster AS u ON u.unit_id = f.unit_id
LEFT JOIN indicator AS i ON i.campaign_id = $campaign_id AND i.indicator_id = f.indicator_id
LEFT JOIN indicator AS n
    ON n.campaign_id = $campaign_id AND n.indicator_id = f.matched_indicator_id
LEFT JOIN unit AS m ON m.campaign_id = $campaign_id AND m.unit_id = f.matched_unit_id
LEFT JOIN flag_outcome AS o ON o.flag_id = f.flag_id
WHERE ($unit_type IS NULL OR u.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR u.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR u.unit_id = $unit_id)
ORDER BY
    o.outcome IS NOT NULL,
    f.rule_id,
    f.score DESC,
    f.flag_id

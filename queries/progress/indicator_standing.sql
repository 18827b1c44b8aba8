-- Indicators against their required path, per group of the level.
--
-- Required is what the path asks of each unit at the later of the end of the period its latest value
-- speaks of and the end of the last period due. value_date is the end of the latest period in the
-- value, earlier_count the units in it that are still before that one, required_date the latest day
-- a requirement was taken at.
--
-- grain:   one row per group_id and indicator_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     phase-1 or phase-2
--          $level         text     all, unit_type, cluster or unit
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
--          $content_id    text     null = all
--          $indicator_id  text     indicator code
-- returns: group_id                      text
--          group_name_vi                 text
--          group_name_en                 text
--          indicator_id                  text
--          content_id                    text
--          short_vi                      text
--          short_en                      text
--          measure                       text
--          decimals                      bigint
--          label_vi                      text
--          label_en                      text
--          direction                     text
--          kind                          text
--          adds_up                       text
--          operator                      text
--          value_date                    date
--          earlier_count                 bigint
--          required_date                 date
--          position                      bigint
--          value                         double    the indicator's
--          baseline_value                double    the indicator's
--          required_value                double    the indicator's
--          target_value                  double    the indicator's
--          achieved_ratio                double    ratio
--          required_ratio                double    ratio
--          pace_ratio                    double    ratio
--          status                        text
--          is_illustrative               boolean
--          unit_count                    bigint
--          expected_count                bigint
--          latest_period_id              text
SELECT
    s.group_id,
    s.group_name_vi,
    s.group_name_en,
    g.indicator_id,
    g.content_id,
    g.position,
    i.label_vi,
    i.label_en,
    i.short_vi,
    i.short_en,
    i.measure,
    i.decimals,
    i.direction,
    i.kind,
    i.adds_up,
    i.operator,
    g.value,
    g.baseline_value,
    g.required_value,
    g.target_value,
    g.achieved_ratio,
    g.required_ratio,
    g.pace_ratio,
    g.status,
    g.is_illustrative,
    g.unit_count,
    g.expected_count,
    p.period_id AS latest_period_id,
    g.value_date,
    g.earlier_count,
    g.required_date
FROM shown_group AS s
JOIN group_standing AS g
    ON g.scope_id = s.scope_id AND g.basis = 'now' AND g.phase_id = $phase_id
JOIN indicator AS i ON i.campaign_id = $campaign_id AND i.indicator_id = g.indicator_id
LEFT JOIN period AS p ON p.campaign_id = $campaign_id AND p.end_date = g.latest_date
WHERE s.level = $level
    AND s.asked_scope = asked_of($unit_type, $cluster_id, $unit_id)
    AND ($content_id IS NULL OR g.content_id = $content_id)
    AND ($indicator_id IS NULL OR g.indicator_id = $indicator_id)
ORDER BY s.group_name_vi COLLATE vi, s.group_id, g.position, g.indicator_id

-- Why contents stand where they do: what each indicator adds to the gap of its content.
--
-- The contributions of a content add up to achieved − required. units_to_green are the fewest units
-- that, brought to their own requirement, would bring the indicator on its path; the same of the
-- content in indicators. Null where nothing is lacking, or where that would not be enough.
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
-- returns: group_id                      text
--          group_name_vi                 text
--          group_name_en                 text
--          content_id                    text
--          content_short_vi              text
--          content_short_en              text
--          content_status                text
--          content_pace_ratio            double    ratio
--          content_achieved_pct          double    %
--          content_required_pct          double    %
--          gap_points                    double    points
--          indicators_to_green           bigint
--          indicator_id                  text
--          position                      bigint
--          short_vi                      text
--          short_en                      text
--          measure                       text
--          decimals                      bigint
--          value                         double    the indicator's
--          required_value                double    the indicator's
--          pace_ratio                    double    ratio
--          status                        text
--          contribution_points           double    points
--          units_to_green                bigint
--          unit_count                    bigint
--          expected_count                bigint
WITH shown AS (  -- ordered once: a row for every indicator bears each name
    SELECT
        scope_id,
        group_id,
        group_name_vi,
        group_name_en,
        row_number() OVER (ORDER BY group_name_vi COLLATE vi, group_id) AS name_place
    FROM shown_group
    WHERE level = $level
        AND asked_scope = asked_of($unit_type, $cluster_id, $unit_id)
)
SELECT
    s.group_id,
    s.group_name_vi,
    s.group_name_en,
    n.content_id,
    k.short_vi AS content_short_vi,
    k.short_en AS content_short_en,
    c.status AS content_status,
    c.pace_ratio AS content_pace_ratio,
    100 * c.achieved_ratio AS content_achieved_pct,
    100 * c.required_ratio AS content_required_pct,
    100 * (c.achieved_ratio - c.required_ratio) AS gap_points,
    d.indicators_to_green,
    n.indicator_id,
    n.position,
    i.short_vi,
    i.short_en,
    i.measure,
    i.decimals,
    n.value,
    n.required_value,
    n.pace_ratio,
    n.status,
    g.contribution_points,
    l.units_to_green,
    n.unit_count,
    n.expected_count
FROM shown AS s
JOIN group_standing AS n
    ON n.basis = 'now' AND n.phase_id = $phase_id AND n.scope_id = s.scope_id
JOIN content AS k ON k.campaign_id = $campaign_id AND k.content_id = n.content_id
JOIN indicator AS i ON i.campaign_id = $campaign_id AND i.indicator_id = n.indicator_id
JOIN group_content AS c
    ON c.basis = 'now'
    AND c.phase_id = n.phase_id
    AND c.scope_id = n.scope_id
    AND c.content_id = n.content_id
JOIN indicator_gap AS g
    ON g.phase_id = n.phase_id AND g.scope_id = n.scope_id AND g.indicator_id = n.indicator_id
LEFT JOIN unit_lift AS l
    ON l.phase_id = n.phase_id AND l.scope_id = n.scope_id AND l.indicator_id = n.indicator_id
LEFT JOIN indicator_lift AS d
    ON d.phase_id = n.phase_id AND d.scope_id = n.scope_id AND d.content_id = n.content_id
WHERE $content_id IS NULL OR n.content_id = $content_id
ORDER BY s.name_place, k.position, n.position, n.indicator_id

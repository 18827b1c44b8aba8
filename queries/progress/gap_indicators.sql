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
--          indicator_id                  text
--          content_id                    text
--          short_vi                      text
--          short_en                      text
--          measure                       text
--          decimals                      bigint
--          content_short_vi              text
--          content_short_en              text
--          content_status                text
--          content_pace_ratio            double    ratio
--          content_achieved_pct          double    %
--          content_required_pct          double    %
--          gap_points                    double    points
--          indicators_to_green           bigint
--          position                      bigint
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
    g.content_id,
    k.short_vi AS content_short_vi,
    k.short_en AS content_short_en,
    g.content_status,
    g.content_pace_ratio,
    100 * g.content_achieved_ratio AS content_achieved_pct,
    100 * g.content_required_ratio AS content_required_pct,
    100 * (g.content_achieved_ratio - g.content_required_ratio) AS gap_points,
    g.indicators_to_green,
    g.indicator_id,
    g.position,
    i.short_vi,
    i.short_en,
    i.measure,
    i.decimals,
    g.value,
    g.required_value,
    g.pace_ratio,
    g.status,
    g.contribution_points,
    g.units_to_green,
    g.unit_count,
    g.expected_count
FROM shown AS s
JOIN group_gap AS g ON g.phase_id = $phase_id AND g.scope_id = s.scope_id
JOIN content AS k ON k.campaign_id = $campaign_id AND k.content_id = g.content_id
JOIN indicator AS i ON i.campaign_id = $campaign_id AND i.indicator_id = g.indicator_id
WHERE $content_id IS NULL OR g.content_id = $content_id
ORDER BY s.name_place, k.position, g.position, g.indicator_id

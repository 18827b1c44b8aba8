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
WITH gap_row AS MATERIALIZED (
    FROM placed_unit($campaign_id, $as_of::DATE, $phase_id, $level, $unit_type, $cluster_id, $unit_id)
),
standing_row AS MATERIALIZED (
    FROM standing_of('gap_row', $campaign_id, $as_of::DATE, $phase_id)
),
content_row AS MATERIALIZED (
    FROM content_of('standing_row', $campaign_id, $as_of::DATE, $phase_id)
),
unit_gap AS (FROM unit_gap_of('gap_row', $campaign_id)),
unit_lift AS (
    FROM unit_lift_of('unit_gap', 'standing_row', $campaign_id, $as_of::DATE, $phase_id)
),
indicator_gap AS MATERIALIZED (FROM indicator_gap_of('standing_row')),
indicator_lift AS (
    FROM indicator_lift_of('indicator_gap', 'content_row', $campaign_id, $as_of::DATE, $phase_id)
)
SELECT
    s.group_id,
    s.group_name_vi,
    s.group_name_en,
    s.content_id,
    k.short_vi AS content_short_vi,
    k.short_en AS content_short_en,
    c.status AS content_status,
    c.pace_ratio AS content_pace_ratio,
    100 * c.achieved_ratio AS content_achieved_pct,
    100 * c.required_ratio AS content_required_pct,
    100 * (c.achieved_ratio - c.required_ratio) AS gap_points,
    d.indicators_to_green,
    s.indicator_id,
    s.position,
    i.short_vi,
    i.short_en,
    i.measure,
    i.decimals,
    s.value,
    s.required_value,
    s.pace_ratio,
    s.status,
    g.contribution_points,
    l.units_to_green,
    s.unit_count,
    s.expected_count
FROM standing_row AS s
JOIN content AS k ON k.campaign_id = $campaign_id AND k.content_id = s.content_id
JOIN indicator AS i ON i.campaign_id = $campaign_id AND i.indicator_id = s.indicator_id
JOIN content_row AS c ON c.group_id = s.group_id AND c.content_id = s.content_id
JOIN indicator_gap AS g ON g.group_id = s.group_id AND g.indicator_id = s.indicator_id
LEFT JOIN unit_lift AS l ON l.group_id = s.group_id AND l.indicator_id = s.indicator_id
LEFT JOIN indicator_lift AS d ON d.group_id = s.group_id AND d.content_id = s.content_id
WHERE $content_id IS NULL OR s.content_id = $content_id
ORDER BY s.group_name_vi COLLATE vi, s.group_id, k.position, s.position, s.indicator_id

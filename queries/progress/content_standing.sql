-- Contents against their required path, per group of the level.
--
-- value_date is the end of the latest period that the values of its indicators speak of,
-- earlier_count the units whose latest value is of an earlier one, required_date the latest day a
-- requirement was taken at (see indicator_standing).
--
-- grain:   one row per group_id and content_id
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
--          value_date                    date
--          earlier_count                 bigint
--          required_date                 date
--          content_id                    text
--          position                      bigint
--          short_vi                      text
--          short_en                      text
--          achieved_pct                  double    %
--          required_pct                  double    %
--          pace_ratio                    double    ratio
--          status                        text
--          indicator_count               bigint
--          expected_indicator_count      bigint
--          unit_count                    bigint
--          expected_count                bigint
SELECT
    s.group_id,
    s.group_name_vi,
    s.group_name_en,
    g.content_id,
    c.position,
    c.short_vi,
    c.short_en,
    g.achieved_ratio * 100 AS achieved_pct,
    g.required_ratio * 100 AS required_pct,
    g.pace_ratio,
    g.status,
    g.indicator_count,
    g.expected_indicator_count,
    g.unit_count,
    g.expected_count,
    g.value_date,
    g.earlier_count,
    g.required_date
FROM shown_group AS s
JOIN group_content AS g
    ON g.scope_id = s.scope_id AND g.basis = 'now' AND g.phase_id = $phase_id
JOIN content AS c ON c.campaign_id = $campaign_id AND c.content_id = g.content_id
WHERE s.level = $level
    AND s.asked_scope = asked_of($unit_type, $cluster_id, $unit_id)
    AND ($content_id IS NULL OR g.content_id = $content_id)
ORDER BY s.group_name_vi COLLATE vi, s.group_id, c.position, g.content_id

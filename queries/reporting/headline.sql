-- Headline figures on the as-of date, and their change since one reporting period earlier.
--
-- The change is that of the same units: on each indicator those that reported anew and whose value
-- before was one period older. matched_unit_count says how many units that is; the matched and
-- previous figures are over them alone, so that who reports late is no change. value_date is the end
-- of the latest period that the values speak of, earlier_count the units whose latest value is of an
-- earlier one, required_date the latest day a requirement was taken at.
--
-- grain:   one row
-- params:  $as_of         date     as-of date
--          $campaign_id   text     campaign code
--          $phase_id      text     phase-1 or phase-2
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
--          $period_id     text     e.g. 2026-Q3; null = latest that is over
-- returns: previous_date                 date
--          period_id                     text
--          on_path_count                 bigint
--          matched_on_path_count         bigint
--          previous_on_path_count        bigint
--          rated_count                   bigint
--          indicator_count               bigint
--          pace_ratio                    double    ratio
--          matched_pace_ratio            double    ratio
--          previous_pace_ratio           double    ratio
--          pace_status                   text
--          behind_content_count          bigint
--          matched_behind_content_count  bigint
--          previous_behind_content_count bigint
--          content_count                 bigint
--          received_count                bigint
--          received_week_count           bigint
--          late_count                    bigint
--          expected_count                bigint
--          value_unit_count              bigint
--          value_expected_count          bigint
--          matched_unit_count            bigint
--          value_date                    date
--          earlier_count                 bigint
--          required_date                 date
WITH report AS (
    SELECT
        any_value(s.period_id) AS period_id,
        count(*) AS expected_count,
        count(*) FILTER (s.state IN ('on_time', 'late')) AS received_count,
        count(*) FILTER (s.received_at >= day_after($as_of::DATE) - INTERVAL 7 DAY)
            AS received_week_count,
        count(*) FILTER (s.state = 'late') AS late_count
    FROM report_state AS s
    CROSS JOIN shared_view AS v
    WHERE s.period_id = coalesce($period_id, v.period_id)
        AND ($unit_type IS NULL OR s.unit_type = $unit_type)
        AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
        AND ($unit_id IS NULL OR s.unit_id = $unit_id)
)
SELECT
    d.previous_date,
    r.period_id,
    coalesce(n.on_path_count, 0) AS on_path_count,
    coalesce(m.on_path_count, 0) AS matched_on_path_count,
    coalesce(o.on_path_count, 0) AS previous_on_path_count,
    coalesce(n.rated_count, 0) AS rated_count,
    coalesce(n.indicator_count, 0) AS indicator_count,
    n.pace_ratio,
    m.pace_ratio AS matched_pace_ratio,
    o.pace_ratio AS previous_pace_ratio,
    coalesce(n.pace_status, 'not_due') AS pace_status,
    coalesce(n.behind_content_count, 0) AS behind_content_count,
    coalesce(m.behind_content_count, 0) AS matched_behind_content_count,
    coalesce(o.behind_content_count, 0) AS previous_behind_content_count,
    coalesce(n.content_count, 0) AS content_count,
    r.received_count,
    r.received_week_count,
    r.late_count,
    r.expected_count,
    coalesce(n.value_unit_count, 0) AS value_unit_count,
    coalesce(n.value_expected_count, 0) AS value_expected_count,
    coalesce(m.value_unit_count, 0) AS matched_unit_count,
    n.value_date,
    coalesce(n.earlier_count, 0) AS earlier_count,
    n.required_date
FROM asked_day AS d
CROSS JOIN report AS r
LEFT JOIN shown_group AS s
    ON s.level = 'all' AND s.asked_scope = asked_of($unit_type, $cluster_id, $unit_id)
LEFT JOIN group_overall AS n
    ON n.scope_id = s.scope_id AND n.phase_id = $phase_id AND n.basis = 'now'
LEFT JOIN group_overall AS m
    ON m.scope_id = s.scope_id AND m.phase_id = $phase_id AND m.basis = 'matched'
LEFT JOIN group_overall AS o
    ON o.scope_id = s.scope_id AND o.phase_id = $phase_id AND o.basis = 'before'
ORDER BY d.previous_date

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
WITH before AS (
    SELECT
        cadence,
        previous_date(cadence, $as_of::DATE) AS previous_date
    FROM campaign
    WHERE campaign_id = $campaign_id
),
report AS (
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
),
unit_now AS MATERIALIZED (
    FROM placed_unit($campaign_id, $as_of::DATE, $phase_id, 'all', $unit_type, $cluster_id, $unit_id)
),
unit_before AS MATERIALIZED (
    FROM placed_unit(
        $campaign_id, (SELECT previous_date FROM before), $phase_id, 'all', $unit_type, $cluster_id, $unit_id
    )
),
pair AS (FROM matched_unit('unit_now', 'unit_before', (SELECT cadence FROM before))),
matched_now AS MATERIALIZED (FROM unit_now SEMI JOIN pair USING (unit_id, indicator_id)),
matched_before AS MATERIALIZED (FROM unit_before SEMI JOIN pair USING (unit_id, indicator_id))
SELECT
    b.previous_date,
    r.period_id,
    n.on_path_count,
    m.on_path_count AS matched_on_path_count,
    o.on_path_count AS previous_on_path_count,
    n.rated_count,
    n.indicator_count,
    n.pace_ratio,
    m.pace_ratio AS matched_pace_ratio,
    o.pace_ratio AS previous_pace_ratio,
    n.pace_status,
    n.behind_content_count,
    m.behind_content_count AS matched_behind_content_count,
    o.behind_content_count AS previous_behind_content_count,
    n.content_count,
    r.received_count,
    r.received_week_count,
    r.late_count,
    r.expected_count,
    n.value_unit_count,
    n.value_expected_count,
    m.value_unit_count AS matched_unit_count,
    n.value_date,
    n.earlier_count,
    n.required_date
FROM before AS b
CROSS JOIN report AS r
CROSS JOIN overall_of('unit_now', $campaign_id, $as_of::DATE, $phase_id) AS n
CROSS JOIN overall_of('matched_now', $campaign_id, $as_of::DATE, $phase_id) AS m
CROSS JOIN overall_of(
    'matched_before', $campaign_id, (SELECT previous_date FROM before), $phase_id
) AS o
ORDER BY b.previous_date

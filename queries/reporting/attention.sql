-- What needs attention now, most pressing first.
--
-- Contents at risk, reports missing, reports returned, contents slow, big falls; of each kind the
-- largest first.
--
-- grain:   one row per kind and subject_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     phase-1 or phase-2
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
--          $period_id     text     e.g. 2026-Q3; null = latest that is over
-- returns: kind                          text
--          subject_id                    text
--          label_vi                      text
--          label_en                      text
--          status                        text
--          achieved_pct                  double    %
--          required_pct                  double    %
--          unit_count                    bigint
--          expected_count                bigint
WITH content_unit AS (
    SELECT
        content_id,
        count(*) FILTER (is_behind(status) OR status = 'not_reported') AS unit_count
    FROM shown_group AS s
    JOIN group_content AS g
        ON g.basis = 'now' AND g.phase_id = $phase_id AND g.scope_id = s.scope_id
    WHERE s.level = 'unit' AND s.asked_scope = asked_of($unit_type, $cluster_id, $unit_id)
    GROUP BY content_id
),
report AS (
    SELECT
        any_value(s.period_id) AS period_id,
        count(*) AS expected_count,
        count(*) FILTER (state = 'missing') AS missing_count,
        count(*) FILTER (state = 'rejected') AS rejected_count
    FROM report_state AS s
    CROSS JOIN shared_view AS v
    WHERE s.period_id = coalesce($period_id, v.period_id)
        AND ($unit_type IS NULL OR s.unit_type = $unit_type)
        AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
        AND ($unit_id IS NULL OR s.unit_id = $unit_id)
),
fallen AS (
    SELECT
        b.indicator_id,
        count(*) FILTER (b.is_big_fall) AS unit_count,
        count(*) AS expected_count
    FROM big_fall AS b
    WHERE ($unit_type IS NULL OR b.unit_type = $unit_type)
        AND ($cluster_id IS NULL OR b.cluster_id = $cluster_id)
        AND ($unit_id IS NULL OR b.unit_id = $unit_id)
    GROUP BY b.indicator_id
    HAVING unit_count > 0
    ORDER BY unit_count DESC, b.indicator_id
    LIMIT 3
),
found AS (
    SELECT
        'content_behind' AS kind,
        g.content_id AS subject_id,
        c.short_vi AS label_vi,
        c.short_en AS label_en,
        g.status,
        g.achieved_ratio * 100 AS achieved_pct,
        g.required_ratio * 100 AS required_pct,
        u.unit_count,
        g.expected_count
    FROM shown_group AS s
    JOIN group_content AS g
        ON g.basis = 'now' AND g.phase_id = $phase_id AND g.scope_id = s.scope_id
    JOIN content AS c ON c.campaign_id = $campaign_id AND c.content_id = g.content_id
    JOIN content_unit AS u ON u.content_id = g.content_id
    WHERE s.level = 'all'
        AND s.asked_scope = asked_of($unit_type, $cluster_id, $unit_id)
        AND is_behind(g.status)
    UNION ALL
    SELECT
        'reports_' || s.state,
        r.period_id,
        r.period_id,
        r.period_id,
        NULL,
        NULL,
        NULL,
        s.unit_count,
        r.expected_count
    FROM report AS r
    CROSS JOIN LATERAL (
        VALUES ('missing', r.missing_count), ('rejected', r.rejected_count)
    ) AS s (state, unit_count)
    WHERE s.unit_count > 0
    UNION ALL
    SELECT
        'big_fall',
        b.indicator_id,
        i.short_vi,
        i.short_en,
        NULL,
        NULL,
        NULL,
        b.unit_count,
        b.expected_count
    FROM fallen AS b
    JOIN indicator AS i ON i.campaign_id = $campaign_id AND i.indicator_id = b.indicator_id
)
SELECT
    kind,
    subject_id,
    label_vi,
    label_en,
    status,
    achieved_pct,
    required_pct,
    unit_count,
    expected_count
FROM found
ORDER BY
    CASE
        WHEN kind = 'content_behind' AND status <> 'slow' THEN 1
        WHEN kind = 'reports_missing' THEN 2
        WHEN kind = 'reports_rejected' THEN 3
        WHEN kind = 'content_behind' THEN 4
        ELSE 5
    END,
    required_pct - achieved_pct DESC NULLS LAST,
    unit_count DESC,
    subject_id

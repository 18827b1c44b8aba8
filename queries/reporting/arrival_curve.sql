-- Accepted reports day by day, of one obligation and of the same a year before; only units that
-- owed both (all, where there is no year before), so that the two curves compare.
--
-- grain:   one row per obligation_id and at_date
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $obligation_id text     e.g. yearly-2026; null = none
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: obligation_id                 text
--          is_previous                   boolean
--          at_date                       date
--          days_to_due                   bigint    days
--          accepted_count                bigint
--          expected_count                bigint
WITH owed AS (
    SELECT
        n.obligation_id,
        n.due_at::DATE AS due_date,
        n.received_at::DATE AS received_date,
        b.obligation_id AS previous_id,
        b.due_at::DATE AS previous_due_date,
        b.received_at::DATE AS previous_received_date
    FROM obligation_state AS n
    LEFT JOIN obligation_state AS b
        ON b.obligation_id = n.previous_id AND b.unit_id = n.unit_id AND b.state <> 'exempt'
    WHERE n.obligation_id = $obligation_id
        AND n.state <> 'exempt'
        AND ($unit_type IS NULL OR n.unit_type = $unit_type)
        AND ($cluster_id IS NULL OR n.cluster_id = $cluster_id)
        AND ($unit_id IS NULL OR n.unit_id = $unit_id)
),
compared AS (
    SELECT obligation_id, false AS is_previous, due_date, received_date
    FROM owed
    WHERE previous_id IS NOT NULL OR (SELECT count(previous_id) FROM owed) = 0
    UNION ALL
    SELECT previous_id, true, previous_due_date, previous_received_date
    FROM owed
    WHERE previous_id IS NOT NULL
),
span AS (
    SELECT
        obligation_id,
        is_previous,
        any_value(due_date) AS due_date,
        count(*) AS expected_count,
        CASE WHEN is_previous
            THEN greatest(max(received_date), ($as_of::DATE - INTERVAL 1 YEAR)::DATE)
            ELSE $as_of::DATE
        END AS last_date,
        coalesce(min(received_date), last_date) AS first_date
    FROM compared
    GROUP BY obligation_id, is_previous
)
SELECT
    s.obligation_id,
    s.is_previous,
    d.at_date::DATE AS at_date,
    d.at_date::DATE - s.due_date AS days_to_due,
    count(c.received_date) AS accepted_count,
    s.expected_count
FROM span AS s
CROSS JOIN LATERAL unnest(generate_series(s.first_date, s.last_date, INTERVAL 1 DAY)) AS d (at_date)
LEFT JOIN compared AS c
    ON c.obligation_id = s.obligation_id AND c.received_date <= d.at_date
GROUP BY s.obligation_id, s.is_previous, d.at_date, s.due_date, s.expected_count
ORDER BY s.is_previous, d.at_date, s.obligation_id

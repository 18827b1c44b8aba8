-- Questions raised, counted by rule, beside the cells and units that were looked at.
--
-- grain:   one row per rule_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $period_id     text     e.g. 2026-Q3; null = latest that is over
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: rule_id                       text
--          period_id                     text
--          flag_count                    bigint
--          answered_count                bigint
--          flagged_unit_count            bigint
--          flagged_cell_count            bigint
--          cell_count                    bigint
--          unit_count                    bigint
--          expected_count                bigint
WITH scoped AS (
    SELECT u.unit_id
    FROM roster AS u
    WHERE ($unit_type IS NULL OR u.unit_type = $unit_type)
        AND ($cluster_id IS NULL OR u.cluster_id = $cluster_id)
        AND ($unit_id IS NULL OR u.unit_id = $unit_id)
),
counted AS (
    SELECT
        f.rule_id,
        count(*) AS flag_count,
        count(o.outcome) AS answered_count,
        count(DISTINCT f.unit_id) AS flagged_unit_count,
        sum(coalesce(f.cell_count, 1))::BIGINT AS flagged_cell_count
    FROM screening_flag AS f
    JOIN scoped AS u ON u.unit_id = f.unit_id
    LEFT JOIN flag_outcome AS o ON o.flag_id = f.flag_id
    GROUP BY f.rule_id
),
looked_at AS (
    SELECT
        count(*) AS cell_count,
        count(DISTINCT v.unit_id) AS unit_count
    FROM screened_value AS v
    JOIN scoped AS u ON u.unit_id = v.unit_id
),
owed AS (
    SELECT count(DISTINCT a.unit_id) AS expected_count
    FROM assigned AS a
    JOIN scoped AS u ON u.unit_id = a.unit_id
    JOIN screened_period AS p ON p.phase_id = a.phase_id
)
SELECT
    r.rule_id,
    p.period_id,
    coalesce(c.flag_count, 0) AS flag_count,
    coalesce(c.answered_count, 0) AS answered_count,
    coalesce(c.flagged_unit_count, 0) AS flagged_unit_count,
    coalesce(c.flagged_cell_count, 0) AS flagged_cell_count,
    l.cell_count,
    l.unit_count,
    o.expected_count
FROM screening_rule AS r
CROSS JOIN screened_period AS p
CROSS JOIN looked_at AS l
CROSS JOIN owed AS o
LEFT JOIN counted AS c ON c.rule_id = r.rule_id
WHERE r.campaign_id = $campaign_id AND r.is_on
ORDER BY flag_count DESC, r.rule_id

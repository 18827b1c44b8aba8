-- How much of what each unit must say for an obligation is there: its values, its sections in words,
-- the number and the date of its plan.
--
-- grain: one row per obligation_id and unit_id
CREATE TABLE report_fill AS
WITH told AS (
    SELECT DISTINCT r.unit_id, r.period_id, r.kind
    FROM asked_day AS d
    JOIN remark AS r
        ON r.campaign_id = d.campaign_id
        AND r.known_from < d.day_after
        AND r.known_until >= d.day_after
    WHERE trim(r.remark) <> ''
),
part AS (
    SELECT period_id AS obligation_id, unit_id, filled_count, mandatory_count
    FROM value_fill
    UNION ALL
    SELECT o.obligation_id, u.unit_id, count(t.unit_id), count(*)
    FROM asked_day AS d
    CROSS JOIN obligation AS o
    JOIN section AS s
        ON s.campaign_id = d.campaign_id AND s.report_kind = o.kind AND s.is_mandatory
    JOIN unit AS u ON u.campaign_id = d.campaign_id
    LEFT JOIN told AS t
        ON t.unit_id = u.unit_id AND t.period_id = o.obligation_id AND t.kind = s.section_id
    GROUP BY o.obligation_id, u.unit_id
    UNION ALL
    SELECT
        o.obligation_id,
        u.unit_id,
        (p.plan_number IS NOT NULL)::BIGINT + (p.plan_date IS NOT NULL)::BIGINT,
        2
    FROM asked_day AS d
    JOIN obligation AS o ON o.kind = 'plan'
    JOIN unit AS u ON u.campaign_id = d.campaign_id
    LEFT JOIN unit_plan AS p ON p.unit_id = u.unit_id
)
SELECT
    obligation_id,
    unit_id,
    sum(filled_count)::BIGINT AS filled_count,
    sum(mandatory_count)::BIGINT AS mandatory_count
FROM part
GROUP BY obligation_id, unit_id;

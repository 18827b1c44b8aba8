-- What each unit handed in for each obligation, and how much of what it must say is there.

-- Own plan of each unit (kế hoạch của đơn vị) as known on the as-of date: of several, the first
-- one issued, so that next year's plan does not make this one late.
CREATE OR REPLACE MACRO unit_plan(for_campaign, as_of) AS TABLE
    SELECT
        unit_id,
        min(plan_date) AS plan_date,
        arg_min(plan_number, (coalesce(plan_date, DATE '9999-12-31'), plan_number)) AS plan_number
    FROM plan
    WHERE campaign_id = for_campaign
        AND known_from < day_after(as_of)
        AND known_until >= day_after(as_of)
        AND coalesce(plan_date, as_of) <= as_of
    GROUP BY unit_id;

-- Reports by the end of the as-of date: the first accepted one counts, later corrections do not.
-- A plan arrives on its day of issue and is never returned; one plan answers every plan deadline.
CREATE OR REPLACE MACRO handed_in(for_campaign, as_of) AS TABLE
    SELECT
        s.unit_id,
        s.period_id AS obligation_id,
        max(s.version) FILTER (s.state = 'accepted') AS version,
        min(s.received_at) FILTER (s.state = 'accepted') AS received_at,
        bool_or(s.state = 'rejected') AS has_returned,
        arg_max(s.problem_count, (s.received_at, s.submission_id)) FILTER (s.state = 'rejected')
            AS problem_count
    FROM submission AS s
    WHERE s.campaign_id = for_campaign AND s.received_at < day_after(as_of)
    GROUP BY s.unit_id, s.period_id
    UNION ALL
    SELECT
        p.unit_id,
        d.deadline_id,
        NULL,
        p.plan_date::TIMESTAMP,
        false,
        NULL
    FROM unit_plan(for_campaign, as_of) AS p
    JOIN deadline AS d ON d.campaign_id = for_campaign AND d.kind = 'plan';

-- One row per unit and mandatory cell of an obligation (null: of all of them): a value assigned, a
-- section in words, the number and the date of a plan.
CREATE OR REPLACE MACRO mandatory_cell(for_campaign, as_of, of_obligation) AS TABLE
    SELECT
        o.obligation_id,
        a.unit_id,
        r.value IS NOT NULL AS is_filled
    FROM obligation(for_campaign) AS o
    JOIN assignment_at(for_campaign, as_of) AS a ON a.phase_id = o.phase_id
    JOIN indicator AS i
        ON i.campaign_id = for_campaign
        AND i.indicator_id = a.indicator_id
        AND i.is_mandatory
        AND o.owed_date BETWEEN i.valid_from AND i.valid_to
    LEFT JOIN result AS r
        ON r.campaign_id = for_campaign
        AND r.unit_id = a.unit_id
        AND r.period_id = o.period_id
        AND r.indicator_id = a.indicator_id
        AND r.known_from < day_after(as_of)
        AND r.known_until >= day_after(as_of)
    WHERE of_obligation IS NULL OR o.obligation_id = of_obligation
    UNION ALL
    SELECT
        o.obligation_id,
        u.unit_id,
        r.unit_id IS NOT NULL
    FROM obligation(for_campaign) AS o
    JOIN section AS s
        ON s.campaign_id = for_campaign AND s.report_kind = o.kind AND s.is_mandatory
    JOIN unit AS u ON u.campaign_id = for_campaign
    LEFT JOIN (
        SELECT DISTINCT
            unit_id,
            period_id,
            kind
        FROM remark
        WHERE campaign_id = for_campaign
            AND trim(remark) <> ''
            AND known_from < day_after(as_of)
            AND known_until >= day_after(as_of)
    ) AS r
        ON r.unit_id = u.unit_id AND r.period_id = o.obligation_id AND r.kind = s.section_id
    WHERE of_obligation IS NULL OR o.obligation_id = of_obligation
    UNION ALL
    SELECT
        o.obligation_id,
        u.unit_id,
        unnest([p.plan_number IS NOT NULL, p.plan_date IS NOT NULL])
    FROM obligation(for_campaign) AS o
    JOIN unit AS u ON u.campaign_id = for_campaign
    LEFT JOIN unit_plan(for_campaign, as_of) AS p ON p.unit_id = u.unit_id
    WHERE o.kind = 'plan' AND (of_obligation IS NULL OR o.obligation_id = of_obligation);

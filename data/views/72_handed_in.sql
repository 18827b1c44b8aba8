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

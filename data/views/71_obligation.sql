-- What must be handed in, by when, and by whom.

-- On time or late is said of a moment; undated where there is no deadline to judge it by.
CREATE OR REPLACE MACRO timeliness(of_moment, of_due) AS
    CASE
        WHEN of_due IS NULL THEN 'undated'
        WHEN of_moment <= of_due THEN 'on_time'
        ELSE 'late'
    END;

-- Was it due before this store opened? Nobody could hand it in here then, so nobody owes it.
CREATE OR REPLACE MACRO is_before_opening(for_campaign, of_due) AS
    coalesce(
        of_due < (SELECT c.opened_on FROM campaign AS c WHERE c.campaign_id = for_campaign), false
    );

-- Obligations (nghĩa vụ báo cáo) of a campaign: its periods and its deadlines. The one before is
-- of the same kind one year earlier; what belongs to no one year has none. owed_date: the units there
-- on that day owe it, a period's on its last day, anything else's on the due day (null: none yet).
CREATE OR REPLACE MACRO obligation(for_campaign) AS TABLE
    WITH every AS (
        SELECT
            p.period_id AS obligation_id,
            'period' AS kind,
            p.period_id,
            p.phase_id,
            p.due_at,
            p.end_date AS owed_date,
            NULL AS recipient_vi,
            NULL AS recipient_en,
            c.cadence_source AS source,
            year(p.end_date) AS year
        FROM period AS p
        JOIN campaign AS c ON c.campaign_id = p.campaign_id
        WHERE p.campaign_id = for_campaign
        UNION ALL
        SELECT
            deadline_id,
            kind,
            NULL,
            NULL,
            due_at,
            due_at::DATE,
            recipient_vi,
            recipient_en,
            source,
            CASE WHEN kind = 'yearly' THEN try_cast(right(deadline_id, 4) AS BIGINT) END
        FROM deadline
        WHERE campaign_id = for_campaign
    )
    SELECT
        *,
        replace(obligation_id, year::TEXT, (year - 1)::TEXT) AS previous_id
    FROM every
    WHERE NOT is_before_opening(for_campaign, due_at);

-- Units that owe each obligation (null: all of them): those there on its owed_date, or on the as-of
-- date where there is none, in the cluster of that day. The report of a period is owed by
-- units with at least one indicator in its phase.
CREATE OR REPLACE MACRO owing_unit(
    for_campaign, as_of, of_obligation, of_type, of_cluster, of_unit
) AS TABLE
    WITH asked AS (
        SELECT
            *,
            roster_date(for_campaign, coalesce(owed_date, as_of)) AS roster_day
        FROM obligation(for_campaign)
        WHERE of_obligation IS NULL OR obligation_id = of_obligation
    )
    SELECT
        o.*,
        u.unit_id,
        u.short_name,
        u.unit_type,
        u.contact,
        m.cluster_id,
        m.cluster_name_vi,
        m.cluster_name_en
    FROM asked AS o
    JOIN unit AS u
        ON u.campaign_id = for_campaign
        AND is_there(u.valid_from, u.valid_to, o.roster_day)
    LEFT JOIN membership AS m
        ON m.campaign_id = for_campaign
        AND m.unit_id = u.unit_id
        AND is_there(m.from_date, m.to_date, o.roster_day)
    LEFT JOIN (
        SELECT DISTINCT
            unit_id,
            phase_id
        FROM assignment_at(for_campaign, as_of)
    ) AS a ON a.unit_id = u.unit_id AND a.phase_id = o.phase_id
    WHERE (o.kind <> 'period' OR a.unit_id IS NOT NULL)
        AND (of_type IS NULL OR u.unit_type = of_type)
        AND (of_cluster IS NULL OR m.cluster_id = of_cluster)
        AND (of_unit IS NULL OR u.unit_id = of_unit);

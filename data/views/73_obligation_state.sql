-- State of every unit that owes something: nobody is left out, and the states add up.

-- Exactly one state each: on_time, late or undated once a report is accepted; else exempt with a
-- reason; else rejected once returned; else waiting while there is time, then overdue.
CREATE OR REPLACE MACRO judged_unit(
    for_campaign, as_of, of_obligation, of_type, of_cluster, of_unit
) AS TABLE
    WITH exempted AS (
        SELECT
            unit_id,
            obligation_id,
            arg_max(text, (recorded_at, note_id)) AS reason
        FROM note
        WHERE campaign_id = for_campaign
            AND kind = 'exemption'
            AND recorded_at < day_after(as_of)
        GROUP BY unit_id, obligation_id
    )
    SELECT
        o.*,
        CASE
            WHEN h.received_at IS NOT NULL THEN timeliness(h.received_at, o.due_at)
            WHEN e.reason IS NOT NULL THEN 'exempt'
            WHEN h.has_returned THEN 'rejected'
            WHEN is_still_open(o.due_at, as_of) THEN 'waiting'
            ELSE 'overdue'
        END AS state,
        h.received_at,
        h.received_at IS NOT NULL AS is_accepted,
        h.version,
        h.problem_count,
        e.reason
    FROM owing_unit(for_campaign, as_of, of_obligation, of_type, of_cluster, of_unit) AS o
    LEFT JOIN handed_in(for_campaign, as_of) AS h
        ON h.unit_id = o.unit_id AND h.obligation_id = o.obligation_id
    LEFT JOIN exempted AS e ON e.unit_id = o.unit_id AND e.obligation_id = o.obligation_id;

-- The same with how complete each report is and how many days late; the reason of an exemption is
-- said only while it holds.
CREATE OR REPLACE MACRO obligation_state(
    for_campaign, as_of, of_obligation, of_type, of_cluster, of_unit
) AS TABLE
    WITH filled AS (
        SELECT
            unit_id,
            obligation_id,
            count(*) FILTER (is_filled) AS filled_count,
            count(*) AS mandatory_count
        FROM mandatory_cell(for_campaign, as_of, of_obligation)
        GROUP BY unit_id, obligation_id
    )
    SELECT
        j.* EXCLUDE (reason),
        CASE WHEN j.state = 'exempt' THEN j.reason END AS reason,
        coalesce(f.filled_count, 0) AS filled_count,
        coalesce(f.mandatory_count, 0) AS mandatory_count,
        j.is_accepted AND coalesce(f.filled_count = f.mandatory_count, true) AS is_complete,
        CASE
            WHEN j.state = 'late' THEN j.received_at::DATE - j.due_at::DATE
            WHEN j.state IN ('rejected', 'overdue') AND NOT is_still_open(j.due_at, as_of)
                THEN as_of - j.due_at::DATE
        END AS days_late
    FROM judged_unit(for_campaign, as_of, of_obligation, of_type, of_cluster, of_unit) AS j
    LEFT JOIN filled AS f ON f.unit_id = j.unit_id AND f.obligation_id = j.obligation_id;

-- The same of the obligation of that kind one year earlier, whatever the units' clusters were then.
CREATE OR REPLACE MACRO previous_state(for_campaign, as_of, of_obligation) AS TABLE
    SELECT
        obligation_id,
        unit_id,
        due_at,
        state,
        received_at
    FROM judged_unit(
        for_campaign, as_of, (
            SELECT coalesce(max(o.previous_id), '')
            FROM obligation(for_campaign) AS o
            WHERE o.obligation_id = of_obligation
        ), NULL, NULL, NULL
    );

-- The states counted, for each obligation (null: all of them) and group of units. At the level of
-- clusters the units without one are a group of their own, so that nobody is forgotten.
CREATE OR REPLACE MACRO obligation_tally(
    for_campaign, as_of, of_obligation, by_level, of_type, of_cluster, of_unit
) AS TABLE
    WITH grouped AS (
        SELECT
            s.*,
            CASE by_level
                WHEN 'unit' THEN s.unit_id
                WHEN 'cluster' THEN s.cluster_id
                WHEN 'unit_type' THEN s.unit_type
                ELSE 'all'
            END AS group_id,
            CASE by_level
                WHEN 'unit' THEN s.short_name
                WHEN 'cluster' THEN s.cluster_name_vi
                WHEN 'unit_type' THEN t.label_vi
                ELSE c.short_vi
            END AS group_name_vi,
            CASE by_level
                WHEN 'unit' THEN s.short_name
                WHEN 'cluster' THEN s.cluster_name_en
                WHEN 'unit_type' THEN t.label_en
                ELSE c.short_en
            END AS group_name_en
        FROM obligation_state(
            for_campaign, as_of, of_obligation, of_type, of_cluster, of_unit
        ) AS s
        JOIN campaign AS c ON c.campaign_id = for_campaign
        JOIN unit_type AS t ON t.campaign_id = for_campaign AND t.unit_type = s.unit_type
    )
    SELECT
        obligation_id,
        group_id,
        any_value(group_name_vi) AS group_name_vi,
        any_value(group_name_en) AS group_name_en,
        count(*) AS expected_count,
        count(*) FILTER (state = 'exempt') AS exempt_count,
        count(*) FILTER (is_accepted OR state = 'rejected') AS received_count,
        count(*) FILTER (is_accepted) AS accepted_count,
        count(*) FILTER (is_complete) AS complete_count,
        count(*) FILTER (state = 'on_time') AS on_time_count,
        count(*) FILTER (state = 'late') AS late_count,
        count(*) FILTER (state = 'rejected') AS rejected_count,
        count(*) FILTER (state = 'waiting') AS waiting_count,
        count(*) FILTER (state = 'overdue') AS overdue_count,
        count(*) FILTER (state = 'undated') AS undated_count
    FROM grouped
    GROUP BY obligation_id, group_id;

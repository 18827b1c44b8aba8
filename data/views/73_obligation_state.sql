-- State of every unit that owes something, as table obligation_state says it, for the vetoes.

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

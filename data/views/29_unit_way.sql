-- Where each unit starts, where it must arrive and how far it came, in one phase.

-- Way of each unit: where it starts and where it must arrive. A printed start comes first; else a
-- flow starts from zero in each phase, and a stock starts phase 2 from its last phase 1 value or,
-- until phase 1 is over, from that phase's target; else from the profile's baseline.
CREATE OR REPLACE MACRO unit_way(for_campaign, as_of, in_phase) AS TABLE
    WITH phase_1_last AS (
        SELECT unit_id, indicator_id, arg_max(value, end_date) AS value
        FROM known_result(for_campaign, as_of)
        WHERE phase_id = 'phase-1'
        GROUP BY unit_id, indicator_id
    )
    SELECT
        a.unit_id,
        a.indicator_id,
        a.operator,
        CASE
            WHEN a.start_value IS NOT NULL THEN a.start_value
            WHEN i.kind = 'flow' THEN 0.0
            WHEN in_phase = 'phase-2' AND as_of < h.end_date
                THEN coalesce(f.target_value, a.baseline_value)
            WHEN in_phase = 'phase-2' THEN coalesce(l.value, a.baseline_value)
            ELSE a.baseline_value
        END AS baseline_value,
        a.target_value,
        a.path_id,
        a.is_illustrative
    FROM assignment_at(for_campaign, as_of) AS a
    JOIN indicator AS i ON i.campaign_id = a.campaign_id AND i.indicator_id = a.indicator_id
    JOIN phase AS h ON h.campaign_id = a.campaign_id AND h.phase_id = 'phase-1'
    LEFT JOIN assignment_at(for_campaign, as_of) AS f
        ON f.unit_id = a.unit_id
        AND f.indicator_id = a.indicator_id
        AND f.phase_id = 'phase-1'
    LEFT JOIN phase_1_last AS l ON l.unit_id = a.unit_id AND l.indicator_id = a.indicator_id
    WHERE a.phase_id = in_phase;

-- A flow counts on from where its phase starts: from zero, or from the start the plan prints.
CREATE OR REPLACE MACRO counted_from(of_kind, of_start, of_value) AS
    CASE of_kind WHEN 'flow' THEN of_start + of_value ELSE of_value END;

-- Value of each unit as known: a stock's last one of the phase, a flow's sum inside the phase; and
-- the same of the periods before the phase's last one (earlier_value).
CREATE OR REPLACE MACRO unit_value(for_campaign, as_of, in_phase) AS TABLE
    WITH last_period AS (
        SELECT max(start_date) AS start_date
        FROM period
        WHERE campaign_id = for_campaign AND phase_id = in_phase
    )
    SELECT
        k.unit_id,
        k.indicator_id,
        CASE any_value(i.kind)
            WHEN 'flow' THEN total(k.value)
            ELSE arg_max(k.value, k.end_date)
        END AS value,
        CASE any_value(i.kind)
            WHEN 'flow' THEN total(CASE WHEN k.end_date < l.start_date THEN k.value END)
            ELSE arg_max(CASE WHEN k.end_date < l.start_date THEN k.value END, k.end_date)
        END AS earlier_value,
        max(CASE WHEN k.value IS NOT NULL THEN k.end_date END) AS latest_date
    FROM known_result(for_campaign, as_of) AS k
    JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = k.indicator_id
    CROSS JOIN last_period AS l
    WHERE k.phase_id = in_phase
    GROUP BY k.unit_id, k.indicator_id;

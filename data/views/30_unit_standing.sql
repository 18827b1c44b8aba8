-- Where each unit stands on each indicator it was assigned, in one phase.

-- Share of the way required on a day, from the pieces of the path.
CREATE OR REPLACE MACRO required_share(for_campaign, in_phase, on_day) AS TABLE
    SELECT
        indicator_id,
        unit_type,
        CASE
            WHEN on_day < min(from_date) THEN 0.0
            WHEN on_day >= max(to_date) THEN 1.0
            ELSE max(CASE
                WHEN on_day >= from_date AND on_day < to_date
                    THEN from_ratio
                        + (to_ratio - from_ratio) * (on_day - from_date) / (to_date - from_date)
            END)
        END AS required_ratio
    FROM path_at(for_campaign, on_day)
    WHERE phase_id = in_phase
    GROUP BY indicator_id, unit_type;

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

-- Value of each unit as known: a stock's last one of the phase, a flow's sum inside the phase.
CREATE OR REPLACE MACRO unit_value(for_campaign, as_of, in_phase) AS TABLE
    SELECT
        k.unit_id,
        k.indicator_id,
        CASE any_value(i.kind)
            WHEN 'flow' THEN total(k.value)
            ELSE arg_max(k.value, k.end_date)
        END AS value,
        max(CASE WHEN k.value IS NOT NULL THEN k.end_date END) AS latest_date
    FROM known_result(for_campaign, as_of) AS k
    JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = k.indicator_id
    WHERE k.phase_id = in_phase
    GROUP BY k.unit_id, k.indicator_id;

-- One row per unit and indicator assigned: value, way, required value, weight.
CREATE OR REPLACE MACRO unit_standing(for_campaign, as_of, in_phase) AS TABLE
    WITH reported AS MATERIALIZED (
        SELECT *
        FROM unit_value(for_campaign, as_of, in_phase)
    )
    SELECT
        u.unit_id,
        u.unit_type,
        w.indicator_id,
        w.operator,
        counted_from(i.kind, w.baseline_value, v.value) AS value,
        v.latest_date,
        w.baseline_value,
        w.target_value,
        w.baseline_value + s.required_ratio * (w.target_value - w.baseline_value) AS required_value,
        w.is_illustrative,
        i.adds_up,
        CASE WHEN i.weighted_by IS NULL THEN 1.0 ELSE g.value END AS weight
    FROM unit_way(for_campaign, as_of, in_phase) AS w
    JOIN unit AS u ON u.campaign_id = for_campaign AND u.unit_id = w.unit_id
    JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = w.indicator_id
    LEFT JOIN required_share(for_campaign, in_phase, as_of) AS s
        ON s.indicator_id = w.indicator_id AND s.unit_type = u.unit_type
    LEFT JOIN reported AS v
        ON v.unit_id = w.unit_id AND v.indicator_id = w.indicator_id
    LEFT JOIN reported AS g
        ON g.unit_id = w.unit_id AND g.indicator_id = i.weighted_by;

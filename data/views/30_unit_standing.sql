-- Where each unit stands on each indicator it was assigned, in one phase.

-- Share of the way required at the end of each period of the phase that is over.
CREATE OR REPLACE MACRO required_share(for_campaign, as_of, in_phase) AS TABLE
    SELECT
        s.indicator_id,
        s.path_id,
        p.end_date AS required_date,
        CASE
            WHEN p.end_date < min(s.from_date) THEN 0.0
            WHEN p.end_date >= max(s.to_date) THEN 1.0
            ELSE max(CASE
                WHEN p.end_date >= s.from_date AND p.end_date < s.to_date
                    THEN s.from_ratio
                        + (s.to_ratio - s.from_ratio)
                        * (p.end_date - s.from_date) / (s.to_date - s.from_date)
            END)
        END AS required_ratio
    FROM path_at(for_campaign, as_of) AS s
    JOIN period AS p
        ON p.campaign_id = for_campaign AND p.phase_id = s.phase_id AND p.end_date <= as_of
    WHERE s.phase_id = in_phase
    GROUP BY s.indicator_id, s.path_id, p.end_date;

-- End of the last period each unit may be asked for: due, not before this store opened, and the
-- unit was there when it ended.
CREATE OR REPLACE MACRO unit_due(for_campaign, as_of, in_phase) AS TABLE
    SELECT
        u.unit_id,
        max(p.end_date) AS due_date
    FROM unit AS u
    JOIN campaign AS c ON c.campaign_id = u.campaign_id
    JOIN period AS p
        ON p.campaign_id = u.campaign_id
        AND p.phase_id = in_phase
        AND is_there(u.valid_from, u.valid_to, p.end_date)
        AND is_past_due(c.level, p.end_date, p.due_at, as_of)
        AND coalesce(p.due_at >= c.opened_on, true)
    WHERE u.campaign_id = for_campaign
    GROUP BY u.unit_id;

-- The rows a unit's own figure is made of: its own and, of what a merger hands on, those of the
-- units merged into it, each on its own way. Required is what the path asks at the later of two
-- days: the end of the period the unit's latest value speaks of and the end of the last period due.
-- is_in: it has a value, or none of them has one.
CREATE OR REPLACE MACRO member_standing(for_campaign, as_of, in_phase) AS TABLE
    WITH reported AS MATERIALIZED (
        SELECT *
        FROM unit_value(for_campaign, as_of, in_phase)
    ),
    member AS (
        SELECT
            c.heir_id AS unit_id,
            w.path_id,
            w.indicator_id,
            w.operator,
            counted_from(i.kind, w.baseline_value, v.value) AS value,
            counted_from(i.kind, w.baseline_value, v.earlier_value) AS earlier_value,
            max(v.latest_date) OVER by_unit AS latest_date,
            w.baseline_value,
            w.target_value,
            greatest(
                max(v.latest_date) OVER by_unit,
                CASE WHEN d.due_date >= i.valid_from THEN d.due_date END
            ) AS required_date,
            w.is_illustrative,
            i.adds_up,
            CASE WHEN i.weighted_by IS NULL THEN 1.0 ELSE g.value END AS weight,
            (v.value IS NOT NULL) = (max(v.latest_date) OVER by_unit IS NOT NULL) AS is_in
        FROM unit_way(for_campaign, as_of, in_phase) AS w
        JOIN counted_with(for_campaign, as_of) AS c
            ON c.unit_id = w.unit_id AND c.indicator_id = w.indicator_id
        JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = w.indicator_id
        LEFT JOIN unit_due(for_campaign, as_of, in_phase) AS d ON d.unit_id = c.heir_id
        LEFT JOIN reported AS v
            ON v.unit_id = w.unit_id AND v.indicator_id = w.indicator_id
        LEFT JOIN reported AS g
            ON g.unit_id = w.unit_id AND g.indicator_id = i.weighted_by
        WINDOW by_unit AS (PARTITION BY c.heir_id, w.indicator_id)
    )
    SELECT
        t.*,
        t.baseline_value + s.required_ratio * (t.target_value - t.baseline_value) AS required_value
    FROM member AS t
    LEFT JOIN required_share(for_campaign, as_of, in_phase) AS s
        ON s.indicator_id = t.indicator_id
        AND s.path_id = t.path_id
        AND s.required_date = t.required_date;

-- A figure of several rows of one unit: null where one of those that are in lacks it.
CREATE OR REPLACE MACRO whole_of(is_in, of_value) AS
    CASE WHEN bool_and(NOT is_in OR of_value IS NOT NULL)
        THEN total(CASE WHEN is_in THEN of_value END)
    END;

-- One row per unit and indicator assigned: value, way, what is required of it (null where no value
-- and no period is due yet), weight. earlier_value is of the periods before the phase's last one.
CREATE OR REPLACE MACRO unit_standing(for_campaign, as_of, in_phase) AS TABLE
    SELECT
        m.unit_id,
        any_value(u.unit_type) AS unit_type,
        m.indicator_id,
        any_value(m.operator) AS operator,
        whole_of(m.is_in, m.value) AS value,
        whole_of(m.is_in, m.earlier_value) AS earlier_value,
        any_value(m.latest_date) AS latest_date,
        whole_of(m.is_in, m.baseline_value) AS baseline_value,
        whole_of(m.is_in, m.target_value) AS target_value,
        any_value(m.required_date) AS required_date,
        bool_or(m.is_illustrative) AS is_illustrative,
        any_value(m.adds_up) AS adds_up,
        any_value(m.weight) AS weight,
        whole_of(m.is_in, m.required_value) AS required_value
    FROM member_standing(for_campaign, as_of, in_phase) AS m
    JOIN unit AS u ON u.campaign_id = for_campaign AND u.unit_id = m.unit_id
    GROUP BY m.unit_id, m.indicator_id;

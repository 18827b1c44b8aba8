-- Whom a unit is held beside.

-- The other units of its cluster of the year where there are at least three, else of its type.
CREATE OR REPLACE MACRO peer_unit(for_campaign, as_of, of_unit) AS TABLE
    WITH scope AS (
        SELECT *
        FROM scoped_unit(for_campaign, as_of, 'unit', NULL, NULL, NULL)
    ),
    own AS (
        SELECT
            o.unit_id,
            o.unit_type,
            o.cluster_id,
            count(*) FILTER (s.cluster_id = o.cluster_id AND s.unit_id <> o.unit_id) >= 3
                AS has_cluster
        FROM scope AS o
        CROSS JOIN scope AS s
        WHERE o.unit_id = of_unit
        GROUP BY o.unit_id, o.unit_type, o.cluster_id
    )
    SELECT
        s.unit_id,
        s.short_name,
        s.unit_id = o.unit_id AS is_own,
        CASE WHEN o.has_cluster THEN 'cluster' ELSE 'unit_type' END AS peer_kind
    FROM own AS o
    JOIN scope AS s
        ON s.unit_id = o.unit_id
        OR CASE WHEN o.has_cluster
            THEN s.cluster_id = o.cluster_id
            ELSE s.unit_type = o.unit_type
        END;

-- The rows a peer's value at the end of each period is made of: its own and, of what a merger hands
-- on, those of the units merged into it, each with its way.
CREATE OR REPLACE MACRO peer_member(for_campaign, as_of, in_phase, of_unit) AS TABLE
    SELECT
        c.heir_id AS unit_id,
        w.unit_id AS member_id,
        w.indicator_id,
        p.period_id,
        p.end_date,
        any_value(w.operator) AS operator,
        any_value(w.baseline_value) AS baseline_value,
        any_value(w.target_value) AS target_value,
        counted_from(any_value(i.kind), any_value(w.baseline_value), CASE any_value(i.kind)
            WHEN 'flow' THEN total(k.value)
            ELSE arg_max(k.value, k.end_date)
        END) AS value,
        bool_or(k.end_date = p.end_date) AS is_fresh
    FROM unit_way(for_campaign, as_of, in_phase) AS w
    JOIN counted_with(for_campaign, as_of) AS c
        ON c.unit_id = w.unit_id AND c.indicator_id = w.indicator_id
    JOIN peer_unit(for_campaign, as_of, of_unit) AS u ON u.unit_id = c.heir_id
    JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = w.indicator_id
    JOIN known_result(for_campaign, as_of) AS k
        ON k.unit_id = w.unit_id
        AND k.indicator_id = w.indicator_id
        AND k.phase_id = in_phase
        AND k.value IS NOT NULL
    JOIN period AS p
        ON p.campaign_id = for_campaign
        AND p.phase_id = in_phase
        AND p.end_date <= as_of
        AND p.end_date >= k.end_date
    GROUP BY c.heir_id, w.unit_id, w.indicator_id, p.period_id, p.end_date;

-- Mean share of the way (0–100 %) of each peer at the end of each period, over the indicators it has
-- a value of: a stock's last one of the phase, a flow's sum so far.
CREATE OR REPLACE MACRO peer_progress(for_campaign, as_of, in_phase, of_unit) AS TABLE
    WITH point AS (
        SELECT
            unit_id,
            indicator_id,
            period_id,
            end_date,
            any_value(operator) AS operator,
            whole_of(true, baseline_value) AS baseline_value,
            whole_of(true, target_value) AS target_value,
            whole_of(true, value) AS value,
            bool_or(is_fresh) AS is_fresh
        FROM peer_member(for_campaign, as_of, in_phase, of_unit)
        GROUP BY unit_id, indicator_id, period_id, end_date
    ),
    way AS (
        SELECT
            *,
            way_share(operator, value, baseline_value, target_value) AS share
        FROM point
    ),
    shared AS (
        SELECT
            *,
            held(share) * 100 AS share_pct
        FROM way
        WHERE share IS NOT NULL
    )
    SELECT
        unit_id,
        period_id,
        end_date,
        total(share_pct) / count(share_pct) AS progress_pct,
        count(share_pct) AS indicator_count,
        bool_or(is_fresh) AS is_fresh
    FROM shared
    GROUP BY unit_id, period_id, end_date;

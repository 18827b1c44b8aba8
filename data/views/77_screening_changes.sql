-- Questions about the change of a cell. Each macro gives scores; limits are set elsewhere.

-- Change of a cell: points, or the logarithm of the ratio for a count of ten or more.
CREATE OR REPLACE MACRO cell_change(is_count, of_value, from_value) AS
    CASE
        WHEN NOT is_count THEN of_value - from_value
        WHEN greatest(of_value, from_value) >= 10 AND least(of_value, from_value) >= 0
            THEN ln((of_value + 1) / (from_value + 1))
    END;

-- Robust z of a change among peers; below the floor (two points of a hundred, a tenth of a count)
-- peers count as equally far apart.
CREATE OR REPLACE MACRO robust_z(of_change, peer_median, peer_mad, is_count, of_maximum) AS
    abs(of_change - peer_median) / greatest(
        1.4826 * peer_mad,
        CASE WHEN is_count THEN 0.1 ELSE 0.02 * coalesce(of_maximum, 100) END
    );

-- Every change beside those of the units of the same type; peers at their target or maximum are
-- left out, since many that came to one point at once would widen what counts as usual. A step back
-- to where two periods of usual change would have led scores low: the step before was the question.
-- usual_value is where the unit would stand had it moved as the median of its peers.
CREATE OR REPLACE MACRO screened_change(for_campaign, as_of, of_period) AS TABLE
    WITH moved AS (
        SELECT
            *,
            coalesce(is_same(value, exact_target, step), false)
                OR coalesce(is_same(value, maximum, step), false) AS is_at_point,
            cell_change(is_count, value, before_value) AS change,
            cell_change(is_count, value, earlier_value) AS long_change
        FROM screened_cell(for_campaign, as_of, of_period)
        WHERE before_value IS NOT NULL
    ),
    peer AS (
        SELECT
            unit_type,
            indicator_id,
            median(change) AS peer_median,
            mad(change) AS peer_mad,
            count(change) AS peer_count,
            median(long_change) AS long_median,
            mad(long_change) AS long_mad
        FROM moved
        WHERE NOT is_at_point
        GROUP BY unit_type, indicator_id
    )
    SELECT
        m.*,
        p.peer_median,
        p.peer_count - 1 AS peer_count,
        CASE
            WHEN m.is_count THEN (m.before_value + 1) * exp(p.peer_median) - 1
            ELSE m.before_value + p.peer_median
        END AS usual_value,
        robust_z(m.change, p.peer_median, p.peer_mad, m.is_count, m.maximum) AS short_score,
        robust_z(m.long_change, p.long_median, p.long_mad, m.is_count, m.maximum) AS long_score,
        CASE WHEN long_score < 2 THEN least(short_score, long_score) ELSE short_score END AS score
    FROM moved AS m
    JOIN peer AS p ON p.unit_type = m.unit_type AND p.indicator_id = m.indicator_id
    WHERE m.change <> 0;

-- A change unlike that of the peers.
CREATE OR REPLACE MACRO jump_against_peers(for_campaign, as_of, of_period) AS TABLE
    SELECT
        'jump_against_peers' AS rule_id,
        unit_id,
        indicator_id,
        value,
        before_value AS compared_value,
        usual_value AS peer_median,
        peer_count,
        score,
        peer_count AS basis_count
    FROM screened_change(for_campaign, as_of, of_period);

-- A value about 10, 100 or 1,000 times the usual one, or that part of it, unlike the peers.
CREATE OR REPLACE MACRO misplaced_decimal(for_campaign, as_of, of_period) AS TABLE
    SELECT
        'misplaced_decimal' AS rule_id,
        unit_id,
        indicator_id,
        value,
        before_value AS compared_value,
        usual_value AS peer_median,
        peer_count,
        greatest(value / usual_value, usual_value / value) AS score,
        peer_count AS basis_count
    FROM screened_change(for_campaign, as_of, of_period) AS c
    WHERE value > 0
        AND usual_value > 0
        AND c.score >= 3.5
        AND abs(log10(value / usual_value) - round(log10(value / usual_value))) <= 0.2;

-- Two cells of one report that look as if they had changed places.
CREATE OR REPLACE MACRO swapped_values(for_campaign, as_of, of_period) AS TABLE
    WITH moved AS (
        SELECT *
        FROM screened_change(for_campaign, as_of, of_period)
        WHERE score >= 2.5
    )
    SELECT
        'swapped_values' AS rule_id,
        a.unit_id,
        a.indicator_id,
        any_value(a.value) AS value,
        any_value(a.before_value) AS compared_value,
        any_value(a.usual_value) AS peer_median,
        any_value(a.peer_count) AS peer_count,
        max(a.score) AS score,
        any_value(a.peer_count) AS basis_count,
        arg_min(b.indicator_id, abs(a.value - b.usual_value)) AS matched_indicator_id
    FROM moved AS a
    JOIN moved AS b
        ON b.unit_id = a.unit_id
        AND b.indicator_id <> a.indicator_id
        AND abs(a.value - b.usual_value) <= 0.15 * abs(b.usual_value)
        AND abs(b.value - a.usual_value) <= 0.15 * abs(a.usual_value)
    GROUP BY a.unit_id, a.indicator_id;

-- A count that can only grow and fell; unless it came back from a value that had doubled.
CREATE OR REPLACE MACRO cumulative_fall(for_campaign, as_of, of_period) AS TABLE
    SELECT
        'cumulative_fall' AS rule_id,
        unit_id,
        indicator_id,
        value,
        before_value AS compared_value,
        (before_value - value) / before_value AS score,
        before_value::BIGINT AS basis_count
    FROM screened_cell(for_campaign, as_of, of_period)
    WHERE is_count
        AND kind = 'stock'
        AND adds_up = 'sum'
        AND direction = 'higher'
        AND before_value > 0
        AND value < before_value
        AND NOT coalesce(before_value >= 2 * earlier_value AND value >= earlier_value, false);

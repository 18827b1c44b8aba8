-- Formulas of screening, each said once.

-- Are two values the same figure, at the decimals of the cell?
CREATE OR REPLACE MACRO is_same(of_value, other_value, of_step) AS
    abs(of_value - other_value) < of_step / 2;

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

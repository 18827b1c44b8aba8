-- A change unlike that of the peers.
--
-- grain: one row per unit_id and indicator_id
CREATE TABLE jump_against_peers AS
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
FROM screened_change;

-- Whom each unit is held beside: its cluster of the year where three others are in it, else its type.
--
-- grain: one row per unit_id
CREATE TABLE peer_choice AS
SELECT
    unit_id,
    unit_type,
    cluster_id,
    CASE
        WHEN cluster_id IS NOT NULL AND count(*) OVER (PARTITION BY cluster_id) > 3 THEN 'cluster'
        ELSE 'unit_type'
    END AS peer_kind
FROM roster;

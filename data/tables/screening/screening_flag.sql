-- One question a change: of the rules that speak of the same change, the one that says most; and
-- none of a single change in a report that is asked about as a whole.
--
-- grain: one row per flag_id
CREATE TABLE screening_flag AS
WITH raised AS (
    SELECT
        *,
        CASE rule_id
            WHEN 'swapped_values' THEN 1
            WHEN 'misplaced_decimal' THEN 2
            WHEN 'cumulative_fall' THEN 3
            WHEN 'bunched_at_limit' THEN 4
            WHEN 'jump_against_peers' THEN 5
        END AS telling_rank,
        bool_or(indicator_id IS NULL AND rule_id <> 'identical_text')
            OVER (PARTITION BY unit_id) AS is_whole_asked
    FROM raised_flag
)
SELECT *
FROM raised
WHERE telling_rank IS NULL OR NOT is_whole_asked
QUALIFY telling_rank IS NULL
    OR row_number() OVER (
        PARTITION BY unit_id, indicator_id, telling_rank IS NULL ORDER BY telling_rank
    ) = 1;

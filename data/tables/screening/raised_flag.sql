-- Rows of every rule that reach its limit with enough cells or peers behind them.
--
-- grain: one row per flag_id
CREATE TABLE raised_flag AS
WITH scored AS (
    FROM copied_report
    UNION ALL BY NAME FROM copied_from_unit
    UNION ALL BY NAME FROM too_round
    UNION ALL BY NAME FROM at_its_targets
    UNION ALL BY NAME FROM jump_against_peers
    UNION ALL BY NAME FROM misplaced_decimal
    UNION ALL BY NAME FROM swapped_values
    UNION ALL BY NAME FROM cumulative_fall
    UNION ALL BY NAME FROM bunched_at_limit
    UNION ALL BY NAME FROM part_above_whole
    UNION ALL BY NAME FROM parts_unlike_whole
    UNION ALL BY NAME FROM revised_upward_late
    UNION ALL BY NAME FROM identical_text
)
SELECT
    s.*,
    p.period_id,
    r.limit_value,
    concat_ws('|', s.rule_id, s.unit_id, coalesce(s.indicator_id, ''), p.period_id) AS flag_id
FROM scored AS s
CROSS JOIN screened_period AS p
CROSS JOIN asked_day AS d
JOIN screening_rule AS r
    ON r.campaign_id = d.campaign_id AND r.rule_id = s.rule_id AND r.is_on
WHERE s.score >= r.limit_value AND s.basis_count >= r.minimum_count;

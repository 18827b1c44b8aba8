-- How many indicators of every scope have a target, are rated, and are on their path.
--
-- grain: one row per basis, phase_id and scope_id
CREATE TABLE indicator_tally AS
SELECT
    basis,
    phase_id,
    scope_id,
    count(target_value) AS indicator_count,
    count(*) FILTER (status NOT IN ('not_due', 'not_reported', 'no_target')) AS rated_count,
    count(*) FILTER (status IN ('exceeded', 'early', 'reached', 'on_track')) AS on_path_count
FROM group_standing
GROUP BY basis, phase_id, scope_id;

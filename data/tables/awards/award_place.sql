-- Awards by place: the commune of the recipient where it is said, else the unit that proposed.
--
-- grain: one row per unit_id, phase_id and form_id
CREATE TABLE award_place AS
SELECT
    coalesce(commune_id, unit_id) AS unit_id,
    phase_id,
    form_id,
    count(*) AS proposed_count,
    count(decided_on) AS decided_count,
    max(decided_on) AS last_decided_on
FROM award_state
GROUP BY ALL;

-- Days a proposal reached each state; appraised only once every appraiser is done. A route without a
-- council has no step that passes, and then nothing is ever passed.
--
-- turn: when the step that takes a place was written down, in the order of the ledger.
-- grain: one row per proposal_id with a step
CREATE TABLE award_day AS
WITH route_state AS (
    SELECT r.state, count(*) AS step_count
    FROM asked_day AS d
    JOIN award_route AS r ON r.campaign_id = d.campaign_id
    GROUP BY r.state
),
done AS (
    SELECT
        proposal_id,
        state,
        max(on_date) AS on_date,
        count(DISTINCT route_step) AS step_count
    FROM known_step
    GROUP BY proposal_id, state
),
reached AS (
    SELECT d.proposal_id, d.state, d.on_date
    FROM done AS d
    LEFT JOIN route_state AS r ON r.state = d.state
    WHERE d.step_count >= coalesce(r.step_count, 0)
)
SELECT
    s.proposal_id,
    arg_max(s.state, s.turn) AS last_state,
    arg_max(s.on_date, s.turn) AS last_on,
    max(CASE WHEN s.state IN ('passed', 'decided') THEN s.step_id END) AS turn,
    any_value(CASE WHEN r.state = 'appraised' THEN r.on_date END) AS appraised_on,
    any_value(CASE WHEN r.state = 'passed' THEN r.on_date END) AS passed_on,
    any_value(CASE WHEN r.state = 'decided' THEN r.on_date END) AS decided_on,
    any_value(CASE WHEN r.state = 'issued' THEN r.on_date END) AS issued_on
FROM known_step AS s
LEFT JOIN reached AS r ON r.proposal_id = s.proposal_id
GROUP BY s.proposal_id;

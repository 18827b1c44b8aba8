-- Days a proposal reached each state of its own route; appraised only once every appraiser is done.
--
-- state_reached: how far along its route it has come, whatever ended or closed it since.
-- verdict_then: the gate's answer kept with the decision. turn: when the step that takes a place was written down, in the order of the ledger.
-- grain: one row per proposal_id with a step
CREATE TABLE award_day AS
WITH reached AS (
    SELECT proposal_id, state, max(on_date) AS on_date
    FROM known_step
    GROUP BY proposal_id, state
    HAVING bool_or(state_reached = state)
)
SELECT
    s.proposal_id,
    arg_max(s.state, s.turn) AS last_state,
    arg_max(s.on_date, s.turn) AS last_on,
    arg_max(s.state_reached, s.place) AS state_reached,
    max(CASE WHEN s.state IN ('passed', 'submitted', 'decided') THEN s.step_id END) AS turn,
    arg_max(s.verdict, s.step_id) FILTER (s.state = 'decided') AS verdict_then,
    any_value(CASE WHEN r.state = 'appraised' THEN r.on_date END) AS appraised_on,
    any_value(CASE WHEN r.state = 'passed' THEN r.on_date END) AS passed_on,
    any_value(CASE WHEN r.state = 'submitted' THEN r.on_date END) AS submitted_on,
    any_value(CASE WHEN r.state = 'decided' THEN r.on_date END) AS decided_on,
    max(CASE WHEN s.state = 'issued' THEN s.on_date END) AS issued_on
FROM known_step AS s
LEFT JOIN reached AS r ON r.proposal_id = s.proposal_id
GROUP BY s.proposal_id;

-- Days a proposal reached each state of its own route; appraised only once every appraiser is done.
--
-- verdict_then: the gate's answer kept with the decision. turn: when the step that takes a place was written down, in the order of the ledger.
-- grain: one row per proposal_id with a step
CREATE TABLE award_day AS
WITH asked AS (
    SELECT p.proposal_id, w.state, count(*) AS step_count
    FROM known_proposal AS p
    JOIN award_way AS w
        ON w.campaign_id = p.campaign_id AND w.form_id = p.form_id AND w.occasion = p.occasion
    GROUP BY p.proposal_id, w.state
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
    LEFT JOIN asked AS r ON r.proposal_id = d.proposal_id AND r.state = d.state
    WHERE d.step_count >= coalesce(r.step_count, 0)
)
SELECT
    s.proposal_id,
    arg_max(s.state, s.turn) AS last_state,
    arg_max(s.on_date, s.turn) AS last_on,
    max(CASE WHEN s.state IN ('passed', 'submitted', 'decided') THEN s.step_id END) AS turn,
    arg_max(s.verdict, s.step_id) FILTER (s.state = 'decided') AS verdict_then,
    any_value(CASE WHEN r.state = 'appraised' THEN r.on_date END) AS appraised_on,
    any_value(CASE WHEN r.state = 'passed' THEN r.on_date END) AS passed_on,
    any_value(CASE WHEN r.state = 'submitted' THEN r.on_date END) AS submitted_on,
    any_value(CASE WHEN r.state = 'decided' THEN r.on_date END) AS decided_on,
    any_value(CASE WHEN r.state = 'issued' THEN r.on_date END) AS issued_on
FROM known_step AS s
LEFT JOIN reached AS r ON r.proposal_id = s.proposal_id
GROUP BY s.proposal_id;

-- Steps of proposals taken and written down by the day, numbered, each with the step of the proposal's
-- own route that it is: the only one of its state, of several the one of its number.
--
-- place, state_reached: null for an ending, and for a step the route does not have.
-- grain: one row per step_id
CREATE TABLE known_step AS
SELECT
    s.*,
    w.place,
    w.state_reached,
    row_number() OVER (PARTITION BY s.proposal_id ORDER BY s.on_date, s.step_id) AS turn
FROM asked_day AS d
JOIN award_step AS s
    ON s.campaign_id = d.campaign_id
    AND s.recorded_at < d.day_after
    AND s.on_date <= d.as_of
LEFT JOIN known_proposal AS p ON p.proposal_id = s.proposal_id
LEFT JOIN award_way AS w
    ON w.campaign_id = p.campaign_id
    AND w.form_id = p.form_id
    AND w.occasion = p.occasion
    AND w.state = s.state
    AND (w.is_sole OR w.position = s.route_step);

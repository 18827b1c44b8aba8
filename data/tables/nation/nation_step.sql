-- Steps of the proposals of every campaign taken and written down by the day, as in known_step, each
-- with the state that its step of the route reaches.
--
-- grain: one row per campaign_id and step_id
CREATE TABLE nation_step AS
SELECT
    s.campaign_id,
    s.proposal_id,
    s.step_id,
    s.state,
    s.on_date,
    w.state_reached
FROM nation_day AS d
JOIN award_step AS s
    ON s.campaign_id = d.campaign_id
    AND s.recorded_at < d.day_after
    AND s.on_date <= d.as_of
JOIN nation_proposal AS p
    ON p.campaign_id = s.campaign_id AND p.proposal_id = s.proposal_id
LEFT JOIN award_way AS w
    ON w.campaign_id = p.campaign_id
    AND w.form_id = p.form_id
    AND w.occasion = p.occasion
    AND w.state = s.state
    AND (w.is_sole OR w.position = s.route_step);

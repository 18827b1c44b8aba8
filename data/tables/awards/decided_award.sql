-- Awards decided by the day and not revoked by it, of every campaign, as sums by province need.
--
-- grain: one row per campaign_id and proposal_id
CREATE TABLE decided_award AS
SELECT
    p.campaign_id,
    p.unit_id,
    p.form_id,
    p.proposal_id,
    any_value(h.phase_id) AS phase_id
FROM asked_day AS d
JOIN proposal AS p ON p.known_from < d.day_after AND p.known_until >= d.day_after
JOIN award_step AS s
    ON s.campaign_id = p.campaign_id
    AND s.proposal_id = p.proposal_id
    AND s.recorded_at < d.day_after
    AND s.on_date <= d.as_of
JOIN award_phase AS h
    ON h.campaign_id = p.campaign_id
    AND h.occasion = p.occasion
    AND h.year = p.year
    AND h.proposed_on = p.proposed_on
GROUP BY p.campaign_id, p.unit_id, p.form_id, p.proposal_id
HAVING bool_or(s.state = 'decided') AND NOT bool_or(s.state = 'revoked');

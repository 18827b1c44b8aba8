-- How each proposal has come along its own route, which belongs to its form and occasion: the first
-- step nobody has taken, and which steps that may be absent the route has.
--
-- grain: one row per proposal_id
CREATE TABLE award_walk AS
WITH taken AS (
    SELECT DISTINCT proposal_id, place FROM known_step
)
SELECT
    p.proposal_id,
    arg_min(w.position, w.place) FILTER (t.proposal_id IS NULL) AS next_step,
    arg_min(w.waits_for, w.place) FILTER (t.proposal_id IS NULL) AS waits_for,
    coalesce(bool_or(w.state = 'appraised'), false) AS has_appraisal,
    coalesce(bool_or(w.state = 'passed'), false) AS has_council,
    coalesce(bool_or(w.state = 'submitted'), false) AS has_submission
FROM known_proposal AS p
LEFT JOIN award_way AS w
    ON w.campaign_id = p.campaign_id AND w.form_id = p.form_id AND w.occasion = p.occasion
LEFT JOIN taken AS t ON t.proposal_id = p.proposal_id AND t.place = w.place
GROUP BY p.proposal_id;

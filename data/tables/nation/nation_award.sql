-- Proposals for awards of every campaign known on the day, with the days they reached each count, as
-- in award_state; what a route has of the steps that may be absent.
--
-- grain: one row per campaign_id and proposal_id
CREATE TABLE nation_award AS
WITH route AS (
    SELECT
        campaign_id,
        form_id,
        occasion,
        bool_or(state = 'appraised') AS has_appraisal,
        bool_or(state = 'passed') AS has_council
    FROM award_way
    GROUP BY campaign_id, form_id, occasion
),
day AS (
    SELECT
        campaign_id,
        proposal_id,
        arg_max(state, (on_date, step_id)) AS last_state,
        bool_or(state = 'appraised' AND state_reached = state) AS is_appraised,
        bool_or(state = 'passed' AND state_reached = state) AS is_passed,
        bool_or(state = 'decided' AND state_reached = state) AS is_decided
    FROM nation_step
    GROUP BY campaign_id, proposal_id
)
SELECT
    k.campaign_id,
    k.proposal_id,
    coalesce(r.has_appraisal, false) AS has_appraisal,
    coalesce(r.has_council, false) AS has_council,
    coalesce(d.is_appraised, false) AS is_appraised,
    coalesce(d.is_passed, false) AS is_passed,
    coalesce(d.is_decided AND d.last_state <> 'revoked', false) AS is_decided
FROM nation_proposal AS k
LEFT JOIN route AS r
    ON r.campaign_id = k.campaign_id AND r.form_id = k.form_id AND r.occasion = k.occasion
LEFT JOIN day AS d ON d.campaign_id = k.campaign_id AND d.proposal_id = k.proposal_id;

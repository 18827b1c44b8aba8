-- Proposals for awards of every campaign that counted at the end of the day, as in known_proposal.
--
-- grain: one row per campaign_id and proposal_id
CREATE TABLE nation_proposal AS
SELECT
    p.campaign_id,
    p.proposal_id,
    p.form_id,
    p.occasion
FROM nation_day AS d
JOIN proposal AS p
    ON p.campaign_id = d.campaign_id
    AND p.known_from < d.day_after
    AND p.known_until >= d.day_after
    AND p.proposed_on <= d.as_of;

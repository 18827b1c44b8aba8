-- Proposals for awards (đề nghị khen thưởng) of sheets that counted at the end of the day, handed in
-- by then.
--
-- grain: one row per proposal_id
CREATE TABLE known_proposal AS
SELECT p.*
FROM asked_day AS d
JOIN proposal AS p
    ON p.campaign_id = d.campaign_id
    AND p.known_from < d.day_after
    AND p.known_until >= d.day_after
    AND p.proposed_on <= d.as_of;

-- What dossiers said of criteria of the plan in the sheets that counted at the end of the day.
--
-- grain: one row per proposal_id and criterion_id
CREATE TABLE known_claim AS
SELECT c.proposal_id, c.criterion_id, c.claim, c.sheet, c.cell
FROM asked_day AS d
JOIN criterion_claim AS c
    ON c.campaign_id = d.campaign_id
    AND c.known_from < d.day_after
    AND c.known_until >= d.day_after;

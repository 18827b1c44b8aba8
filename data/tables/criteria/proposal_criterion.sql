-- Criteria of the plan that each proposal is weighed by, with what its dossier says of each.
--
-- A collective is judged as the unit that proposes it (is_of_unit), so what is known of that unit speaks
-- of it too; whoever no unit stands for by its class. Who the plan names no criteria for has no row.
-- grain: one row per proposal_id and criterion_id
CREATE TABLE proposal_criterion AS
WITH asked AS (
    SELECT a.proposal_id, c.criterion_id, true AS is_of_unit
    FROM award_state AS a
    JOIN subject_unit_type AS t
        ON t.campaign_id = a.campaign_id AND t.unit_type = a.unit_type
    JOIN subject_criterion AS c
        ON c.campaign_id = a.campaign_id AND c.subject_id = t.subject_id
    WHERE a.recipient_class = 'collective'
    UNION ALL
    SELECT a.proposal_id, r.criterion_id, false
    FROM award_state AS a
    JOIN criterion_recipient AS r
        ON r.campaign_id = a.campaign_id AND r.recipient_class = a.recipient_class
    WHERE a.recipient_class <> 'collective'
),
ruled AS (
    SELECT DISTINCT b.criterion_id, b.code
    FROM asked_day AS d
    JOIN criterion_basis AS b ON b.campaign_id = d.campaign_id AND b.kind = 'rule'
)
SELECT
    q.proposal_id,
    a.unit_id,
    q.criterion_id,
    q.is_of_unit,
    k.claim,
    k.sheet,
    k.cell,
    bool_or(list_contains(string_split(a.attested, '; '), r.code)) AS is_attested
FROM asked AS q
JOIN award_state AS a ON a.proposal_id = q.proposal_id
LEFT JOIN known_claim AS k
    ON k.proposal_id = q.proposal_id AND k.criterion_id = q.criterion_id
LEFT JOIN ruled AS r ON r.criterion_id = q.criterion_id
GROUP BY ALL;

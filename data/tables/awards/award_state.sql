-- Each proposal known on the day with its state (trạng thái) and days; decided_on stays null once
-- revoked, next_step and waits_for are null where nothing is awaited. An ending says more than what was reached before it.
--
-- grain: one row per proposal_id
CREATE TABLE award_state AS
SELECT
    p.*,
    u.short_name,
    u.unit_type,
    m.cluster_id,
    c.subject,
    f.label_vi AS form_vi,
    f.label_en AS form_en,
    f.level,
    f.family,
    f.position AS form_position,
    h.phase_id,
    CASE
        WHEN d.last_state IN ('issued', 'returned', 'refused', 'revoked') THEN d.last_state
        WHEN d.decided_on IS NOT NULL THEN 'decided'
        WHEN d.submitted_on IS NOT NULL THEN 'submitted'
        WHEN d.passed_on IS NOT NULL THEN 'passed'
        WHEN d.appraised_on IS NOT NULL THEN 'appraised'
        ELSE 'proposed'
    END AS state,
    d.appraised_on,
    d.passed_on,
    d.submitted_on,
    CASE WHEN coalesce(d.last_state, '') <> 'revoked' THEN d.decided_on END AS decided_on,
    d.issued_on,
    d.last_on,
    d.turn,
    d.verdict_then,
    w.has_appraisal,
    w.has_council,
    w.has_submission,
    CASE WHEN state IN ('proposed', 'appraised', 'passed', 'submitted') THEN w.next_step END
        AS next_step,
    CASE WHEN state IN ('proposed', 'appraised', 'passed', 'submitted') THEN w.waits_for END
        AS waits_for
FROM known_proposal AS p
JOIN unit AS u ON u.campaign_id = p.campaign_id AND u.unit_id = p.unit_id
JOIN award_form AS f ON f.campaign_id = p.campaign_id AND f.form_id = p.form_id
JOIN recipient_class AS c ON c.recipient_class = p.recipient_class
JOIN award_phase AS h
    ON h.campaign_id = p.campaign_id
    AND h.occasion = p.occasion
    AND h.year = p.year
    AND h.proposed_on = p.proposed_on
LEFT JOIN membership AS m
    ON m.campaign_id = p.campaign_id
    AND m.unit_id = p.unit_id
    AND m.year = p.year
    AND m.is_year_last
JOIN award_walk AS w ON w.proposal_id = p.proposal_id
LEFT JOIN award_day AS d ON d.proposal_id = p.proposal_id;

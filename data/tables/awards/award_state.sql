-- Each proposal known on the day with its state (trạng thái) and days; decided_on stays null once
-- revoked, next_step and waits_for are null where nothing is awaited. An ending says more than what was reached before it. The words are
-- those of award_way and award_ending, which the door goes by too.
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
    coalesce(e.state, d.state_reached, 'proposed') AS state,
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
    CASE WHEN e.state IS NULL AND d.decided_on IS NULL THEN w.next_step END AS next_step,
    CASE WHEN e.state IS NULL AND d.decided_on IS NULL THEN w.waits_for END AS waits_for
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
LEFT JOIN award_day AS d ON d.proposal_id = p.proposal_id
LEFT JOIN award_ending AS e ON e.state = d.last_state;

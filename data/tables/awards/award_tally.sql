-- The counts that are never added (đề nghị, thẩm định, thông qua, trình cấp trên, quyết định), for each
-- dimension and key, apart for each phase and form so that any of them can be chosen.
--
-- A count is null where the route of none of these proposals has such a step.
-- grain: one row per phase_id, form_id, dimension and key
CREATE TABLE award_tally AS
SELECT
    a.phase_id,
    a.form_id,
    k.dimension,
    k.key,
    count(*) AS proposed_count,
    CASE WHEN bool_or(a.has_appraisal) THEN count(a.appraised_on) END AS appraised_count,
    CASE WHEN bool_or(a.has_council) THEN count(a.passed_on) END AS passed_count,
    CASE WHEN bool_or(a.has_submission) THEN count(a.submitted_on) END AS submitted_count,
    count(a.decided_on) AS decided_count,
    count(*) FILTER (a.state = 'returned') AS returned_count,
    count(*) FILTER (a.state = 'refused') AS refused_count,
    count(*) FILTER (a.state = 'revoked') AS revoked_count,
    count(*) FILTER (a.decided_on IS NOT NULL AND a.is_woman) AS woman_count,
    count(*) FILTER (a.decided_on IS NOT NULL AND a.is_woman IS NOT NULL) AS woman_known_count
FROM award_state AS a
JOIN award_key AS k ON k.proposal_id = a.proposal_id
GROUP BY a.phase_id, a.form_id, k.dimension, k.key;

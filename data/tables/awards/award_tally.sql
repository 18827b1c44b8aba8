-- The four counts that are never added (đề nghị, thẩm định, thông qua, quyết định), for each
-- dimension and key, apart for each phase and form so that any of them can be chosen.
--
-- passed_count is null where the route has no step in which the council passes.
-- grain: one row per phase_id, form_id, dimension and key
CREATE TABLE award_tally AS
WITH council AS (
    SELECT coalesce(bool_or(r.state = 'passed'), false) AS has_council
    FROM asked_day AS d
    JOIN award_route AS r ON r.campaign_id = d.campaign_id
)
SELECT
    a.phase_id,
    a.form_id,
    k.dimension,
    k.key,
    count(*) AS proposed_count,
    count(a.appraised_on) AS appraised_count,
    CASE WHEN c.has_council THEN count(a.passed_on) END AS passed_count,
    count(a.decided_on) AS decided_count,
    count(*) FILTER (a.state = 'returned') AS returned_count,
    count(*) FILTER (a.state = 'refused') AS refused_count,
    count(*) FILTER (a.state = 'revoked') AS revoked_count,
    count(*) FILTER (a.decided_on IS NOT NULL AND a.is_woman) AS woman_count,
    count(*) FILTER (a.decided_on IS NOT NULL AND a.is_woman IS NOT NULL) AS woman_known_count
FROM award_state AS a
JOIN award_key AS k ON k.proposal_id = a.proposal_id
CROSS JOIN council AS c
GROUP BY a.phase_id, a.form_id, k.dimension, k.key, c.has_council;

-- What awards are counted by, one dimension at a time: every proposal once under each of them.
--
-- grain: one row per proposal_id and dimension
CREATE TABLE award_key AS
SELECT
    a.proposal_id,
    k.dimension,
    k.key
FROM award_state AS a
CROSS JOIN LATERAL (
    VALUES
        ('all', 'all'),
        ('form', a.form_id),
        ('level', a.level),
        ('occasion', a.occasion),
        ('content', coalesce(a.content_id, '')),
        ('unit_type', a.unit_type),
        ('cluster', coalesce(a.cluster_id, '')),
        ('class', a.recipient_class),
        ('phase', a.phase_id),
        ('month', strftime(coalesce(a.decided_on, a.proposed_on), '%Y-%m'))
) AS k (dimension, key);

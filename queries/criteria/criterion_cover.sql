-- Criteria of the plan, each with what speaks of it and of how many units something is known.
--
-- is_measured is false where no indicator, task, rule of awards or line of a rubric in force names it:
-- nobody measures it. Of persons and households (is_of_units false) it rests on their dossiers.
--
-- grain:   one row per criterion_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     phase code
--          $year          bigint   null = the as-of date's
WITH known AS (
    SELECT
        u.criterion_id,
        count(DISTINCT u.unit_id) AS unit_count,
        count(DISTINCT e.unit_id) AS known_count
    FROM unit_criterion AS u
    LEFT JOIN criterion_evidence AS e
        ON e.unit_id = u.unit_id
        AND e.criterion_id = u.criterion_id
        AND e.is_known
        AND coalesce(e.phase_id, $phase_id) = $phase_id
    GROUP BY u.criterion_id
)
SELECT
    s.subject_id,
    s.label_vi AS subject_vi,
    s.label_en AS subject_en,
    c.criterion_id,
    c.position,
    c.label_vi,
    c.label_en,
    c.clause,
    t.subject_id IS NOT NULL AS is_of_units,
    coalesce(n.indicator_count, 0) AS indicator_count,
    coalesce(n.score_count, 0) AS score_count,
    coalesce(n.task_count, 0) AS task_count,
    coalesce(n.rule_count, 0) AS rule_count,
    coalesce(k.unit_count, 0) AS unit_count,
    coalesce(k.known_count, 0) AS known_count,
    n.criterion_id IS NOT NULL AS is_measured
FROM subject_criterion AS c
JOIN subject AS s ON s.campaign_id = c.campaign_id AND s.subject_id = c.subject_id
LEFT JOIN (SELECT DISTINCT campaign_id, subject_id FROM subject_unit_type) AS t
    ON t.campaign_id = c.campaign_id AND t.subject_id = c.subject_id
LEFT JOIN criterion_named AS n ON n.criterion_id = c.criterion_id
LEFT JOIN known AS k ON k.criterion_id = c.criterion_id
WHERE c.campaign_id = $campaign_id
ORDER BY c.position

-- Awards decided by form and occasion (hình thức × dịp); every form and occasion of the plan.
--
-- grain:   one row per form_id and occasion
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     null = both
--          $form_id       text     null = all
-- returns: phase_counted                 text
--          form_id                       text
--          form_vi                       text
--          form_en                       text
--          form_position                 bigint
--          level                         text
--          occasion                      text
--          is_of_plan                    boolean
--          proposed_count                bigint
--          decided_count                 bigint
--          unit_count                    bigint
--          expected_count                bigint
WITH named AS (
    SELECT unnest(occasions) AS occasion, allowed AS forms
    FROM award_rule
    WHERE campaign_id = $campaign_id AND kind = 'form' AND rule_id LIKE 'forms-%'
),
counted AS (
    SELECT
        form_id,
        occasion,
        count(*) AS proposed_count,
        count(decided_on) AS decided_count
    FROM award_state
    WHERE ($phase_id IS NULL OR phase_id = $phase_id) AND ($form_id IS NULL OR form_id = $form_id)
    GROUP BY form_id, occasion
)
SELECT
    coalesce($phase_id, 'all') AS phase_counted,
    f.form_id,
    f.label_vi AS form_vi,
    f.label_en AS form_en,
    f.position AS form_position,
    f.level,
    n.occasion,
    list_contains(n.forms, f.form_id) AS is_of_plan,
    coalesce(c.proposed_count, 0) AS proposed_count,
    coalesce(c.decided_count, 0) AS decided_count,
    h.unit_count,
    h.expected_count
FROM award_form AS f
CROSS JOIN named AS n
CROSS JOIN award_coverage AS h
LEFT JOIN counted AS c ON c.form_id = f.form_id AND c.occasion = n.occasion
WHERE f.campaign_id = $campaign_id
    AND ($form_id IS NULL OR f.form_id = $form_id)
    AND (f.is_of_plan OR f.form_id IN (SELECT form_id FROM counted))
ORDER BY f.position, n.occasion

-- Awards decided by class of recipient (đối tượng được khen), as form 0603 counts them.
--
-- Who may not read few persons gets classes of fewer than five in one count, key others or together.
--
-- grain:   one row per recipient_class
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     null = both
--          $form_id       text     null = all
-- returns: phase_counted                 text
--          form_counted                  text
--          recipient_class               text
--          decided_count                 bigint
SELECT
    coalesce($phase_id, 'all') AS phase_counted,
    coalesce($form_id, 'all') AS form_counted,
    key AS recipient_class,
    sum(decided_count)::BIGINT AS decided_count
FROM award_tally
WHERE dimension = 'class'
    AND ($phase_id IS NULL OR phase_id = $phase_id)
    AND ($form_id IS NULL OR form_id = $form_id)
GROUP BY key
ORDER BY key

-- Deadlines in order of time; the next is the first one not passed on the as-of date.
--
-- grain:   one row per deadline_id
-- params:  $as_of         date     as-of date
--          $campaign_id   text     campaign code
-- returns: deadline_id                   text
--          kind                          text
--          due_at                        timestamp
--          recipient_vi                  text
--          recipient_en                  text
--          source                        text
--          days_left                     bigint    days
--          is_next                       boolean
SELECT
    deadline_id,
    kind,
    due_at,
    recipient_vi,
    recipient_en,
    source,
    due_at::DATE - $as_of::DATE AS days_left,
    coalesce(
        due_at = (
            SELECT min(due_at)
            FROM deadline
            WHERE campaign_id = $campaign_id
                AND due_at >= day_after($as_of::DATE) - INTERVAL 1 SECOND
        ), false
    ) AS is_next
FROM deadline
WHERE campaign_id = $campaign_id
ORDER BY due_at NULLS LAST, deadline_id

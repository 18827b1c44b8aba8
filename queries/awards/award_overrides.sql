-- Steps that somebody answered for against the gate (cho phép ngoài quy định).
--
-- grain:   one row per step_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: step_id                       text
--          proposal_id                   text
--          short_name                    text
--          state                         text
--          on_date                       date
--          override_role                 text
--          override_document             text
--          reason                        text
--          failed_rules                  text
SELECT
    s.step_id,
    s.proposal_id,
    u.short_name,
    s.state,
    s.on_date,
    s.override_role,
    s.override_document,
    s.reason,
    s.failed_rules
FROM known_step AS s
JOIN known_proposal AS p ON p.proposal_id = s.proposal_id
JOIN unit AS u ON u.campaign_id = p.campaign_id AND u.unit_id = p.unit_id
WHERE s.override_role IS NOT NULL
ORDER BY s.on_date, s.step_id

-- Documents of the campaign, its own plan first.
--
-- grain:   one row per position
-- params:  $campaign_id   text     campaign code
-- returns: position                      bigint
--          kind                          text
--          title                         text
--          number                        text
--          issued_on                     date
--          is_basis                      boolean
SELECT
    position,
    kind,
    title,
    number,
    issued_on,
    is_basis
FROM plan_document
WHERE campaign_id = $campaign_id
ORDER BY position

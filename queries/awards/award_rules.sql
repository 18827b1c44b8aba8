-- Rules of awards (quy định) of the campaign: of its plan first, then of the law.
--
-- grain:   one row per rule_id
-- params:  $campaign_id   text     campaign code
-- returns: rule_id                       text
--          position                      bigint
--          kind                          text
--          label_vi                      text
--          label_en                      text
--          document                      text
--          clause                        text
--          printed_vi                    text
--          valid_from                    date
--          valid_to                      date
--          is_in_force                   boolean
--          rule_json                     text
SELECT
    rule_id, position, kind, label_vi, label_en, document, clause, printed_vi, valid_from, valid_to,
    is_in_force, rule_json
FROM award_rule
WHERE campaign_id = $campaign_id
ORDER BY position

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
--          source                        text
--          printed_vi                    text
--          valid_from                    date
--          valid_to                      date
--          dated_by                      text
--          is_in_force                   boolean
--          subjects                      text
--          forms                         text
--          occasions                     text
--          unit_types                    text
--          allowed                       text
--          limit_count                   bigint
--          per                           text
--          within                        text
--          rank_indicator                text
--          rank_at_most                  text
--          window_from                   date
--          window_to                     date
--          earlier_form                  text
--          years                         bigint    years
--          base_titles                   bigint
--          note_vi                       text
--          note_en                       text
SELECT
    rule_id,
    position,
    kind,
    label_vi,
    label_en,
    document,
    clause,
    source,
    printed_vi,
    valid_from,
    valid_to,
    dated_by,
    is_in_force,
    array_to_string(subjects, '; ') AS subjects,
    array_to_string(forms, '; ') AS forms,
    array_to_string(occasions, '; ') AS occasions,
    array_to_string(unit_types, '; ') AS unit_types,
    array_to_string(allowed, '; ') AS allowed,
    limit_count,
    per,
    within,
    rank_indicator,
    array_to_string([r.unit_type || ' ' || r.limit_rank FOR r IN rank_at_most], '; ')
        AS rank_at_most,
    window_from,
    window_to,
    earlier_form,
    years,
    base_titles,
    note_vi,
    note_en
FROM award_rule
WHERE campaign_id = $campaign_id
ORDER BY position

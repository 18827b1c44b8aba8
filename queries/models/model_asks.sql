-- What the register answers to the plan's requirements on models.
--
-- grain:   one row per ask_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: ask_id                        text
--          position                      bigint
--          clause                        text
--          counts                        text
--          label_vi                      text
--          label_en                      text
--          is_of_units                   boolean
--          at_least                      bigint    models
--          due_on                        date
--          counted                       bigint    models
--          unit_count                    bigint    units
--          met_count                     bigint    units
--          not_met_count                 bigint    units
--          silent_count                  bigint    units
--          state                         text
--          source                        text
SELECT
    a.ask_id,
    a.position,
    a.clause,
    a.counts,
    a.label_vi,
    a.label_en,
    a.is_of_units,
    a.at_least,
    a.due_on,
    a.counted,
    a.unit_count,
    a.met_count,
    a.not_met_count,
    a.silent_count,
    a.state,
    a.source
FROM model_ask_state AS a
ORDER BY a.position, a.ask_id

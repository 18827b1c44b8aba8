-- Models of the register with their unit and state, newest recognition first.
--
-- grain:   one row per model_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
--          $content_id    text     null = all
-- returns: model_id                      text
--          model_name                    text
--          kind                          text
--          state                         text
--          unit_id                       text
--          content_id                    text
--          period_id                     text
--          reported_at                   timestamp
--          file_name                     text
--          sheet                         text
--          cell                          text
--          short_name                    text
--          unit_type                     text
--          cluster_id                    text
--          content_vi                    text
--          content_en                    text
--          recognised_on                 date
--          document                      text
--          effect                        text
--          effect_value                  double    effect_measure
--          effect_measure                text
--          place_count                   bigint    units
--          first_spread_on               date
--          last_spread_on                date
--          withdrawn_on                  date
--          reason                        text
SELECT
    m.model_id,
    m.model_name,
    m.kind,
    m.state,
    m.unit_id,
    m.short_name,
    m.unit_type,
    m.cluster_id,
    m.content_id,
    m.content_vi,
    m.content_en,
    m.recognised_on,
    m.document,
    m.effect,
    m.effect_value,
    m.effect_measure,
    m.place_count,
    m.first_spread_on,
    m.last_spread_on,
    m.withdrawn_on,
    m.reason,
    m.period_id,
    m.known_from AS reported_at,
    m.file_name,
    m.sheet,
    m.cell
FROM model_state AS m
WHERE ($unit_type IS NULL OR m.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR m.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR m.unit_id = $unit_id)
    AND ($content_id IS NULL OR m.content_id = $content_id)
ORDER BY m.recognised_on DESC NULLS LAST, m.model_id

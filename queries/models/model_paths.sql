-- Units that took a model over, in order; a filter keeps paths that begin or pass there.
--
-- grain:   one row per model_id and replicated_to
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
--          recognised_on                 date
--          step                          bigint
--          replicated_to                 text
--          place_name                    text
--          replicated_on                 date
--          days_after                    bigint    days
SELECT
    p.model_id,
    p.model_name,
    p.kind,
    p.state,
    p.content_id,
    p.unit_id,
    p.short_name,
    p.recognised_on,
    p.step,
    p.replicated_to,
    p.place_name,
    p.replicated_on,
    p.days_after,
    p.period_id,
    p.reported_at,
    p.file_name,
    p.sheet,
    p.cell
FROM model_path AS p
WHERE ($unit_type IS NULL OR $unit_type IN (p.unit_type, p.place_type))
    AND ($cluster_id IS NULL OR $cluster_id IN (p.cluster_id, p.place_cluster))
    AND ($unit_id IS NULL OR $unit_id IN (p.unit_id, p.replicated_to))
    AND ($content_id IS NULL OR p.content_id = $content_id)
ORDER BY p.model_id, p.step

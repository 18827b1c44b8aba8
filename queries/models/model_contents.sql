-- Models of each content of the campaign, also of those with none; what names none apart.
--
-- grain:   one row per content_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
--          $content_id    text     null = all
-- returns: content_id                    text
--          content_vi                    text
--          content_en                    text
--          position                      bigint
--          entered_count                 bigint    models
--          recognised_count              bigint    models
--          exemplar_count                bigint    models
--          model_count                   bigint    models
--          initiative_count              bigint    models
--          replicated_count              bigint    models
--          place_count                   bigint    times
--          withdrawn_count               bigint    models
WITH chosen AS (
    SELECT m.*
    FROM model_state AS m
    WHERE ($unit_type IS NULL OR m.unit_type = $unit_type)
        AND ($cluster_id IS NULL OR m.cluster_id = $cluster_id)
        AND ($unit_id IS NULL OR m.unit_id = $unit_id)
),
named AS (
    SELECT content_id, short_vi, short_en, position
    FROM content
    WHERE campaign_id = $campaign_id
    UNION ALL
    SELECT DISTINCT 'none', NULL, NULL, 1000
    FROM chosen
    WHERE content_id IS NULL
)
SELECT
    n.content_id,
    n.short_vi AS content_vi,
    n.short_en AS content_en,
    n.position,
    count(c.model_id) AS entered_count,
    count(*) FILTER (WHERE is_counted_model('recognised', NULL, c.state, c.recognised_on, c.kind))
        AS recognised_count,
    count(*) FILTER (
        WHERE is_counted_model('recognised', 'exemplar', c.state, c.recognised_on, c.kind)
    ) AS exemplar_count,
    count(*) FILTER (
        WHERE is_counted_model('recognised', 'model', c.state, c.recognised_on, c.kind)
    ) AS model_count,
    count(*) FILTER (
        WHERE is_counted_model('recognised', 'initiative', c.state, c.recognised_on, c.kind)
    ) AS initiative_count,
    count(*) FILTER (WHERE c.state = 'replicated') AS replicated_count,
    coalesce(sum(c.place_count) FILTER (WHERE c.state = 'replicated'), 0)::BIGINT AS place_count,
    count(*) FILTER (WHERE c.state = 'withdrawn') AS withdrawn_count
FROM named AS n
LEFT JOIN chosen AS c ON coalesce(c.content_id, 'none') = n.content_id
WHERE $content_id IS NULL OR n.content_id = $content_id
GROUP BY n.content_id, n.short_vi, n.short_en, n.position
ORDER BY n.position, n.content_id

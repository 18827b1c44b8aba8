-- Campaigns of the store; plans come before published tables.
--
-- grain:   one row per campaign_id
-- params:  none
-- returns: campaign_id                   text
--          name_vi                       text
--          name_en                       text
--          short_vi                      text
--          short_en                      text
--          level                         text
--          territory_code                text
--          is_illustrative               boolean
--          coverage_low_ratio            double    ratio
--          coverage_poor_ratio           double    ratio
--          exceeded_ratio                double    ratio
--          reached_ratio                 double    ratio
--          on_track_ratio                double    ratio
--          slow_ratio                    double    ratio
--          first_date                    date
--          last_date                     date
--          result_count                  bigint
--          opened_on                     date
SELECT
    c.campaign_id,
    c.name_vi,
    c.name_en,
    c.short_vi,
    c.short_en,
    c.level,
    c.territory_code,
    c.is_illustrative,
    c.coverage_low_ratio,
    c.coverage_poor_ratio,
    c.exceeded_ratio,
    c.reached_ratio,
    c.on_track_ratio,
    c.slow_ratio,
    min(p.start_date) AS first_date,
    max(p.end_date) AS last_date,
    coalesce(any_value(n.result_count), 0) AS result_count,
    c.opened_on
FROM campaign AS c
JOIN phase AS p ON p.campaign_id = c.campaign_id
LEFT JOIN (
    SELECT
        campaign_id,
        count(value) AS result_count
    FROM result
    WHERE known_until >= TIMESTAMP '9999-01-01'
    GROUP BY campaign_id
) AS n ON n.campaign_id = c.campaign_id
GROUP BY ALL
ORDER BY (any_value(c.level) = 'published')::INTEGER, result_count DESC, c.campaign_id

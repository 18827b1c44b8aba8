-- Where every campaign stands as a whole, in the phase and on the plan of its own.
--
-- The figures are those its own overview opens on (see headline). Plans differ: what compares is the
-- share of a plan's indicators that is on its path, never a value of one of them.
--
-- grain:   one row per campaign_id
-- params:  $as_of         date     as-of date
-- returns: campaign_id                   text
--          short_vi                      text
--          short_en                      text
--          level                         text
--          province_id                   text
--          is_illustrative               boolean
--          phase_id                      text
--          period_id                     text
--          unit_count                    bigint
--          indicator_count               bigint
--          rated_count                   bigint
--          on_path_count                 bigint
--          behind_count                  bigint
--          on_path_pct                   double    %
--          value_date                    date
--          required_date                 date
SELECT
    d.campaign_id,
    d.short_vi,
    d.short_en,
    d.level,
    d.territory_code AS province_id,
    d.is_illustrative,
    d.phase_id,
    d.period_id,
    d.unit_count,
    count(f.target_value) AS indicator_count,
    count(*) FILTER (f.status NOT IN ('not_due', 'not_reported', 'no_target')) AS rated_count,
    count(*) FILTER (f.status IN ('exceeded', 'early', 'reached', 'on_track')) AS on_path_count,
    count(*) FILTER (is_behind(f.status)) AS behind_count,
    CASE WHEN rated_count > 0 THEN 100.0 * on_path_count / indicator_count END AS on_path_pct,
    max(f.value_date) AS value_date,
    max(f.required_date) AS required_date
FROM nation_day AS d
LEFT JOIN nation_figure AS f ON f.campaign_id = d.campaign_id
GROUP BY
    d.campaign_id,
    d.short_vi,
    d.short_en,
    d.level,
    d.territory_code,
    d.is_illustrative,
    d.phase_id,
    d.period_id,
    d.unit_count
ORDER BY
    list_position(['province', 'ministry', 'commune'], d.level),
    d.short_vi COLLATE vi,
    d.campaign_id

-- Contents of the national plan in every campaign: of its own indicators under each, how many are on
-- their path.
--
-- A content of a campaign counts under the national one it maps to; those of its own have no national
-- code and stand under «own».
--
-- grain:   one row per campaign_id and national_code
-- params:  $as_of         date     as-of date
-- returns: campaign_id                   text
--          national_code                 text
--          content_count                 bigint
--          indicator_count               bigint
--          rated_count                   bigint
--          on_path_count                 bigint
--          on_path_pct                   double    %
SELECT
    f.campaign_id,
    coalesce(f.national_code, 'own') AS national_code,
    count(DISTINCT f.content_id) AS content_count,
    count(f.target_value) AS indicator_count,
    count(*) FILTER (f.status NOT IN ('not_due', 'not_reported', 'no_target')) AS rated_count,
    count(*) FILTER (f.status IN ('exceeded', 'early', 'reached', 'on_track')) AS on_path_count,
    CASE WHEN rated_count > 0 THEN 100.0 * on_path_count / indicator_count END AS on_path_pct
FROM nation_figure AS f
GROUP BY f.campaign_id, coalesce(f.national_code, 'own')
ORDER BY f.campaign_id, national_code

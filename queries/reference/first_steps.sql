-- What a campaign has before its first report, and what has come in.
--
-- grain:   one row; none where there is no such campaign
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: unit_count                    bigint
--          clustered_count               bigint
--          cluster_count                 bigint
--          indicator_count               bigint
--          targeted_count                bigint
--          rubric_count                  bigint
--          accepted_count                bigint
--          received_unit_count           bigint
WITH taking_part AS (
    SELECT
        count(*) AS unit_count,
        count(cluster_id) AS clustered_count,
        count(DISTINCT cluster_id) AS cluster_count
    FROM roster
),
targeted AS (
    SELECT indicator_id
    FROM assigned
    GROUP BY indicator_id, phase_id
    HAVING bool_and(target_value IS NOT NULL)
),
arrived AS (
    SELECT
        count(*) AS accepted_count,
        count(DISTINCT r.unit_id) AS received_unit_count
    FROM submission AS s
    LEFT JOIN roster AS r ON r.unit_id = s.unit_id
    WHERE s.campaign_id = $campaign_id
        AND s.state = 'accepted'
        AND s.received_at < day_after($as_of::DATE)
)
SELECT
    u.unit_count,
    u.clustered_count,
    u.cluster_count,
    (SELECT count(*) FROM indicator WHERE campaign_id = $campaign_id) AS indicator_count,
    (SELECT count(DISTINCT indicator_id) FROM targeted) AS targeted_count,
    (
        SELECT count(DISTINCT rubric_id)
        FROM rubric
        WHERE campaign_id = $campaign_id
            AND published_on <= $as_of::DATE
            AND year($as_of::DATE) BETWEEN year_from AND year_to
    ) AS rubric_count,
    a.accepted_count,
    a.received_unit_count
FROM asked_day AS d
CROSS JOIN taking_part AS u
CROSS JOIN arrived AS a
ORDER BY u.unit_count

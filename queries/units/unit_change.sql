-- What changed for one unit since one reporting period earlier: status changes, then biggest moves.
--
-- change_kind: better or worse (the status), rise or fall (the value alone, by its direction), new
-- (no value before), silent (owed, no new value for two periods due). note is the unit's own.
--
-- grain:   one row per indicator_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     phase-1 or phase-2
--          $unit_id       text     needed: the unit
-- returns: indicator_id                  text
--          content_id                    text
--          short_vi                      text
--          short_en                      text
--          measure                       text
--          decimals                      bigint
--          value                         double    the indicator's
--          value_before                  double    the indicator's
--          value_change                  double    the indicator's
--          change_points                 double    points
--          status                        text
--          status_before                 text
--          change_kind                   text
--          note                          text
--          latest_period_id              text
--          previous_date                 date
WITH moved AS (
    SELECT
        n.indicator_id,
        n.content_id,
        n.position,
        n.value,
        b.value AS value_before,
        (n.achieved_ratio - b.achieved_ratio) * 100 AS change_points,
        n.status,
        b.status AS status_before,
        n.latest_date,
        status_direction(n.status, b.status, n.is_target_met) AS direction,
        d.previous_date,
        coalesce(n.latest_date < previous_date(d.cadence, n.required_date), true) AS is_silent
    FROM asked_day AS d
    CROSS JOIN group_standing AS n
    LEFT JOIN earlier_group_standing AS b
        ON b.basis = n.basis
        AND b.phase_id = n.phase_id
        AND b.scope_id = n.scope_id
        AND b.indicator_id = n.indicator_id
    WHERE n.basis = 'now'
        AND n.phase_id = $phase_id
        AND n.scope_id = scope_of(NULL, NULL, $unit_id)
        AND n.status <> 'not_due'
)
SELECT
    m.indicator_id,
    m.content_id,
    i.short_vi,
    i.short_en,
    i.measure,
    i.decimals,
    m.value,
    m.value_before,
    m.value - m.value_before AS value_change,
    m.change_points,
    m.status,
    m.status_before,
    CASE
        WHEN m.is_silent THEN 'silent'
        WHEN m.value_before IS NULL THEN 'new'
        WHEN m.direction IN ('better', 'worse') THEN m.direction
        WHEN m.change_points >= 0 THEN 'rise'
        ELSE 'fall'
    END AS change_kind,
    k.note,
    p.period_id AS latest_period_id,
    m.previous_date
FROM moved AS m
JOIN indicator AS i ON i.campaign_id = $campaign_id AND i.indicator_id = m.indicator_id
LEFT JOIN known_result AS k
    ON k.unit_id = $unit_id AND k.indicator_id = m.indicator_id AND k.end_date = m.latest_date
LEFT JOIN period AS p ON p.campaign_id = $campaign_id AND p.end_date = m.latest_date
WHERE m.is_silent OR m.status IS DISTINCT FROM m.status_before OR m.value <> m.value_before
ORDER BY
    (is_behind(m.status) OR m.status = 'not_reported') AND m.direction = 'worse' DESC,
    m.direction IN ('better', 'worse') DESC, m.is_silent, abs(m.change_points) DESC NULLS LAST,
    m.position, m.indicator_id

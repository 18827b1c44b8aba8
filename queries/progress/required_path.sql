-- Required path of the chosen indicator through both phases, and its targets.
--
-- Over the units counted in the latest value, so that the path and the value compare the same
-- units; over all that owe a value while there is none.
--
-- grain:   one row per phase_id, at_date and is_target
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $indicator_id  text     needed: indicator code
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: phase_id                      text
--          at_date                       date
--          required_value                double    the indicator's
--          is_target                     boolean
WITH standing AS (
    SELECT
        s.unit_id,
        s.indicator_id,
        s.phase_id,
        s.adds_up,
        coalesce(s.weight, 1) AS weight,
        s.baseline_value,
        s.target_value,
        s.is_counted
    FROM roster AS r
    JOIN unit_standing AS s ON s.unit_id = r.unit_id AND s.indicator_id = $indicator_id
    WHERE ($unit_type IS NULL OR r.unit_type = $unit_type)
        AND ($cluster_id IS NULL OR r.cluster_id = $cluster_id)
        AND ($unit_id IS NULL OR r.unit_id = $unit_id)
),
counted AS (
    FROM standing
    WHERE unit_id IN (SELECT unit_id FROM standing WHERE is_counted)
        OR NOT EXISTS (SELECT 1 FROM standing WHERE is_counted)
),
bend AS (
    SELECT
        c.phase_id,
        p.at_date,
        c.adds_up,
        c.weight,
        c.baseline_value + p.share * (c.target_value - c.baseline_value) AS required_value,
        false AS is_target
    FROM counted AS c
    JOIN assigned AS a USING (unit_id, indicator_id, phase_id)
    JOIN path_in_force AS s
        ON s.indicator_id = a.indicator_id
        AND s.phase_id = a.phase_id
        AND s.path_id = a.path_id
    CROSS JOIN LATERAL (
        VALUES
            (s.from_date, s.from_ratio),
            (s.to_date - 1, s.to_ratio - (s.to_ratio - s.from_ratio) / (s.to_date - s.from_date))
    ) AS p (at_date, share)
    UNION ALL
    SELECT
        c.phase_id,
        f.end_date,
        c.adds_up,
        c.weight,
        c.target_value,
        true
    FROM counted AS c
    JOIN phase AS f ON f.campaign_id = $campaign_id AND f.phase_id = c.phase_id
    WHERE c.target_value IS NOT NULL
)
SELECT
    phase_id,
    at_date,
    added_up(adds_up, required_value, weight) AS required_value,
    is_target
FROM bend
GROUP BY phase_id, at_date, is_target
ORDER BY at_date, phase_id, is_target

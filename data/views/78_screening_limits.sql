-- Questions about targets, limits, wholes, revisions and words.

-- Many units of a type newly at one exact point (their target, or the maximum): half as many again
-- as in the 5 % around it, and at least three times the share of the period before.
CREATE OR REPLACE MACRO bunched_at_limit(for_campaign, as_of, of_period) AS TABLE
    WITH pointed AS (
        SELECT
            c.*,
            p.point,
            is_same(c.value, p.point, c.step) AS is_at,
            coalesce(is_same(c.before_value, p.point, c.step), false) AS was_at
        FROM screened_cell(for_campaign, as_of, of_period) AS c
        CROSS JOIN LATERAL (VALUES (c.exact_target), (c.maximum)) AS p (point)
        WHERE p.point > 0
    ),
    point AS (
        SELECT
            unit_type,
            indicator_id,
            point,
            median(value) AS peer_median,
            count(*) AS unit_count,
            count(*) FILTER (is_at) AS at_count,
            count(*) FILTER (NOT is_at AND abs(value - point) <= 0.05 * point) AS near_count,
            count(*) FILTER (was_at) / nullif(count(before_value), 0) AS was_share
        FROM pointed
        GROUP BY unit_type, indicator_id, point
    )
    SELECT
        'bunched_at_limit' AS rule_id,
        c.unit_id,
        c.indicator_id,
        max(c.value) AS value,
        max(c.point) AS compared_value,
        any_value(p.peer_median) AS peer_median,
        max(p.unit_count) - 1 AS peer_count,
        max(p.at_count / p.unit_count) AS score,
        max(p.unit_count) - 1 AS basis_count
    FROM pointed AS c
    JOIN point AS p
        ON p.unit_type = c.unit_type AND p.indicator_id = c.indicator_id AND p.point = c.point
    WHERE c.is_at
        AND NOT c.was_at
        AND p.at_count > 1.5 * p.near_count
        AND 3 * p.was_share <= p.at_count / p.unit_count
    GROUP BY c.unit_id, c.indicator_id;

-- A part larger than the whole the profile names for it, in the same report.
CREATE OR REPLACE MACRO part_above_whole(for_campaign, as_of, of_period) AS TABLE
    SELECT
        'part_above_whole' AS rule_id,
        c.unit_id,
        c.indicator_id,
        c.value,
        w.value AS compared_value,
        c.value - w.value AS score,
        1 AS basis_count,
        w.indicator_id AS matched_indicator_id
    FROM screened_value(for_campaign, as_of, of_period) AS c
    JOIN indicator_whole(for_campaign) AS l ON l.indicator_id = c.indicator_id
    JOIN screened_value(for_campaign, as_of, of_period) AS w
        ON w.unit_id = c.unit_id AND w.indicator_id = l.whole_id
    WHERE c.value > w.value;

-- A figure of the whole territory unlike the sum of the units that report its part, once all have.
CREATE OR REPLACE MACRO parts_unlike_whole(for_campaign, as_of, of_period) AS TABLE
    WITH owed AS (
        SELECT
            a.indicator_id,
            count(*) AS unit_count
        FROM assignment_at(for_campaign, as_of) AS a
        JOIN screened_period(for_campaign, as_of, of_period) AS p ON p.phase_id = a.phase_id
        GROUP BY a.indicator_id
    ),
    part AS (
        SELECT
            l.whole_id,
            c.indicator_id,
            total(c.value) AS total_value,
            count(*) AS unit_count
        FROM screened_cell(for_campaign, as_of, of_period) AS c
        JOIN indicator_whole(for_campaign) AS l ON l.indicator_id = c.indicator_id
        WHERE c.adds_up = 'sum'
        GROUP BY l.whole_id, c.indicator_id
    )
    SELECT
        'parts_unlike_whole' AS rule_id,
        w.unit_id,
        w.indicator_id,
        any_value(w.value) AS value,
        arg_max(p.total_value, abs(p.total_value - w.value)) AS compared_value,
        max(p.unit_count) AS peer_count,
        max(abs(p.total_value - w.value) / abs(w.value)) AS score,
        max(p.unit_count) AS basis_count,
        arg_max(p.indicator_id, abs(p.total_value - w.value)) AS matched_indicator_id
    FROM screened_value(for_campaign, as_of, of_period) AS w
    JOIN part AS p ON p.whole_id = w.indicator_id
    JOIN owed AS o ON o.indicator_id = p.indicator_id AND o.unit_count = p.unit_count
    JOIN owed AS q ON q.indicator_id = w.indicator_id AND q.unit_count = 1
    WHERE w.value <> 0
    GROUP BY w.unit_id, w.indicator_id;

-- A figure bettered by a later version within 30 days before a yearly, interim or final deadline;
-- the score is the part of the way to the target so gained, in percent.
CREATE OR REPLACE MACRO revised_upward_late(for_campaign, as_of, of_period) AS TABLE
    SELECT
        'revised_upward_late' AS rule_id,
        c.unit_id,
        c.indicator_id,
        any_value(c.value) AS value,
        arg_max(o.value, o.known_from) AS compared_value,
        arg_max(100 * abs(c.value - o.value) / coalesce(
            nullif(abs(c.target_value - coalesce(c.baseline_value, 0)), 0), nullif(abs(o.value), 0)
        ), o.known_from) AS score,
        1 AS basis_count
    FROM screened_cell(for_campaign, as_of, of_period) AS c
    JOIN result AS o
        ON o.campaign_id = for_campaign
        AND o.unit_id = c.unit_id
        AND o.indicator_id = c.indicator_id
        AND o.period_id = c.period_id
        AND o.known_until < day_after(as_of)
    JOIN deadline AS d
        ON d.campaign_id = for_campaign
        AND d.kind IN ('yearly', 'interim', 'final')
        AND o.known_until <= d.due_at
        AND o.known_until > d.due_at - INTERVAL 30 DAY
    WHERE CASE c.direction WHEN 'higher' THEN c.value > o.value ELSE c.value < o.value END
    GROUP BY c.unit_id, c.indicator_id;

-- The same words from several units, in remarks or notes; letters and digits alone are compared.
-- Words that more than half of the units share (ten or more) are a form's own, and no question. The
-- words of a yearly, interim or final report belong to the last period over before its deadline.
CREATE OR REPLACE MACRO identical_text(for_campaign, as_of, of_period) AS TABLE
    WITH said AS (
        SELECT
            r.unit_id,
            r.remark AS words
        FROM remark AS r
        CROSS JOIN screened_period(for_campaign, as_of, of_period) AS p
        LEFT JOIN deadline AS d
            ON d.campaign_id = for_campaign AND d.deadline_id = r.period_id
        WHERE r.campaign_id = for_campaign
            AND r.known_from < day_after(as_of)
            AND r.known_until >= day_after(as_of)
            AND (r.period_id = p.period_id OR (
                d.due_at >= p.end_date AND coalesce(d.due_at < p.next_end_date, true)
            ))
        UNION ALL
        SELECT
            unit_id,
            note AS words
        FROM screened_value(for_campaign, as_of, of_period)
    ),
    told AS (
        SELECT DISTINCT ON (unit_id, plain)
            unit_id,
            words,
            trim(regexp_replace(strip_accents(lower(words)), '[^a-z0-9đ]+', ' ', 'g')) AS plain
        FROM said
        WHERE words IS NOT NULL
        ORDER BY unit_id, plain, words
    ),
    shared AS (
        SELECT
            *,
            count(*) OVER (PARTITION BY plain) AS same_count,
            (SELECT count(DISTINCT t.unit_id) FROM told AS t) AS unit_count
        FROM told
    )
    SELECT
        'identical_text' AS rule_id,
        unit_id,
        max(same_count) - 1 AS peer_count,
        max(same_count)::DOUBLE AS score,
        max(length(plain)) AS basis_count,
        arg_max(words, (same_count, length(plain))) AS excerpt
    FROM shared
    WHERE same_count >= 2 AND (same_count < 10 OR same_count <= unit_count / 2)
    GROUP BY unit_id;

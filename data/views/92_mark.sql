-- Marks (điểm chấm): what each stage said of each criterion, and the points it gives.

-- Marks of a year that counted at the end of the as-of date.
CREATE OR REPLACE MACRO known_score(for_campaign, as_of, of_year) AS TABLE
    SELECT *
    FROM score
    WHERE campaign_id = for_campaign
        AND year = of_year
        AND known_from < day_after(as_of)
        AND known_until >= day_after(as_of);

-- Held from above and below; unknown stays unknown, a null limit is no limit.
CREATE OR REPLACE MACRO at_most(of_value, cap) AS
    CASE WHEN of_value IS NOT NULL THEN least(of_value, cap) END;
CREATE OR REPLACE MACRO at_least(of_value, floor_value) AS
    CASE WHEN of_value IS NOT NULL THEN greatest(of_value, floor_value) END;

-- To the nearest step, half up; the last bit of a double does not decide.
CREATE OR REPLACE MACRO to_step(of_value, step) AS floor(of_value / step + 0.5 + 1e-9) * step;

-- Half the points at the target; above it the other half by how near to the cluster's best share
-- (domain B.2). Where all who reached it are equal, half is what they get.
CREATE OR REPLACE MACRO relative_points(ratio, best_ratio, max_points) AS
    CASE
        WHEN ratio <= 1 OR best_ratio <= 1 THEN max_points / 2 * least(greatest(ratio, 0), 1)
        ELSE max_points / 2 + max_points / 2 * (ratio - 1) / (best_ratio - 1)
    END;

-- Points by the criterion's kind, before any cap. A cross mark is points already.
CREATE OR REPLACE MACRO kind_points(
    kind, amount, against, max_points, each_points, best_ratio, best_amount
) AS
    CASE kind
        WHEN 'direct' THEN amount
        WHEN 'pass_fail' THEN amount * max_points
        WHEN 'count' THEN amount * each_points
        WHEN 'target_share' THEN held(amount / nullif(against, 0)) * max_points
        WHEN 'net' THEN amount - coalesce(against, 0)
        WHEN 'relative' THEN CASE
            WHEN amount IS NULL THEN NULL
            WHEN against IS NULL THEN held(amount / nullif(best_amount, 0)) * max_points
            ELSE relative_points(amount / nullif(against, 0), best_ratio, max_points)
        END
    END;

-- Units and the criteria of their rubrics; the names are those of scored_unit, rubric_criterion.
CREATE OR REPLACE MACRO asked_criterion(of_units, of_criteria) AS TABLE
    SELECT
        u.unit_id,
        u.short_name,
        u.cluster_id,
        u.stages,
        u.step_points,
        u.decimals,
        u.not_applicable,
        u.rounding,
        u.cross_rule,
        c.*
    FROM query_table(of_units) AS u
    JOIN query_table(of_criteria) AS c ON c.rubric_id = u.rubric_id;

-- What each stage says: the marks typed, and at the council's stage what the appraisers gave where
-- the council of that cluster sat and let it stand.
CREATE OR REPLACE MACRO said_mark(of_asked, of_marks) AS TABLE
    WITH typed AS (
        SELECT
            a.*,
            m.stage,
            m.marker_id,
            m.is_applicable,
            m.amount,
            m.against,
            m.evidence,
            m.reason
        FROM query_table(of_asked) AS a
        JOIN query_table(of_marks) AS m
            ON m.unit_id = a.unit_id
            AND m.criterion_id = a.criterion_id
            AND m.item = 'criterion'
        WHERE a.kind <> 'progress' AND list_contains(a.stages, m.stage)
    )
    SELECT
        *,
        stage AS said_at
    FROM typed
    UNION ALL
    SELECT
        t.* REPLACE ('council' AS stage),
        t.stage AS said_at
    FROM typed AS t
    WHERE t.stage = 'appraised'
        AND t.cluster_id IN (SELECT c.cluster_id FROM typed AS c WHERE c.stage = 'council')
        AND NOT EXISTS (
            SELECT 1
            FROM typed AS c
            WHERE c.stage = 'council' AND c.unit_id = t.unit_id AND c.criterion_id = t.criterion_id
        );

-- The same with points, capped and, where the rubric rounds each criterion, rounded.
CREATE OR REPLACE MACRO mark_point(of_said) AS TABLE
    WITH best AS (
        SELECT
            cluster_id,
            criterion_id,
            stage,
            max(amount / against) FILTER (against > 0) AS best_ratio,
            max(amount) FILTER (against IS NULL) AS best_amount
        FROM query_table(of_said)
        WHERE kind = 'relative' AND stage <> 'cross' AND is_applicable
        GROUP BY cluster_id, criterion_id, stage
    ),
    raw AS (
        SELECT
            s.*,
            CASE WHEN s.is_applicable THEN at_least(at_most(kind_points(
                CASE WHEN s.stage = 'cross' THEN 'direct' ELSE s.kind END,
                s.amount, s.against, s.max_points, s.each_points, b.best_ratio, b.best_amount
            ), s.max_points), s.min_points) END AS raw_points
        FROM query_table(of_said) AS s
        LEFT JOIN best AS b
            ON b.cluster_id = s.cluster_id
            AND b.criterion_id = s.criterion_id
            AND b.stage = s.stage
    )
    SELECT
        * EXCLUDE (raw_points),
        CASE
            WHEN rounding = 'criterion' THEN to_step(raw_points, step_points)
            ELSE raw_points
        END AS points
    FROM raw;

-- One row per unit, criterion and stage that said something; cross marks are brought together.
CREATE OR REPLACE MACRO stage_point(of_mark_points) AS TABLE
    SELECT
        unit_id,
        criterion_id,
        stage,
        CASE
            WHEN stage = 'cross' AND any_value(cross_rule) = 'median' THEN median(points)
            ELSE total(points) / nullif(count(points), 0)
        END AS points,
        bool_and(NOT is_applicable) AS is_not_applicable,
        count(points) AS marker_count,
        CASE WHEN stage <> 'cross' THEN any_value(amount) END AS amount,
        CASE WHEN stage <> 'cross' THEN any_value(against) END AS against,
        CASE WHEN stage <> 'cross' THEN any_value(evidence) END AS evidence,
        CASE WHEN stage <> 'cross' THEN any_value(reason) END AS reason,
        any_value(said_at) AS said_at
    FROM query_table(of_mark_points)
    GROUP BY unit_id, criterion_id, stage;

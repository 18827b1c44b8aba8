-- Why a group stands where it does: what each unit and each indicator adds to its gap.

-- Fewest of some lifts, the largest first, that together reach a need. Lifts add up, so the largest
-- first are never more than any other choice. Null where all of them together do not reach it.
CREATE OR REPLACE MACRO fewest(of_lifts, of_need) AS
    list_min(list_transform(
        range(1, len(of_lifts) + 1),
        lambda n: CASE WHEN list_sum(of_lifts[1:n]) >= of_need THEN n END
    ));

-- Pace from which a figure is on its path, as rating() measures it, its 1e-9 included: of a phase
-- that is closed the whole of what is required.
CREATE OR REPLACE MACRO green_pace(of_closed, on_track) AS
    CASE WHEN of_closed THEN 1 ELSE on_track END - 1e-9;

-- Units of the named rows of placed_unit that are in their group's value, each with what it adds to
-- value − required_value: positive pulls up, for higher and lower is better alike. Null where the
-- group has no requirement.
CREATE OR REPLACE MACRO unit_gap_of(of_rows, for_campaign) AS TABLE
    WITH counted AS (
        SELECT *
        FROM query_table(of_rows)
        WHERE is_counted
    ),
    basis AS (
        SELECT
            group_id,
            indicator_id,
            count(*) AS unit_count,
            total(weight) AS total_weight,
            bool_and((required_value + baseline_value + target_value) IS NOT NULL) AS has_way
        FROM counted
        GROUP BY group_id, indicator_id
    )
    SELECT
        c.group_id,
        c.indicator_id,
        c.unit_id,
        c.unit_type,
        c.value,
        c.required_value,
        c.latest_date,
        CASE WHEN b.has_way AND (c.adds_up <> 'none' OR b.unit_count = 1) THEN
            CASE i.direction WHEN 'lower' THEN -1 ELSE 1 END
            * (c.value - c.required_value)
            * CASE c.adds_up
                WHEN 'mean' THEN 1.0 / b.unit_count
                WHEN 'weighted_mean' THEN c.weight / b.total_weight
                ELSE 1.0
            END
        END AS contribution_value
    FROM counted AS c
    JOIN basis AS b ON b.group_id = c.group_id AND b.indicator_id = c.indicator_id
    JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = c.indicator_id;

-- Per group and indicator behind: the fewest units that, brought to their own requirement, would
-- bring it to the pace of green. Null where nothing is lacking, or where that would not be enough.
CREATE OR REPLACE MACRO unit_lift_of(
    of_gaps, of_standing, for_campaign, as_of, in_phase
) AS TABLE
    WITH lift AS (
        SELECT
            group_id,
            indicator_id,
            list(-contribution_value ORDER BY contribution_value) AS lifts
        FROM query_table(of_gaps)
        WHERE contribution_value < 0
        GROUP BY group_id, indicator_id
    )
    SELECT
        s.group_id,
        s.indicator_id,
        fewest(
            l.lifts,
            CASE
                WHEN p.is_closed AND s.operator IN ('gt', 'eq') THEN NULL
                ELSE (s.target_value - s.baseline_value) / abs(s.target_value - s.baseline_value)
                    * (
                        green_pace(p.is_closed, p.on_track_ratio)
                        * (s.required_value - s.baseline_value)
                        - (s.value - s.baseline_value)
                    )
            END
        ) AS units_to_green
    FROM query_table(of_standing) AS s
    JOIN lift AS l ON l.group_id = s.group_id AND l.indicator_id = s.indicator_id
    JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = s.indicator_id
    CROSS JOIN phase_state(for_campaign, as_of, in_phase) AS p
    WHERE is_behind(s.status)
        AND s.target_value <> s.baseline_value
        AND (s.target_value < s.baseline_value) = (i.direction = 'lower');

-- What each indicator adds to achieved − required of its content, in points: positive pulls up.
CREATE OR REPLACE MACRO indicator_gap_of(of_standing) AS TABLE
    WITH basis AS (
        SELECT
            group_id,
            content_id,
            total(CASE WHEN achieved_ratio IS NOT NULL THEN indicator_weight END) AS total_weight
        FROM query_table(of_standing)
        GROUP BY group_id, content_id
    )
    SELECT
        s.group_id,
        s.content_id,
        s.indicator_id,
        100 * (held(s.achieved_ratio) - coalesce(s.required_ratio, 0))
            * s.indicator_weight / nullif(b.total_weight, 0) AS contribution_points
    FROM query_table(of_standing) AS s
    JOIN basis AS b ON b.group_id = s.group_id AND b.content_id = s.content_id;

-- Per group and content behind: the fewest indicators that, brought to their own requirement, would
-- bring it to the pace of green.
CREATE OR REPLACE MACRO indicator_lift_of(of_gaps, of_contents, for_campaign, as_of, in_phase) AS TABLE
    WITH lift AS (
        SELECT
            group_id,
            content_id,
            list(-contribution_points ORDER BY contribution_points) AS lifts
        FROM query_table(of_gaps)
        WHERE contribution_points < 0
        GROUP BY group_id, content_id
    )
    SELECT
        c.group_id,
        c.content_id,
        fewest(
            l.lifts,
            100 * (
                green_pace(p.is_closed, p.on_track_ratio)
                * c.required_ratio - c.achieved_ratio
            )
        ) AS indicators_to_green
    FROM query_table(of_contents) AS c
    JOIN lift AS l ON l.group_id = c.group_id AND l.content_id = c.content_id
    CROSS JOIN phase_state(for_campaign, as_of, in_phase) AS p
    WHERE is_behind(c.status);

-- The campaign's own progress as scoring reads it, so that nobody types it again.

-- The day of the year on which the progress page is read (ngày chốt); null: no rubric in force.
CREATE OR REPLACE MACRO progress_day(for_campaign, as_of, of_year) AS (
    SELECT
        max(make_date(
            of_year,
            (r.rubric_json ->> '$.progress_on[0]')::INTEGER,
            (r.rubric_json ->> '$.progress_on[1]')::INTEGER
        ))
    FROM rubric AS r
    WHERE r.campaign_id = for_campaign
        AND r.published_on <= as_of
        AND of_year BETWEEN r.year_from AND r.year_to
);

-- The phase a day falls in; where two share it, the later one.
CREATE OR REPLACE MACRO phase_on(for_campaign, on_day) AS (
    SELECT coalesce(max(f.phase_id), 'phase-1')
    FROM phase AS f
    WHERE f.campaign_id = for_campaign AND f.start_date <= on_day AND f.end_date >= on_day
);

-- Each unit's indicators, contents and the campaign as the progress page shows them on a day.
CREATE OR REPLACE MACRO progress_shown(for_campaign, on_day) AS TABLE
    WITH progress_row AS MATERIALIZED (
        SELECT *
        FROM placed_unit(
            for_campaign, on_day, phase_on(for_campaign, on_day), 'unit', NULL, NULL, NULL
        )
    ),
    progress_standing AS MATERIALIZED (
        SELECT *
        FROM standing_of(
            'progress_row', for_campaign, on_day, phase_on(for_campaign, on_day)
        )
    ),
    progress_content AS MATERIALIZED (
        SELECT *
        FROM content_share('progress_standing')
    )
    SELECT
        group_id AS unit_id,
        'indicator:' || indicator_id AS reads,
        value,
        achieved_ratio,
        required_ratio
    FROM progress_standing
    UNION ALL
    SELECT
        group_id,
        'content:' || content_id,
        NULL,
        achieved_ratio,
        required_ratio
    FROM progress_content
    UNION ALL
    SELECT
        group_id,
        'campaign',
        NULL,
        total(achieved_ratio) / nullif(count(achieved_ratio), 0),
        total(CASE WHEN achieved_ratio IS NOT NULL THEN required_ratio END)
            / nullif(count(achieved_ratio), 0)
    FROM progress_content
    GROUP BY group_id;

-- Figures a published table prints for a year: every unit of it with every indicator it prints for
-- anybody, null where the cell is blank, so that a gap is not assessed and never made up for.
CREATE OR REPLACE MACRO printed_value(for_campaign, as_of, of_year) AS TABLE
    WITH printed AS MATERIALIZED (
        SELECT
            k.unit_id,
            k.indicator_id,
            arg_max(k.value, k.end_date) AS value
        FROM known_result(for_campaign, as_of) AS k
        WHERE year(k.end_date) = of_year
        GROUP BY k.unit_id, k.indicator_id
    )
    SELECT
        u.unit_id,
        i.indicator_id,
        p.value
    FROM (SELECT DISTINCT unit_id FROM printed) AS u
    CROSS JOIN (SELECT DISTINCT indicator_id FROM printed) AS i
    LEFT JOIN printed AS p ON p.unit_id = u.unit_id AND p.indicator_id = i.indicator_id;

-- What scoring reads of a year: nothing before its day has come. A published table is read as it
-- stands, whenever it was handed in: its figures of the year.
CREATE OR REPLACE MACRO progress_read(for_campaign, as_of, of_year) AS TABLE
    SELECT
        p.unit_id,
        p.reads,
        p.value,
        p.achieved_ratio,
        pace_of(p.achieved_ratio, p.required_ratio) AS pace_ratio
    FROM progress_shown(for_campaign, progress_day(for_campaign, as_of, of_year)) AS p
    JOIN campaign AS c ON c.campaign_id = for_campaign AND c.level <> 'published'
    WHERE progress_day(for_campaign, as_of, of_year) <= as_of
    UNION ALL
    SELECT
        p.unit_id,
        'indicator:' || p.indicator_id,
        p.value,
        NULL,
        NULL
    FROM printed_value(for_campaign, as_of, of_year) AS p
    JOIN campaign AS c ON c.campaign_id = for_campaign AND c.level = 'published';

-- Has the day of the reading come?
CREATE OR REPLACE MACRO is_progress_read(for_campaign, as_of, of_year) AS (
    SELECT
        c.level = 'published'
        OR coalesce(progress_day(for_campaign, as_of, of_year) <= as_of, false)
    FROM campaign AS c
    WHERE c.campaign_id = for_campaign
);

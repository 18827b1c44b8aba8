-- Whether a status turned better or worse, and what was said about it.

-- Direction of a change. First rated: new; rated no more: worse. A target still met is no fall:
-- when it was early before and its last figures come in, it becomes reached or exceeded.
CREATE OR REPLACE MACRO status_direction(status_now, status_before, target_met) AS
    CASE
        WHEN status_now = status_before THEN 'same'
        WHEN status_order(status_before) IS NULL THEN 'new'
        WHEN status_order(status_now) > status_order(status_before) THEN 'better'
        WHEN target_met THEN 'same'
        ELSE 'worse'
    END;

-- Notes the units of each group gave with their latest value; the words where there is one unit.
CREATE OR REPLACE MACRO group_note(
    for_campaign, as_of, in_phase, by_level, of_type, of_cluster, of_unit
) AS TABLE
    WITH latest AS (
        SELECT
            unit_id,
            indicator_id,
            nullif(trim(arg_max(coalesce(note, ''), end_date)), '') AS note
        FROM known_result(for_campaign, as_of)
        WHERE phase_id = in_phase AND value IS NOT NULL
        GROUP BY unit_id, indicator_id
    )
    SELECT
        u.group_id,
        l.indicator_id,
        count(l.note) AS note_count,
        CASE WHEN count(*) = 1 THEN max(l.note) END AS note
    FROM latest AS l
    JOIN scoped_unit(for_campaign, as_of, by_level, of_type, of_cluster, of_unit) AS u
        ON u.unit_id = l.unit_id
    GROUP BY u.group_id, l.indicator_id;

-- Groups and indicators with a target revised after a day, up to the as-of date.
CREATE OR REPLACE MACRO group_revision(
    for_campaign, as_of, since, in_phase, by_level, of_type, of_cluster, of_unit
) AS TABLE
    SELECT DISTINCT
        u.group_id,
        a.indicator_id
    FROM assignment_at(for_campaign, as_of) AS a
    JOIN scoped_unit(for_campaign, as_of, by_level, of_type, of_cluster, of_unit) AS u
        ON u.unit_id = a.unit_id
    WHERE a.phase_id = in_phase AND a.in_force_from > since;

-- Annotations known on the as-of date; an event without a day is of the day it was written down.
CREATE OR REPLACE MACRO known_annotation(for_campaign, as_of) AS TABLE
    SELECT
        note_id,
        coalesce(at_date, recorded_at::DATE) AS at_date,
        unit_id,
        indicator_id,
        text,
        text_en,
        source,
        recorded_by
    FROM note
    WHERE campaign_id = for_campaign AND kind = 'annotation' AND recorded_at < day_after(as_of);

-- Status of each group and indicator now, and as it was shown on a day before.
CREATE OR REPLACE MACRO group_change(
    for_campaign, as_of, since, in_phase, by_level, of_type, of_cluster, of_unit
) AS TABLE
    SELECT
        n.*,
        coalesce(o.status, 'not_due') AS previous_status,
        status_direction(n.status, coalesce(o.status, 'not_due'), n.is_target_met) AS direction
    FROM group_standing(
        for_campaign, as_of, in_phase, by_level, of_type, of_cluster, of_unit
    ) AS n
    LEFT JOIN group_standing(
        for_campaign, since, in_phase, by_level, of_type, of_cluster, of_unit
    ) AS o ON o.group_id = n.group_id AND o.indicator_id = n.indicator_id;

-- The same with what was said of it: revised, notes of its units, the last event of that unit or
-- indicator in between.
CREATE OR REPLACE MACRO reasoned_change(
    for_campaign, as_of, since, in_phase, by_level, of_type, of_cluster, of_unit
) AS TABLE
    WITH evented AS (
        SELECT
            c.*,
            e.text AS event,
            coalesce(e.text_en, e.text) AS event_en
        FROM group_change(
            for_campaign, as_of, since, in_phase, by_level, of_type, of_cluster, of_unit
        ) AS c
        LEFT JOIN known_annotation(for_campaign, as_of) AS e
            ON e.at_date > since
            AND e.at_date <= as_of
            AND coalesce(e.unit_id = c.group_id AND by_level = 'unit', true)
            AND coalesce(e.indicator_id = c.indicator_id, true)
            AND coalesce(e.unit_id, e.indicator_id) IS NOT NULL
        QUALIFY row_number() OVER (
            PARTITION BY c.group_id, c.indicator_id ORDER BY e.at_date DESC, e.note_id DESC
        ) = 1
    )
    SELECT
        v.*,
        t.note,
        coalesce(t.note_count, 0) AS note_count,
        CASE
            WHEN r.group_id IS NOT NULL THEN 'revision'
            WHEN t.note_count > 0 THEN 'note'
            WHEN v.event IS NOT NULL THEN 'annotation'
        END AS reason_kind
    FROM evented AS v
    LEFT JOIN group_note(
        for_campaign, as_of, in_phase, by_level, of_type, of_cluster, of_unit
    ) AS t ON t.group_id = v.group_id AND t.indicator_id = v.indicator_id
    LEFT JOIN group_revision(
        for_campaign, as_of, since, in_phase, by_level, of_type, of_cluster, of_unit
    ) AS r ON r.group_id = v.group_id AND r.indicator_id = v.indicator_id;

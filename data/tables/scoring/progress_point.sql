-- Points of criteria read from the progress: none at zero_at, all at full_at, held in between;
-- rounded where the rubric rounds each criterion. is_found: the unit is assigned what it reads.
--
-- grain: one row per year, unit_id and criterion_id
CREATE TABLE progress_point AS
WITH seen AS (
    SELECT
        u.year,
        u.unit_id,
        c.criterion_id,
        c.zero_at,
        c.full_at,
        c.max_points,
        c.rounding,
        c.step_points,
        p.unit_id IS NOT NULL AS is_found,
        CASE c.measure
            WHEN 'pace' THEN p.pace_ratio
            WHEN 'achieved' THEN p.achieved_ratio
            ELSE p.value
        END AS amount
    FROM scored_unit AS u
    JOIN year_criterion AS c
        ON c.year = u.year AND c.rubric_id = u.rubric_id AND c.kind = 'progress'
    LEFT JOIN progress_read AS p
        ON p.year = u.year AND p.unit_id = u.unit_id AND p.reads = c.reads
),
raw AS (
    SELECT
        *,
        held((amount - zero_at) / (full_at - zero_at)) * max_points AS raw_points
    FROM seen
)
SELECT
    year,
    unit_id,
    criterion_id,
    is_found,
    amount,
    CASE
        WHEN rounding = 'criterion' THEN to_step(raw_points, step_points)
        ELSE raw_points
    END AS points
FROM raw;

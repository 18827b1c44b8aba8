-- Every question raised, under the limits of the campaign.

-- Rows of every rule that reach its limit with enough cells or peers behind them.
CREATE OR REPLACE MACRO raised_flag(for_campaign, as_of, of_period) AS TABLE
    WITH scored AS (
        FROM copied_report(for_campaign, as_of, of_period)
        UNION ALL BY NAME FROM copied_from_unit(for_campaign, as_of, of_period)
        UNION ALL BY NAME FROM too_round(for_campaign, as_of, of_period)
        UNION ALL BY NAME FROM at_its_targets(for_campaign, as_of, of_period)
        UNION ALL BY NAME FROM jump_against_peers(for_campaign, as_of, of_period)
        UNION ALL BY NAME FROM misplaced_decimal(for_campaign, as_of, of_period)
        UNION ALL BY NAME FROM swapped_values(for_campaign, as_of, of_period)
        UNION ALL BY NAME FROM cumulative_fall(for_campaign, as_of, of_period)
        UNION ALL BY NAME FROM bunched_at_limit(for_campaign, as_of, of_period)
        UNION ALL BY NAME FROM part_above_whole(for_campaign, as_of, of_period)
        UNION ALL BY NAME FROM parts_unlike_whole(for_campaign, as_of, of_period)
        UNION ALL BY NAME FROM revised_upward_late(for_campaign, as_of, of_period)
        UNION ALL BY NAME FROM identical_text(for_campaign, as_of, of_period)
    )
    SELECT
        s.*,
        p.period_id,
        r.limit_value,
        concat_ws('|', s.rule_id, s.unit_id, coalesce(s.indicator_id, ''), p.period_id) AS flag_id
    FROM scored AS s
    CROSS JOIN screened_period(for_campaign, as_of, of_period) AS p
    JOIN screening_rule AS r
        ON r.campaign_id = for_campaign AND r.rule_id = s.rule_id AND r.is_on
    WHERE s.score >= r.limit_value AND s.basis_count >= r.minimum_count;

-- One question a change: of the rules that speak of the same change, the one that says most; and
-- none of a single change in a report that is asked about as a whole.
CREATE OR REPLACE MACRO screening_flag(for_campaign, as_of, of_period) AS TABLE
    WITH raised AS (
        SELECT
            *,
            CASE rule_id
                WHEN 'swapped_values' THEN 1
                WHEN 'misplaced_decimal' THEN 2
                WHEN 'cumulative_fall' THEN 3
                WHEN 'bunched_at_limit' THEN 4
                WHEN 'jump_against_peers' THEN 5
            END AS telling_rank,
            bool_or(indicator_id IS NULL AND rule_id <> 'identical_text')
                OVER (PARTITION BY unit_id) AS is_whole_asked
        FROM raised_flag(for_campaign, as_of, of_period)
    )
    SELECT *
    FROM raised
    WHERE telling_rank IS NULL OR NOT is_whole_asked
    QUALIFY telling_rank IS NULL
        OR row_number() OVER (
            PARTITION BY unit_id, indicator_id, telling_rank IS NULL ORDER BY telling_rank
        ) = 1;

-- The latest outcome of each question that was known on the as-of date.
CREATE OR REPLACE MACRO flag_outcome(for_campaign, as_of) AS TABLE
    SELECT DISTINCT ON (flag_id)
        flag_id,
        outcome,
        text,
        recorded_by,
        recorded_at
    FROM note
    WHERE campaign_id = for_campaign
        AND kind = 'flag'
        AND flag_id IS NOT NULL
        AND recorded_at < day_after(as_of)
    ORDER BY flag_id, recorded_at DESC, note_id DESC;

-- Proposals for awards (đề nghị khen thưởng) and their steps, as known on a date.

-- Proposals of sheets that counted at the end of the as-of date, handed in by then.
CREATE OR REPLACE MACRO known_proposal(for_campaign, as_of) AS TABLE
    SELECT *
    FROM proposal
    WHERE campaign_id = for_campaign
        AND known_from < day_after(as_of)
        AND known_until >= day_after(as_of)
        AND proposed_on <= as_of;

-- Steps taken and written down by the as-of date, numbered; an ending leaves no position.
CREATE OR REPLACE MACRO known_step(for_campaign, as_of) AS TABLE
    SELECT
        *,
        row_number() OVER (PARTITION BY proposal_id ORDER BY on_date, step_id) AS turn
    FROM award_step
    WHERE campaign_id = for_campaign
        AND recorded_at < day_after(as_of)
        AND on_date <= as_of;

-- People eligible (người thuộc diện xét) by unit: the latest sheet known on the date.
CREATE OR REPLACE MACRO known_eligible(for_campaign, as_of) AS TABLE
    SELECT
        unit_id,
        arg_max(person_count, year) AS person_count
    FROM eligible
    WHERE campaign_id = for_campaign
        AND known_from < day_after(as_of)
        AND known_until >= day_after(as_of)
        AND make_date(year, 1, 1) <= as_of
    GROUP BY unit_id;

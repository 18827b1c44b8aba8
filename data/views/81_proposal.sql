-- Proposals for awards (đề nghị khen thưởng) and their steps, as known on a date.

-- Phase of a proposal by its occasion: interim of the first phase and final of the last, whenever
-- they are proposed; annual by the last day of its year, ad hoc by its own day. What is after the
-- last day belongs to the last phase.
CREATE OR REPLACE MACRO award_phase(for_campaign, of_day, of_year, of_occasion) AS
    coalesce(
        (
            SELECT min(h.phase_id)
            FROM phase AS h
            WHERE h.campaign_id = for_campaign
                AND of_occasion <> 'final'
                AND (
                    of_occasion = 'interim'
                    OR h.end_date >= CASE
                        WHEN of_occasion = 'annual' THEN make_date(of_year, 12, 31)
                        ELSE of_day
                    END
                )
        ),
        (
            SELECT max(h.phase_id)
            FROM phase AS h
            WHERE h.campaign_id = for_campaign
        )
    );

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

-- The same over every campaign at once, for sums by province.
CREATE OR REPLACE MACRO every_eligible(as_of) AS TABLE
    SELECT
        campaign_id,
        unit_id,
        arg_max(person_count, year) AS person_count
    FROM eligible
    WHERE known_from < day_after(as_of)
        AND known_until >= day_after(as_of)
        AND make_date(year, 1, 1) <= as_of
    GROUP BY campaign_id, unit_id;

-- Units whose award sheet is there, of every campaign.
CREATE OR REPLACE MACRO every_award_sheet(as_of) AS TABLE
    SELECT DISTINCT
        campaign_id,
        unit_id
    FROM submission
    WHERE state = 'accepted'
        AND received_at < day_after(as_of)
        AND period_id LIKE 'award-%';

CREATE OR REPLACE MACRO award_sheet(for_campaign, as_of) AS TABLE
    SELECT unit_id
    FROM every_award_sheet(as_of)
    WHERE campaign_id = for_campaign;

-- Awards decided by the date and not revoked by it, of every campaign.
CREATE OR REPLACE MACRO decided_award(as_of) AS TABLE
    SELECT
        p.campaign_id,
        p.unit_id,
        p.form_id,
        p.proposal_id,
        any_value(award_phase(p.campaign_id, p.proposed_on, p.year, p.occasion)) AS phase_id
    FROM proposal AS p
    JOIN award_step AS s ON s.campaign_id = p.campaign_id AND s.proposal_id = p.proposal_id
    WHERE p.known_from < day_after(as_of)
        AND p.known_until >= day_after(as_of)
        AND s.recorded_at < day_after(as_of)
        AND s.on_date <= as_of
    GROUP BY p.campaign_id, p.unit_id, p.form_id, p.proposal_id
    HAVING bool_or(s.state = 'decided') AND NOT bool_or(s.state = 'revoked');

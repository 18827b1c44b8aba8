-- Proposals of a selection, and the four counts that are never added.

-- Proposals of a phase and form; a null filter means all.
CREATE OR REPLACE MACRO award_chosen(for_campaign, as_of, of_phase, of_form) AS TABLE
    SELECT *
    FROM award_state(for_campaign, as_of)
    WHERE (of_phase IS NULL OR phase_id = of_phase)
        AND (of_form IS NULL OR form_id = of_form);

-- The same once for each dimension they are counted by.
CREATE OR REPLACE MACRO award_keyed(for_campaign, as_of, of_phase, of_form) AS TABLE
    SELECT
        a.*,
        unnest([
            {'dimension': 'all', 'key': 'all'},
            {'dimension': 'form', 'key': a.form_id},
            {'dimension': 'level', 'key': a.level},
            {'dimension': 'occasion', 'key': a.occasion},
            {'dimension': 'content', 'key': coalesce(a.content_id, '')},
            {'dimension': 'unit_type', 'key': a.unit_type},
            {'dimension': 'cluster', 'key': coalesce(a.cluster_id, '')},
            {'dimension': 'class', 'key': a.recipient_class},
            {'dimension': 'phase', 'key': a.phase_id},
            {
                'dimension': 'month',
                'key': strftime(coalesce(a.decided_on, a.proposed_on), '%Y-%m')
            }
        ]) AS counted_by
    FROM award_chosen(for_campaign, as_of, of_phase, of_form) AS a;

-- Units of the campaign on the date, and those that handed an award sheet in.
CREATE OR REPLACE MACRO award_coverage(for_campaign, as_of) AS TABLE
    SELECT
        count(DISTINCT u.unit_id) AS expected_count,
        count(DISTINCT h.unit_id) AS unit_count
    FROM scoped_unit(for_campaign, as_of, 'all', NULL, NULL, NULL) AS u
    LEFT JOIN award_sheet(for_campaign, as_of) AS h ON h.unit_id = u.unit_id;

-- Campaigns of provinces and the province each of their communes lies in. Where the campaign asked
-- about covers several provinces it answers for all of them, else each province has its own.
CREATE OR REPLACE MACRO province_campaign(for_campaign) AS TABLE
    WITH home AS (
        SELECT
            u.campaign_id,
            l.province_id,
            count(DISTINCT l.province_id) OVER (PARTITION BY u.campaign_id) AS spread
        FROM unit AS u
        JOIN place AS l ON l.commune_id = u.unit_id
        JOIN campaign AS c ON c.campaign_id = u.campaign_id AND c.level = 'province'
    ),
    many AS (SELECT bool_or(spread > 1) AS is_wide FROM home WHERE campaign_id = for_campaign)
    SELECT DISTINCT
        h.province_id,
        h.campaign_id
    FROM home AS h
    CROSS JOIN many AS m
    WHERE CASE WHEN m.is_wide THEN h.campaign_id = for_campaign ELSE h.spread = 1 END;

-- Units of those campaigns on a date with their province; a unit that is no commune lies in the one
-- province of its campaign.
CREATE OR REPLACE MACRO province_unit(for_campaign, as_of) AS TABLE
    SELECT
        u.campaign_id,
        u.unit_id,
        o.province_id
    FROM unit AS u
    LEFT JOIN place AS l ON l.commune_id = u.unit_id
    JOIN province_campaign(for_campaign) AS o
        ON o.campaign_id = u.campaign_id
        AND (l.province_id IS NULL OR l.province_id = o.province_id)
    WHERE is_there(u.valid_from, u.valid_to, as_of);

-- Awards by place: the commune of the recipient where it is said, else the unit that proposed.
CREATE OR REPLACE MACRO award_placed(for_campaign, as_of, of_phase, of_form) AS TABLE
    SELECT
        coalesce(commune_id, unit_id) AS unit_id,
        count(*) AS proposed_count,
        count(decided_on) AS decided_count
    FROM award_chosen(for_campaign, as_of, of_phase, of_form)
    GROUP BY ALL;

-- The last decision of each place, whatever phase and form.
CREATE OR REPLACE MACRO award_last(for_campaign, as_of) AS TABLE
    SELECT
        coalesce(commune_id, unit_id) AS unit_id,
        max(decided_on) AS last_decided_on
    FROM award_chosen(for_campaign, as_of, NULL, NULL)
    GROUP BY ALL;

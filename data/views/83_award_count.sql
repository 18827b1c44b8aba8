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

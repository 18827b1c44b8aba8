-- What of the register of models counts, said once.

-- A model in use, of the kinds asked for (null: all), that is recognised or taken over as asked.
CREATE OR REPLACE MACRO is_counted_model(of_counts, of_kinds, of_state, of_recognised, of_kind) AS
    of_state <> 'withdrawn'
    AND (of_kinds IS NULL OR list_contains(string_split(of_kinds, ','), of_kind))
    AND CASE
        WHEN of_counts = 'replicated' THEN of_state = 'replicated'
        ELSE of_recognised IS NOT NULL
    END;

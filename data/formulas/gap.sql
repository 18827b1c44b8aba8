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

"""Khen thưởng: where awards went, for whom, by which steps; and what the rules say of each."""

from pages.parts.address import current_translator
from pages.parts.awards.fair import fair_view
from pages.parts.awards.files import files_view
from pages.parts.awards.kpi import kpis, names_forms
from pages.parts.awards.spread import spread_view
from pages.parts.awards.where import where_view
from pages.parts.opening.opening import opening
from pages.parts.opening.over import over
from pages.parts.opening.viewing import only_looked_at
from pages.parts.switch import switch

VIEWS = {"where": where_view, "spread": spread_view, "fair": fair_view, "files": files_view}

t = current_translator()
chosen = opening("awards", ("phase", "form"), t, silent=("province", "measure"))
only_looked_at(chosen, t)
if not names_forms(chosen, t):
    over()
view = switch("awards", "view", tuple(VIEWS), t)
kpis(chosen, t)
VIEWS[view](chosen, t)

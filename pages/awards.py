"""Khen thưởng: where awards went, for whom, by which steps; and what the rules say of each."""

from pages._address import current_translator
from pages._award_fair import fair_view
from pages._award_files import files_view
from pages._award_kpi import kpis
from pages._award_spread import spread_view
from pages._award_where import where_view
from pages._opening import opening
from pages._switch import switch
from pages._viewing import only_looked_at

VIEWS = {"where": where_view, "spread": spread_view, "fair": fair_view, "files": files_view}

t = current_translator()
chosen = opening("awards", ("phase", "form"), t, silent=("province", "measure"))
only_looked_at(chosen, t)
view = switch("awards", "view", tuple(VIEWS), t)
kpis(chosen, t)
VIEWS[view](chosen, t)

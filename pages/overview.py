"""Tổng quan: the leader's page; the verdict, the problems and whose they are, what changed."""

from answers.answers import whole
from pages.parts.address import current_translator
from pages.parts.leader.details import details
from pages.parts.leader.screen import leader_screen
from pages.parts.opening.first_day import counted_ahead
from pages.parts.opening.opening import opening
from pages.parts.opening.over import over
from pages.parts.opening.viewing import is_published
from pages.parts.progress.published import overview_view

t = current_translator()
chosen = whole(opening("overview", ("phase", "cluster", "unit_type"), t))

if is_published(chosen.campaign):
    overview_view(chosen, t)
    over()

counted_ahead(chosen, t)
leader_screen(chosen, t)
details(chosen, t)

"""What slides are put on: a frame for each kind of slide, and the theme's colours."""

from dataclasses import dataclass
from typing import Any

from briefing.deck.slide import Deck, Slide
from briefing.powerpoint.template.frames import Frame, frames_of
from briefing.powerpoint.template.layouts import chosen_layout, has_title, kind_of
from briefing.powerpoint.template.roles import Roles, roles_of


@dataclass(frozen=True)
class Ground:
    """Frames by kind of slide; no roles where the theme is ours."""

    frames: dict[str, Frame]
    roles: Roles | None

    def frame(self, slide: Slide) -> Frame:
        """Where the parts of a slide stand."""
        return self.frames[kind_of(slide)]


def ground_of(presentation: Any, deck: Deck, frames: dict[str, Frame] | None = None) -> Ground:
    """The ground of a presentation; `frames` are those an edited file remembers."""
    roles = roles_of(presentation)
    return Ground(frames or frames_of(presentation, deck, is_own=roles is None), roles)


def layout_of(presentation: Any, slide: Slide, ground: Ground) -> Any:
    """The layout of a slide: by its name; where a program has lost it, another with a title."""
    name = ground.frame(slide).layout
    found = [one for one in presentation.slide_layouts if one.name == name and has_title(one)]
    return next(iter(found), None) or chosen_layout(presentation, kind_of(slide))

"""Where new sentences go in a paper made again: after the one they follow when made anew."""

from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

from briefing.office.controls import Control, controls
from briefing.office.refill import remove
from briefing.office.xml import blank


class Places:
    """Walks the paper as made anew and puts what is missing into the edited one."""

    def __init__(self, document: Any, fresh: Any, mine: list[Control], gone: set[str]) -> None:
        self.body, self.fresh = document.element.body, fresh.element.body
        self.here = {one.key: one.element for one in mine}
        self.gone, self.there = gone, {*self.here}
        self.added: list[str] = []
        names = {style.style_id: style.name for style in fresh.styles}
        ids = {style.name: style.style_id for style in document.styles}
        # LibreOffice gives styles other ids than Word.
        self.styles = {made: ids[name] for made, name in names.items() if name in ids}

    def fill(self) -> list[str]:
        """The keys that were put in; sentences taken out meanwhile are no help to find a place."""
        self.there = {key for key, element in self.here.items() if self._stands(element)}
        last: Any = None
        end: Any = None
        for block in self.fresh:
            keys = [one.key for one in controls(block)]
            known = [key for key in keys if key in self.there]
            if known:
                self._within(block)
                last, end = self._top(self.here[known[-1]]), None
            elif set(keys) - self.gone:
                last = self._put(block, self._put(end, last) if end is not None else last)
                end = None
            elif next(block.iter(qn("w:sectPr")), None) is not None:
                end = block  # a section ends before an annex that is new
        return self.added

    def _within(self, block: Any) -> None:
        if block.tag == qn("w:tbl"):
            self._rows(block)
            return
        last: Any = None
        for one in controls(block):
            if one.key in self.there:
                last = self.here[one.key]
            elif one.key not in self.gone:
                last = self._join(one, last, block)

    def _join(self, one: Control, last: Any, block: Any) -> Any:
        """A sentence into a paragraph that is there already."""
        made = deepcopy(one.element)
        if last is None:
            first = next(o.key for o in controls(block) if o.key in self.there)
            self.here[first].addprevious(made)
            made.addnext(blank())
        else:
            last.addnext(made)
            made.addprevious(blank())
        return self._note(one.key, made)

    def _rows(self, table: Any) -> None:
        last: Any = None
        for row in table.iterchildren(qn("w:tr")):
            keys = [one.key for one in controls(row)]
            known = [key for key in keys if key in self.there]
            if known:
                last = next(self.here[known[0]].iterancestors(qn("w:tr")), last)
            elif set(keys) - self.gone:
                after = last if last is not None else self._first_row(table)
                last = self._copy(row)
                after.addnext(last)

    def _first_row(self, table: Any) -> Any:
        known = next(one.key for one in controls(table) if one.key in self.there)
        owner = next(self.here[known].iterancestors(qn("w:tbl")))
        return owner.find(qn("w:tr"))

    def _put(self, block: Any, last: Any) -> Any:
        made = self._copy(block)
        if last is None:
            self.body.insert(0, made)
        else:
            last.addnext(made)
        return made

    def _copy(self, part: Any) -> Any:
        """A part of the new paper without what the editor deleted, in this document's styles."""
        made = deepcopy(part)
        for style in made.iter(qn("w:pStyle")):
            style.set(qn("w:val"), self.styles.get(style.val, style.val))
        for one in list(controls(made)):
            if one.key in self.gone:
                remove(one.element)
            else:
                self._note(one.key, one.element)
        return made

    def _note(self, key: str, element: Any) -> Any:
        self.here[key] = element
        self.there.add(key)
        self.added.append(key)
        return element

    def _stands(self, element: Any) -> bool:
        return any(parent is self.body for parent in element.iterancestors())

    def _top(self, element: Any) -> Any:
        """The part of the text, right in the body, that an element stands in."""
        while element.getparent() is not self.body:
            element = element.getparent()
        return element

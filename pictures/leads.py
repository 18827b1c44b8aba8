"""Leads of all clusters (khoảng cách dẫn đầu): one mark a cluster, the least firm on top."""

from collections.abc import Sequence
from dataclasses import dataclass

from pictures.tokens import VERDICT_GLYPHS
from schemas.row import Row
from translations import Translator
from translations.phrases import capital, counted, first_fitting

ORDER = {"even": 0, "sensitive": 1, "firm": 2}


@dataclass(frozen=True)
class LeadMark:
    """A cluster: leader and second, the margin in points, the verdict (None: too few to say)."""

    code: str
    name: str
    leader: str
    second: str
    margin: float
    margin_text: str
    verdict: str | None
    word: str
    row: Row

    @property
    def glyph(self) -> str:
        """The sign of the verdict; none without one."""
        return VERDICT_GLYPHS[self.verdict] if self.verdict else ""


@dataclass(frozen=True)
class LeadPicture:
    """The sentence over the marks, and the marks: even, sensitive, firm, then without verdict."""

    sentence: str
    marks: tuple[LeadMark, ...]


def lead_picture(rows: Sequence[Row], t: Translator) -> LeadPicture:
    """Clusters with a margin; reads ClusterGlance with `verdict`."""
    known = [row for row in rows if row["margin_points"] is not None]
    known.sort(key=lambda r: (ORDER.get(r["verdict"], 3), r["margin_points"], r["cluster_id"]))
    said = [row for row in known if row["verdict"]]
    sentence = closest_message(said, t) if said else t("pictures.leads.no_verdict")
    return LeadPicture(sentence, tuple(_mark(row, t) for row in known))


def _mark(row: Row, t: Translator) -> LeadMark:
    verdict = row["verdict"]
    return LeadMark(
        code=row["cluster_id"],
        name=str(t.pick(row, "cluster_name")),
        leader=row["leader_name"] or t.number(None),
        second=row["second_name"] or t.number(None),
        margin=row["margin_points"],
        margin_text=t.number(row["margin_points"], row["decimals"]),
        verdict=verdict,
        word=capital(t(f"verdict.{verdict}")) if verdict else t.number(None),
        row=row,
    )


def closest_message(rows: Sequence[Row], t: Translator) -> str:
    """In how many clusters the lead is firm, in how many it is even."""
    firm, even = (sum(r["verdict"] == kind for r in rows) for kind in ("firm", "even"))
    total = t.number(len(rows))
    head = counted(t, "charts.cluster_margins.firm", firm, total=total)
    tail = counted(t, "charts.cluster_margins.even", even, head=head)
    return first_fitting(tail if even else head)


def draw_share(ratio: float, t: Translator) -> str:
    """61%; what is not nothing is never 0 %, what is not all never 100 %."""
    shown = t.amount(ratio * 100, "%")
    if 0 < ratio < 0.005:
        return f"<{t.amount(1, '%')}".replace("<", "‹")
    return f"›{t.amount(99, '%')}" if 0.995 <= ratio < 1 else shown

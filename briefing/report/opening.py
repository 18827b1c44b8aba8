"""Head and end of a report: who issues it, what it is about, the first and the last sentence."""

from dataclasses import dataclass

from briefing.office.cited import bases
from briefing.office.owner import owner, territory_names
from briefing.office.paper import Sentence, Signer, Text
from briefing.report.scene import Scene
from briefing.report.words import say
from queries.reference.questions import campaign_list, plan_documents
from queries.reporting.obligations import obligation_list, own_report_list
from translations.phrases import joined


@dataclass(frozen=True)
class Issuer:
    """Who issues the report: parent line, own line, name inside a sentence, place, who signs."""

    parent: str
    body: str
    name: str
    place: str
    post: tuple[Text, ...]


def issuer(scene: Scene) -> Issuer:
    """The council of the territory, or the unit; what the data cannot know stays in brackets."""
    t, by = scene.t, owner(scene.room.campaign, scene.as_of, scene.t)
    if scene.who is None:
        post = (t("account.head.for_council"), t("account.head.post"))
        return Issuer(by.body, t("account.head.council_short").upper(), by.council, by.place, post)
    unit = str(scene.who["unit_name"])
    own, own_place = territory_names(str(scene.unit), scene.as_of)
    if own_place:
        name = t("account.head.committee", place=own[:1].lower() + own[1:])
        post = (t("account.head.for_committee"), t("account.head.post"))
        return Issuer("", name.upper(), name, own_place, post)
    is_ministrys = scene.room.campaign["level"] == "ministry"
    above = by.body if is_ministrys else t("office.parent_body")
    return Issuer(above, unit.upper(), unit, by.place, (t("office.signer_post"),))


def campaign_name(scene: Scene) -> str:
    """The campaign's name in quotes, unless its plan prints some itself."""
    name = scene.t.pick(scene.room.campaign, "name")
    return name if "“" in name else scene.t("account.head.quoted", name=name)


def subject(scene: Scene) -> Sentence:
    """What the report is about (trích yếu)."""
    words = {"name": campaign_name(scene), "year": str(scene.year), "years": scene.years}
    if scene.kind == "yearly":
        following = str(scene.year + 1)
        return say(
            scene,
            "account.head.yearly",
            campaign_list,
            following=following,
            year=words["year"],
            name=words["name"],
        )
    key = "account.head.interim" if scene.kind == "interim" else "account.head.final"
    return say(scene, key, campaign_list, name=words["name"], years=words["years"])


def basis(scene: Scene, by: Issuer) -> Sentence:
    """On what basis, who reports, as of when and frozen under which mark."""
    t, frozen = scene.t, scene.room.frozen
    mark = t("account.head.frozen", label=frozen.label) if frozen else t("account.head.live")
    rests = bases(scene.room.ask(plan_documents), t)
    rest = joined(t, rests) or t("account.head.plan", campaign=campaign_name(scene))
    days = scene.days.words(t)
    key = "account.head.basis"
    return say(scene, key, plan_documents, plan=rest, issuer=by.name, days=days, mark=mark)


def closing(scene: Scene, by: Issuer, names: list[str]) -> Sentence:
    """The last sentence, with the annexes that go along, as the decree asks."""
    if not names:
        return say(scene, "account.head.closing", None, issuer=by.name)
    annexes = joined(scene.t, names)
    return say(scene, "account.head.closing_annexed", None, issuer=by.name, annexes=annexes)


def addressed(scene: Scene) -> tuple[Text, ...]:
    """To whom: as the plan says of the unit's report or the owner's own, else to be filled in."""
    t, row = scene.t, scene.own_report if scene.unit is None else scene.report
    asked = own_report_list.name if scene.unit is None else obligation_list.name
    if row is None or not row["recipient_vi"]:
        return (t("account.head.recipient"),)
    return (Sentence("head.to", f"{t.pick(row, 'recipient')}.", asked),)


def signers(by: Issuer, scene: Scene) -> tuple[Signer, ...]:
    """Who signs, by name unknown."""
    return (Signer(by.post, scene.t("office.signer_name")),)

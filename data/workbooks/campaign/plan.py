"""A workbook read into a plan of changes (parse → plan): for the command and for a page."""

from dataclasses import replace

from data.profiles.book.complete import complete
from data.profiles.book.plan import CampaignPlan, files_mark, plan_of_book
from data.profiles.book.standing import Standing
from data.profiles.campaign_files import stem_of
from data.reading.raw_report import RawReport
from data.workbooks.campaign.cells import Choices, choices_of
from data.workbooks.campaign.names_list import read_list
from data.workbooks.campaign.read import is_ours, raw_workbook, read_book
from schemas.problems import Problem, ReportError
from translations import translator
from translations.act_words import CAMPAIGN_CHECK_KEYS, CAMPAIGN_CHECK_PHASE_KEYS


def plan_of_workbook(content: bytes, file_name: str, now: Standing) -> CampaignPlan:
    """What a workbook would change of a campaign; every problem with its sheet and cell.

    Nothing is put. A sheet that the workbook lacks stays as it is; a workbook that is none of ours
    is taken for a plain list of units."""
    broken = now.catalog.faults.get(stem_of(now.folder, now.campaign_id))
    if broken:
        lines = dict.fromkeys(broken.splitlines())
        found = [Problem(file_name, "campaign_unreadable", params={"words": w}) for w in lines]
        return CampaignPlan(now.campaign_id, file_name, tuple(found))
    choices = choices_of(now.profile)
    try:
        report = raw_workbook(content, file_name)
    except ReportError as error:
        return CampaignPlan(now.campaign_id, file_name, (error.problem,))
    if not is_ours(report):
        return _plan_of_list(report, now, choices)
    book = read_book(report, choices)
    if book.campaign_id not in (None, now.campaign_id):
        params = {"other": str(book.campaign_id), "campaign": now.campaign_id}
        problem = Problem(file_name, "campaign_other", params=params)
        return CampaignPlan(now.campaign_id, file_name, (problem,))
    if book.before not in (None, files_mark(now.folder, now.campaign_id)):
        book.problems.append(Problem(file_name, "campaign_stale", "warning"))
    complete(book, now)
    return _spoken(plan_of_book(now, book))


def _plan_of_list(report: RawReport, now: Standing, choices: Choices) -> CampaignPlan:
    """The plan of an office's own list of names."""
    book = read_list(report, now, choices)
    if book is None:
        problem = Problem(report.file_name, "campaign_nothing")
        return CampaignPlan(now.campaign_id, report.file_name, (problem,))
    return _spoken(plan_of_book(now, book))


def _spoken(plan: CampaignPlan) -> CampaignPlan:
    """The plan with errors of the check in the words of the check, in both languages."""
    return replace(plan, problems=tuple(_of_check(problem) for problem in plan.problems))


def _of_check(problem: Problem) -> Problem:
    if problem.rule != "campaign_finding":
        return problem
    words = []
    for t in (translator("vi"), translator("en")):
        said = dict(problem.params)
        if "phase" in said:
            said["phase"] = t(CAMPAIGN_CHECK_PHASE_KEYS[said["phase"]])
        words.append(t(CAMPAIGN_CHECK_KEYS[said.pop("finding")], **said))
    return replace(problem, rule="campaign_refused", params={"words": " / ".join(words)})

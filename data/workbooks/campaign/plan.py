"""A workbook read into a plan of changes (parse → plan): for the command and for a page."""

from data.profiles.book.complete import complete
from data.profiles.book.plan import CampaignPlan, files_mark, plan_of_rows
from data.profiles.book.standing import Standing
from data.workbooks.campaign.cells import choices_of
from data.workbooks.campaign.read import raw_workbook, read_book
from schemas.problems import Problem, ReportError


def plan_of_workbook(content: bytes, file_name: str, now: Standing) -> CampaignPlan:
    """What a workbook would change of a campaign; every problem with its sheet and cell.

    Nothing is put. A sheet that the workbook lacks stays as it is."""
    try:
        book = read_book(raw_workbook(content, file_name), choices_of(now.profile))
    except ReportError as error:
        return CampaignPlan(now.campaign_id, file_name, (error.problem,))
    if book.campaign_id not in (None, now.campaign_id):
        params = {"other": str(book.campaign_id), "campaign": now.campaign_id}
        problem = Problem(file_name, "campaign_other", params=params)
        return CampaignPlan(now.campaign_id, file_name, (problem,))
    if not book.sheets and not book.problems:
        return CampaignPlan(now.campaign_id, file_name, (Problem(file_name, "campaign_nothing"),))
    if book.before not in (None, files_mark(now.folder, now.campaign_id)):
        book.problems.append(Problem(file_name, "campaign_stale", "warning"))
    complete(book, now)
    return plan_of_rows(now, book.sheets, file_name, book.problems)

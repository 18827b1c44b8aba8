"""Questions about the campaign itself: campaigns, phases, deadlines, lists to choose from."""

from queries.question import Question
from schemas import frames as f

campaign_list = Question("campaign_list", f.CampaignList, is_whole=True)
store_state = Question("store_state", f.StoreState, is_whole=True)
first_steps = Question("first_steps", f.FirstSteps, is_whole=True)
phase_list = Question("phase_list", f.PhaseList, is_whole=True)
default_view = Question("default_view", f.DefaultView, is_whole=True)
year_list = Question("year_list", f.YearList, is_whole=True)
deadline_list = Question("deadline_list", f.DeadlineList, is_whole=True)
period_list = Question("period_list", f.PeriodList, is_whole=True)
plan_documents = Question("plan_documents", f.PlanDocuments, is_whole=True)
content_list = Question("content_list", f.ContentList, is_whole=True)
indicator_list = Question("indicator_list", f.IndicatorList, is_whole=True)
unit_type_list = Question("unit_type_list", f.UnitTypeList, is_whole=True)
cluster_list = Question("cluster_list", f.ClusterList)
unit_list = Question("unit_list", f.UnitList)

"""Questions about the campaign itself: campaigns, phases, deadlines, lists to choose from."""

from queries.question import Question
from schemas import frames as f

campaign_list = Question("campaign_list", f.CampaignList)
store_state = Question("store_state", f.StoreState)
first_steps = Question("first_steps", f.FirstSteps)
phase_list = Question("phase_list", f.PhaseList)
default_view = Question("default_view", f.DefaultView)
year_list = Question("year_list", f.YearList)
deadline_list = Question("deadline_list", f.DeadlineList)
period_list = Question("period_list", f.PeriodList)
plan_documents = Question("plan_documents", f.PlanDocuments)
content_list = Question("content_list", f.ContentList)
indicator_list = Question("indicator_list", f.IndicatorList)
unit_type_list = Question("unit_type_list", f.UnitTypeList)
cluster_list = Question("cluster_list", f.ClusterList)
unit_list = Question("unit_list", f.UnitList)

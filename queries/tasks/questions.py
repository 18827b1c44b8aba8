"""Questions about tasks of the plan (nhiệm vụ): how far each has come, whose are late."""

from queries.question import Question
from schemas import frames as f

task_list = Question("task_list", f.TaskList)
task_agencies = Question("task_agencies", f.TaskAgencies)
unit_tasks = Question("unit_tasks", f.UnitTasks)
task_late = Question("task_late", f.TaskLate, limit=200)
task_events = Question("task_events", f.TaskEvents)
task_coverage = Question("task_coverage", f.TaskCoverage)
council_areas = Question("council_areas", f.CouncilAreas)

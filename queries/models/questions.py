"""Questions about the register of models (điển hình, mô hình, sáng kiến)."""

from queries.question import Question
from schemas import frames as f

model_list = Question("model_list", f.ModelList)
model_paths = Question("model_paths", f.ModelPaths)
model_contents = Question("model_contents", f.ModelContents)
model_clusters = Question("model_clusters", f.ModelClusters)
model_units = Question("model_units", f.ModelUnits)
model_asks = Question("model_asks", f.ModelAsks, is_whole=True)
model_links = Question("model_links", f.ModelLinks, is_whole=True)

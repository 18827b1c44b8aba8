"""Rubrics (thang điểm): every shipped version loads, and its points are the published ones."""

from data.profiles.catalog import load_catalog


def test_the_ten_sub_indices_of_pci_2015_weigh_what_was_published() -> None:
    [rubric] = [r for r in load_catalog().rubrics if r.campaign == "pci-2015"]
    points = [criterion.max_points for criterion in rubric.criteria]
    assert points == [5, 5, 20, 5, 10, 5, 5, 20, 20, 5]
    assert (rubric.scope, rubric.stages, sum(points)) == ("all", (), rubric.total_points)


def test_the_main_indices_of_dti_2022_weigh_what_was_published() -> None:
    [rubric] = [r for r in load_catalog().rubrics if r.campaign == "dti-2022"]
    points = [criterion.max_points for criterion in rubric.criteria]
    assert points == [0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.15, 0.15]
    assert (rubric.scope, rubric.stages, rubric.total_points) == ("all", (), 1)

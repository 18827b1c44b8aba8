"""The smallest profile there is, as the text of its file, and what is said of one refused."""

from pathlib import Path

import pytest

from schemas.plan.profile_file import ProfileError, load_profile

SMALLEST = """
documents = []

[campaign]
id = "here"
name_vi = "Thi đua ở đây"
name_en = "Emulation here"
short_vi = "Ở đây"
short_en = "Here"
level = "province"
territory = "99"
source = "kế hoạch, tiêu đề"

[phases]
starts_on = 2025-05-14
interim_review_on = 2027-12-15
final_review_on = 2030-12-15
phase_1_years = [2025, 2027]
phase_2_years = [2027, 2030]
source = "kế hoạch, V"

[[contents]]
id = "society"
label_vi = "Xã hội số"
label_en = "Digital society"
short_vi = "Xã hội số"
short_en = "Society"
source = "kế hoạch, II.5"

[[unit_types]]
id = "commune"
label_vi = "Xã"
label_en = "Commune"

[[indicators]]
id = "learners"
content = "society"
label_vi = "Người học"
label_en = "Learners"
short_vi = "Người học"
short_en = "Learners"
measure = "người"
direction = "higher"
kind = "flow"
adds_up = "sum"
operator = "ge"
unit_types = ["commune"]
source = "minh họa"
targets = [
  { phase = "phase-1", value = 900, source = "minh họa" },
]

[reporting]
cadence = "quarter"
first_period = "2025-Q3"
last_period = "2030-Q4"
days_to_report = 15
cadence_source = "minh họa"
"""


AWARDS = """
[[awards.forms]]
id = "province-merit"
label_vi = "Bằng khen"
label_en = "Merit"
level = "province"
source = "kế hoạch, III"

[[awards.occasions]]
id = "annual"
label_vi = "Hằng năm"
label_en = "Yearly"
forms = ["province-merit"]
source = "kế hoạch, III"

[[awards.rules]]
id = "cap"
kind = "quota"
label_vi = "Số lượng"
label_en = "Number"
subjects = ["collective"]
limit = 2
occasions = ["annual"]
forms = ["province-merit"]
source = "kế hoạch, III"

[[awards.rules]]
id = "rank"
kind = "rank"
label_vi = "Hạng"
label_en = "Rank"
is_in_force = false
rank_at_most = { commune = 10 }
occasions = ["annual"]
source = "kế hoạch, III"
"""


SUBJECT = """
[[subjects]]
id = "s"
label_vi = "Đối tượng"
label_en = "Subject"
source = "kế hoạch, III"
unit_types = ["ward"]

"""


def written(folder: Path, text: str, name: str = "here.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, old: str, new: str, base: str = SMALLEST) -> str:
    assert old in base
    path = written(folder, base.replace(old, new, 1))
    with pytest.raises(ProfileError) as error:
        load_profile(path)
    return str(error.value)

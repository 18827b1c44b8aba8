"""`python -m tests.briefing.decree FILE.docx …` prints the checklist as a table."""

import sys
from pathlib import Path

from tests.briefing.decree.points import POINTS, answers

SAID = {True: "✓", False: "✗", None: "–"}


def main(files: list[str]) -> None:
    """One row a point: its clause in Appendix I, its words, and each file's answer."""
    found = [answers(Path(file).read_bytes()) for file in files]
    heads = [Path(file).stem for file in files]
    print("| điểm | nội dung | " + " | ".join(heads) + " |")
    print("|---|---|" + ":-:|" * len(files))
    for point in POINTS:
        clause = point.clause if point.is_read else f"{point.clause} (chưa đối chiếu được lời văn)"
        cells = " | ".join(SAID[one[point.key]] for one in found)
        print(f"| {clause} | {point.words} | {cells} |")


if __name__ == "__main__":
    main(sys.argv[1:])

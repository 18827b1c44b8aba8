"""Answers any named question from the shell: python -m queries NAME key=value … --format csv."""

import argparse
import sys
from pathlib import Path

import polars as pl

from data.keeping.store import open_store, store_path
from queries.catalogue import asked, questions
from queries.question import QuestionError
from schemas.no_pandas import keep_out
from schemas.problems import StoreError
from schemas.selection import NotAllowed, Viewer
from translations.last_catch import told


def main(arguments: list[str] | None = None) -> int:
    """List the questions or answer one on stdout; 2 for a bad question, 3 for no store."""
    options = _parser().parse_args(arguments)
    if options.name is None:
        print(listing())
        return 0
    words = dict(word.partition("=")[::2] for word in options.words)
    try:
        con = open_store(options.store or store_path())
        frame = asked(con, Viewer(), options.name, words)
    except (QuestionError, NotAllowed) as error:
        print(error, file=sys.stderr)
        return 2
    except StoreError as error:
        print(error, file=sys.stderr)
        return 3
    write(frame, options.format, options.output)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m queries", description=__doc__)
    parser.add_argument(
        "name", nargs="?", help="câu hỏi / question; bỏ trống để liệt kê / empty lists them"
    )
    parser.add_argument(
        "words", nargs="*", metavar="key=value", help="campaign=… as_of=2026-10-31 …"
    )
    parser.add_argument("--format", choices=("csv", "json", "parquet"), default="csv")
    parser.add_argument("--output", "-o", type=Path, help="tệp ra / file to write")
    parser.add_argument("--store", type=Path, help="kho số liệu / store folder")
    return parser


def listing() -> str:
    """The questions with their grain, keys and columns, as text."""
    blocks = []
    for known in questions():
        columns = ", ".join(f"{name} {kind}" for name, kind in known.model.sql_types().items())
        keys = (
            ", ".join(
                f"{k} (cần có / needed)" if k in known.needed else k for k in known.parameters
            )
            or "–"
        )
        blocks.append(
            f"{known.name}\n  {known.says}\n  grain: {known.grain}\n  keys: {keys}\n"
            f"  columns: {columns}"
        )
    return "\n\n".join(blocks)


def write(frame: pl.DataFrame, form: str, output: Path | None) -> None:
    """Write the answer to a file or to standard output in one of the three forms."""
    target = output.open("wb") if output else sys.stdout.buffer
    with target:
        if form == "parquet":
            frame.write_parquet(target)
        elif form == "json":
            target.write(frame.write_json().encode())
        else:
            frame.write_csv(target, datetime_format="%Y-%m-%dT%H:%M:%S")


if __name__ == "__main__":
    keep_out()
    sys.exit(told(main))

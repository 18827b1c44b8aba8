"""Which program and which figures made something: the stamp of every page, file and picture."""

from pathlib import Path

from data.keeping.publishing.code_version import release
from data.keeping.store import version
from schemas.problems import StoreError
from translations import Translator


def edition(store: Path | None, t: Translator) -> str:
    """«Thi đua số 0.2.0, bản số liệu 4-d677555dbef4»; the release alone where nothing is published.

    `store` is the folder of the store or snapshot whose figures are shown.
    """
    try:
        return t("app.edition", release=release(), version=version(store)) if store else _alone(t)
    except StoreError:
        return _alone(t)


def _alone(t: Translator) -> str:
    return t("app.release", release=release())

"""Coroutines run beside whatever loop the thread of the test has: a browser leaves one there."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Told = TypeVar("Told")


def run_apart(told: Coroutine[Any, Any, Told]) -> Told:
    """What a coroutine returns, run to its end in a thread of its own."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, told).result()

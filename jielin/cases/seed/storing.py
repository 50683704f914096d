"""Batches of lines go into the database while the next batch is being pressed."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection, transaction

from jielin.kernel.copying import Line

from .moulds import ORDER, Tables

Batch = dict[type, list[Line]]


@contextmanager
def storing(tables: Tables) -> Iterator[Callable[[Batch], None]]:
    """Give batches to what is yielded: each is stored wholly or not at all, one after the other.

    One is stored while the next is made, unless a transaction is open: only its own
    connection sees what it did.
    """

    def store(batch: Batch) -> None:
        with transaction.atomic():
            for model in ORDER:
                tables[model].write(batch[model])

    if connection.in_atomic_block:
        yield store
        return
    with ThreadPoolExecutor(1) as beside:
        under_way: Future[None] = beside.submit(lambda: None)

        def give(batch: Batch) -> None:
            nonlocal under_way
            under_way.result()
            under_way = beside.submit(store, batch)

        try:
            yield give
            under_way.result()
        finally:
            beside.submit(_close).result()


def _close() -> None:
    """Each thread has a connection of its own under this name."""
    connection.close()

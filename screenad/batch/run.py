"""Screen pieces of input here, or in processes beside this one where there is enough to do."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice

from screenad.batch.chunks import ENOUGH, Chunk, chunks
from screenad.batch.work import Outcome, Plan, Work, outcome
from screenad.inputs import Piece
from screenad.model import Skipped

#: A pool is started for more chunks than these: it takes as long as to screen so many.
FEW = 4
Done = tuple[Chunk, tuple[Outcome, ...]]


def alone(pieces: Iterable[Piece], work: Work) -> Iterator[Done]:
    """Screen one piece at a time: each is answered as soon as it is there."""
    for piece in pieces:
        yield (piece,), (work((piece,)),)


def together(pieces: Iterable[Piece], plan: Plan, work: Work, jobs: int) -> Iterator[Done]:
    """Screen with so many processes; ``work`` is for an input that is too small for that."""
    parcels = chunks(pieces, ENOUGH)
    first = tuple(islice(parcels, FEW + 1))
    if len(first) <= FEW:
        yield from alone(chain.from_iterable(first), work)
        return
    from screenad.batch.pool import Pool  # one process has no need of it, and it is slow to load

    with Pool(plan.work, partial(lost, plan=plan), jobs) as pool:
        yield from pool.map(chain(first, parcels))


def lost(piece: Piece, reason: str, plan: Plan) -> Outcome:
    """Report a piece that can't be screened in the place of its results."""
    return outcome((Skipped(piece.source, reason),), plan)

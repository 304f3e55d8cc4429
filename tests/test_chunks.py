"""Pieces in parcels, shares of them, and counts that add up."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from screenad.batch.chunks import Shard, chunks, weight
from screenad.batch.count import Count, counted
from screenad.batch.trail import Trail
from screenad.inputs.line import Line
from screenad.model import Ad, Level, Skipped

PIECES = st.lists(
    st.one_of(
        st.builds(lambda text: Ad(text, "a"), st.text(max_size=300)),
        st.builds(lambda data: Line(data, "b:1", {}), st.binary(max_size=300)),
        st.builds(lambda reason: Skipped("c", reason), st.text(max_size=20)),
    )
)


@given(PIECES, st.integers(1, 1000))
def test_chunks_are_all_pieces_in_order_and_no_more_at_a_time_than_is_enough(pieces, enough):
    made = list(chunks(pieces, enough))
    assert [piece for chunk in made for piece in chunk] == pieces
    assert all(sum(map(weight, chunk)) >= enough for chunk in made[:-1])
    assert all(sum(map(weight, chunk[:-1])) < enough for chunk in made)


@given(st.lists(st.integers()), st.integers(1, 9))
def test_each_piece_is_in_one_shard(pieces, count):
    shares = [list(Shard(n, count).of(pieces)) for n in range(1, count + 1)]
    assert sorted(chain.from_iterable(shares)) == sorted(pieces)
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


@given(PIECES, PIECES)
def test_a_trail_tells_other_pieces_apart_however_they_are_passed(pieces, others):
    once, twice, other = Trail(), Trail(), Trail()
    once.add(pieces)
    twice.add(pieces[:3])
    twice.add(pieces[3:])
    other.add(others)
    assert (once.pieces, once.digest) == (twice.pieces, twice.digest)
    assert (once.digest == other.digest) is (pieces == others)


@given(st.lists(st.integers(0, 99), min_size=3, max_size=3), st.sampled_from(Level))
def test_counts_survive_a_file_and_add_up(numbers, worst):
    one = Count(Level.LOW, *numbers, worst=worst)
    both = counted(one.values())
    assert both == one
    both.join(Count(Level.LOW, 1, 2, 3, Level.MEDIUM))
    assert (both.read, both.unread, both.hidden) == (numbers[0] + 1, numbers[1] + 2, numbers[2] + 3)
    assert both.worst is max(worst, Level.MEDIUM, key=lambda level: level.rank)

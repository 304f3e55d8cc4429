"""Requirements in numbers: ages, years of experience, days of work, a contract, a notice."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from screenad.facts.money.lexicon import Lexicon, joined
from screenad.facts.money.sums import Sum
from screenad.facts.requirements.said import Said
from screenad.facts.requirements.wording import COUNTED, Beside, RequirementWords
from screenad.model import Period, TermKind

#: So many signs or spaces may stand between words and their number.
_GAP = 3
#: Signs and spaces between a number and words.
_SIGNS = frozenset(" :-~(*.\u00a0：")
#: The other end of a range begins so near.
_NEAR = 12


class _Reader(NamedTuple):
    """Reads what stands around one number after the other."""

    text: str
    words: RequirementWords
    money: Lexicon

    def read(self, number: Sum) -> Said | None:
        """Read one number, open at an end where a word says so."""
        beside = self._behind(number)
        if beside is None and not number.is_money:
            beside = self._before(number)
        if beside is None:
            return None
        what, start, end = beside
        low, high, start, end = self._ends(number, start, end)
        said = Said(start, end, what.kind, low=low, high=high, unit=what.unit)
        return said if _is_sound(said) and (low != high or not what.ranged) else None

    def _behind(self, number: Sum) -> tuple[Beside, int, int] | None:
        at = number.end + (self.text[number.end : number.end + 1] in _SIGNS)
        found = self.words.behind.after(self.text, at)
        for each in found[0] if found else ():
            start = self._left(each.left, number)
            if found and start is not None and (each.left or not number.is_money):
                return each, start, found[1]
        return None

    def _left(self, words: str, number: Sum) -> int | None:
        """Give where words begin that stand before a number, perhaps parted by "at least"."""
        if not words:
            return number.start
        # Of "hợp đồng 6 tháng" the second word was taken for a currency.
        places = range(number.start, number.end)
        at = next((i for i in places if not self.text[i].isalpha()), number.start)
        for end in (self._over(at), self._opened(at)[1]):
            start = end - len(words)
            if self.text[max(start, 0) : end] == words and not joined(self.text, start):
                return start
        return None

    def _before(self, number: Sum) -> tuple[Beside, int, int] | None:
        at = self._over(number.start)
        found = self.words.before.before(self.text, at)
        if not found and (start := self._opened(number.start)[1]) < at:
            found = self.words.before.before(self.text, start)
        return (found[0][0], found[1], number.end) if found else None

    def _over(self, at: int) -> int:
        """Go back over signs and spaces."""
        least = max(at - _GAP, 0)
        while at > least and self.text[at - 1] in _SIGNS:
            at -= 1
        return at

    def _opened(self, at: int) -> tuple[str, int]:
        """Give "from" or "up-to" where words before a number say so, and where they begin."""
        end = self._over(at)
        found: list[tuple[int, str]] = []
        for kind, words in (("up-to", self.words.most), ("from", self.words.least)):
            if own := words.before(self.text, end):
                found.append((own[1], kind))
        if opening := self.money.opening(self.text, end):
            found.append((opening[1], opening[0]))
        # The longest of them: "not more than" rather than "more than".
        begin, told = min(found, default=(end, ""))
        return told, self._over(begin)

    def _ends(
        self, number: Sum, start: int, end: int
    ) -> tuple[float | None, float | None, int, int]:
        low, high = number.low, number.high
        if low != high:
            return low, high, start, end
        kind, at = self._opened(number.start)
        if kind:
            at += self.text[at : at + 1] in _SIGNS
            open_ends = (low, None) if kind == "from" else (None, high)
            return *open_ends, min(start, at), end
        for at in self._behind_places(number.end, end):
            more = self.money.more.after(self.text, at)
            if more and not self.text[more[1] : more[1] + 2].strip()[:1].isdigit():
                return low, None, start, max(end, more[1])
            if most := self.money.most.after(self.text, at):
                return None, high, start, max(end, most[1])
        return low, high, start, end

    def _behind_places(self, start: int, end: int) -> Iterator[int]:
        """Give where "or more" may begin: in the words behind a number, or behind those."""
        yield from (at for at in range(start, end) if not joined(self.text, at))
        yield end + (self.text[end : end + 1] == " ")

    def follows(self, end: int, start: int) -> bool:
        """Ask whether only a word such as "to" stands between two ends of a range."""
        between = self.text[end:start].strip()
        found = self.money.to.after(between, 0)
        return between in self.words.joints or bool(found and found[1] == len(between))


def counted(
    text: str, numbers: Sequence[Sum], words: RequirementWords, money: Lexicon
) -> Iterator[Said]:
    """Find what numbers tell; those that are money tell nothing here."""
    reader = _Reader(text, words, money)
    last: Said | None = None
    bare: Sum | None = None
    for number in numbers:
        said = reader.read(number)
        if said and last and _same(last, said) and reader.follows(last.end, said.start):
            last = last._replace(end=said.end, high=said.high or said.low)
        elif said:
            if last:
                yield last
            last = said
            if bare and reader.follows(bare.end, number.start):
                last = said._replace(start=bare.start, low=bare.low)
        elif last and _goes_on(last, number) and reader.follows(last.end, number.start):
            last = last._replace(end=number.end, high=number.high)
        bare = None if said else number
    if last:
        yield last


def _same(last: Said, said: Said) -> bool:
    return (last.kind, last.unit) == (said.kind, said.unit) and said.start - last.end <= _NEAR


def _goes_on(last: Said, number: Sum) -> bool:
    """Ask whether a bare number can be the upper end of ages: "between 21 and 35"."""
    near = number.start - last.end <= _NEAR and last.kind is TermKind.AGE
    return near and bool(number.high and last.low and last.low < number.high <= _most(last))


def _is_sound(said: Said) -> bool:
    low, high = COUNTED[said.kind][said.unit or Period.YEAR]
    return all(end is None or low <= end <= high for end in (said.low, said.high))


def _most(said: Said) -> int:
    return COUNTED[said.kind][said.unit or Period.YEAR][1]

"""Work for worker processes that goes wrong in one way or another."""

import os
import signal
import time

from screenad.batch.work import Plan


def shouting():
    """Give the work: words in capitals, but for those that name what becomes of the process."""
    return shout


def shout(words):
    return " ".join(map(_shouted, words))


def _shouted(word):
    match word:
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(3)
        case "hang":
            time.sleep(600)
        case "eat":
            raise MemoryError
        case "bug":
            raise ValueError("this is a bug")
    return word.upper()


class Once:
    """Work in which a word ends the process the first time that it is met."""

    def __init__(self, folder):
        self._folder = folder

    def __call__(self):
        return self._shout

    def _shout(self, words):
        return " ".join(map(self._shouted, words))

    def _shouted(self, word):
        seen = self._folder / word
        if word.startswith("once") and not seen.exists():
            seen.touch()
            os.kill(os.getpid(), signal.SIGSEGV)
        return word.upper()


def stillborn():
    os._exit(7)


def mark(item, reason):
    return f"({item}: {reason})"


class Killing(Plan):
    """A plan on which a process does not outlive the words "Kill it."."""

    __slots__ = ()

    def work(self):
        work = super().work()
        return lambda pieces: work(map(deadly, pieces))


def deadly(piece):
    if b"Kill it." in piece.data:
        os.kill(os.getpid(), signal.SIGKILL)
    return piece

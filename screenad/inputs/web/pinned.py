"""Connections to addresses that were looked at: a name is resolved once, and what it gives is used.

Between a look at a name and a connection to it by name, the name may come to mean another address.
"""

import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from screenad.errors import InputError
from screenad.inputs.web.addresses import Resolve
from screenad.said import Said, said


@dataclass(slots=True)
class Gate:
    """Lets connections through to permitted addresses, and ends them all when time is up."""

    resolve: Resolve
    permits: Callable[[str], bool]
    until: float
    _lines: list[socket.socket] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Give the seconds that are left; never nothing, which would mean for ever."""
        return max(0.01, self.until - monotonic())

    @property
    def is_over(self) -> bool:
        """Say whether time is up."""
        return monotonic() >= self.until

    def connect(self, host: str, port: int) -> socket.socket:
        """Connect to an address of a host, if each that it has is permitted."""
        addresses = self.resolve(host, port)
        for address in addresses:
            if not self.permits(address):
                raise InputError("", _refused(address))
        problem: OSError = OSError("it has no address")
        for address in addresses:
            try:
                line = socket.create_connection((address, port), self.left)
            except OSError as failed:
                problem = failed
                continue
            # A copy: encryption takes the socket itself over.
            self._lines.append(line.dup())
            return line
        raise problem

    def end(self) -> None:
        """End every connection, whatever waits for it."""
        while self._lines:
            line = self._lines.pop()
            with suppress(OSError):  # ended by the other side
                line.shutdown(socket.SHUT_RDWR)
            line.close()


def _refused(address: str) -> Said:
    return said(
        "its address ({address}) is in a private network, and is not asked", address=address
    )


class Pinned(HTTPAdapter):
    """Has every connection of a session made by a gate."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Make the pools, with connections that pass the gate."""
        super().init_poolmanager(*args, **options)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = _pools(self._gate)


def _pools(gate: Gate) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return gate.connect(self._dns_host, self.port)

    class Encrypted(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return gate.connect(self._dns_host, self.port)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class EncryptedPool(HTTPSConnectionPool):
        ConnectionCls = Encrypted

    return {"http": PlainPool, "https": EncryptedPool}

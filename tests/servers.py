"""Servers on this machine that answer as they are told, word for word."""

import socket
import threading
from contextlib import contextmanager


def answer(body=b"", status="200 OK", **lines):
    """Give the bytes of an answer."""
    lines = {"Content_Type": "text/html", "Content_Length": len(body), **lines}
    told = "".join(f"{k.replace('_', '-')}: {v}\r\n" for k, v in lines.items() if v is not None)
    return f"HTTP/1.1 {status}\r\n{told}\r\n".encode() + body


@contextmanager
def serving(answers, secured=None):
    """Give a server; ``answers`` has, for each path, bytes or what yields them.

    ``secured`` is how it speaks TLS, if it does.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:
        asked = []
        thread = threading.Thread(
            target=_serve, args=(server, answers, asked, secured), daemon=True
        )
        thread.start()
        yield Site(server.getsockname()[1], asked)
        # Whoever waits for the next request is woken by it.
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


class Site:
    """A server that runs; ``asked`` are the requests that came."""

    def __init__(self, port, asked):
        self.port = port
        self.asked = asked

    def at(self, path="/", host="127.0.0.1", scheme="http"):
        """Give the address of a page."""
        return f"{scheme}://{host}:{self.port}{path}"


def _serve(server, answers, asked, secured):
    while True:
        try:
            line, _ = server.accept()
        except OSError:
            return
        told = (line, answers, asked, secured)
        threading.Thread(target=_answer, args=told, daemon=True).start()


def _answer(line, answers, asked, secured):
    try:
        line = secured.wrap_socket(line, server_side=True) if secured else line
    except OSError:  # the other side does not trust it
        line.close()
        return
    with line:
        request = line.recv(65_536)
        asked.append(request.decode("latin-1"))
        path = request.split(b" ")[1].decode("latin-1") if b" " in request else "/"
        given = answers.get(path, answer(status="404 Not Found"))
        try:
            for piece in [given] if isinstance(given, bytes) else given():
                line.sendall(piece)
        except OSError:  # the reader has had enough
            pass

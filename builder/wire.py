"""What is asked of other machines, within bounds of bytes, time and trust: the only file that knows the network."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from ipaddress import ip_address
from typing import IO
from urllib.parse import urlsplit

PATIENCE = 10.0  # seconds that nothing may come
LONGEST = 30.0  # seconds for all of an answer
REDIRECTS = 5
CHUNK = 1 << 16
AGENT = "Dateline"
BROKEN_OFF = "the answer is broken off, or none at all"


class UnreachableError(Exception):
    """What was asked for did not come; its words say why, for an editor."""


@dataclass(frozen=True, slots=True)
class Trust:
    """How far addresses are trusted: *plain* ones, without encryption, and the hosts that somebody wrote *literally*.

    A name that leads into a private network is not asked: who can change it could read there what only we can.
    """

    plain: bool = False
    literal: frozenset[str] = frozenset()

    @classmethod
    def of(cls, url: str, *, plain: bool) -> Trust:
        """Return the trust of an address that stands in the plan: a private host is meant if it is written as such."""
        host = urlsplit(url).hostname or ""
        return cls(plain, frozenset({host} if host == "localhost" or _is_number(host) else ()))


def fetched(url: str, trust: Trust, most: int) -> bytes:
    """Return what stands at *url*, *most* bytes of it. Raises UnreachableError."""
    return _asked(urllib.request.Request(url, headers={"User-Agent": AGENT}), trust, most)  # noqa: S310 - see _checked


def posted(url: str, body: bytes, kind: str, trust: Trust, most: int) -> bytes:
    """Send *body*, of a media type, and return what is answered. Raises UnreachableError."""
    headers = {"User-Agent": AGENT, "Content-Type": kind}
    return _asked(urllib.request.Request(url, body, headers, method="POST"), trust, most)  # noqa: S310 - see _checked


def _asked(request: urllib.request.Request, trust: Trust, most: int) -> bytes:
    _checked(request.full_url, trust)
    handlers = (urllib.request.ProxyHandler({}), _Plain(trust), _Secure(trust), _Redirects(trust))
    opener = urllib.request.build_opener(*handlers)
    until = time.monotonic() + LONGEST
    try:
        with opener.open(request, timeout=PATIENCE) as answer:
            return _read(answer, most, until)
    except urllib.error.HTTPError as error:
        raise UnreachableError(f"the answer was {error.code} {error.reason}".strip()) from None
    except urllib.error.URLError as error:
        raise UnreachableError(_why(error.reason)) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnreachableError(_why(error)) from None


def _read(answer: http.client.HTTPResponse, most: int, until: float) -> bytes:
    data = bytearray()
    while chunk := answer.read1(min(CHUNK, most + 1 - len(data))):
        data += chunk
        if len(data) > most:
            raise UnreachableError(f"this has more than {most // 1024} kB")
        if time.monotonic() > until:
            raise UnreachableError(f"this took longer than {LONGEST:.0f} seconds")
    if answer.length:  # bytes that were promised and did not come
        raise UnreachableError(BROKEN_OFF)
    return bytes(data)


def _why(reason: object) -> str:
    match reason:
        case TimeoutError():
            return f"nobody answered within {PATIENCE:.0f} seconds"
        case ssl.SSLCertVerificationError():
            return f"its certificate is not valid: {reason.verify_message}"
        case socket.gaierror():
            return "there is no such host, or no network"
        case OSError():
            return (reason.strerror or str(reason)).lower()
        case http.client.HTTPException():
            return BROKEN_OFF
    return str(reason)


def _checked(url: str, trust: Trust) -> None:
    scheme = urlsplit(url).scheme
    if scheme not in ({"https", "http"} if trust.plain else {"https"}):
        why = "anybody on the way could change it" if scheme == "http" else "only https is asked"
        raise UnreachableError(f"{url} is not encrypted, and {why}" if scheme == "http" else f"{url}: {why}")


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _connected(host: str, port: int, timeout: float | None, trust: Trust) -> socket.socket:
    """Connect, and see whom to: a name can lead anywhere, and elsewhere when it is asked again."""
    sock = socket.create_connection((host, port), timeout)
    there = ip_address(sock.getpeername()[0].partition("%")[0])
    mapped = getattr(there, "ipv4_mapped", None) or there
    if host not in trust.literal and not mapped.is_global:
        sock.close()
        raise UnreachableError(f"{host} leads into a private network; write its number, if that is meant")
    return sock


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, trust: Trust) -> None:
        super().__init__()
        self.trust = trust

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        trust = self.trust

        class Connection(http.client.HTTPConnection):
            def connect(self) -> None:
                self.sock = _connected(self.host, self.port, self.timeout, trust)

        return self.do_open(Connection, req)


class _Secure(urllib.request.HTTPSHandler):
    def __init__(self, trust: Trust) -> None:
        super().__init__()
        self.trust = trust

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        trust = self.trust

        class Connection(http.client.HTTPSConnection):
            def connect(self) -> None:
                sock = _connected(self.host, self.port, self.timeout, trust)
                self.sock = ssl.create_default_context().wrap_socket(sock, server_hostname=self.host)

        return self.do_open(Connection, req)


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = REDIRECTS
    max_repeats = REDIRECTS

    def __init__(self, trust: Trust) -> None:
        self.trust = trust

    def redirect_request(  # noqa: PLR0913, PLR0917 - urllib's own
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        _checked(newurl, self.trust)
        return super().redirect_request(req, fp, code, msg, headers, newurl)

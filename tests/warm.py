"""Commands run in a process that has loaded the program before: one stands by for the tests, and forks for each run.

The child is a process of its own, with its own streams, folder, environment and exit status, and finds no memory of
other runs. What an interpreter reads as it starts (its encoding, hash seed, zone) needs one of its own, which is what a
run with other variables than `FREE` gets.
"""

from __future__ import annotations

import atexit
import json
import os
import runpy
import selectors
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

FREE = {"SOURCE_DATE_EPOCH", "CI"}  # the program itself reads these, and only when it runs


def run(
    words: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None, data: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run `dateline` with *words* and *data* as its input, and return what it wrote and its exit status."""
    wanted = dict(os.environ if env is None else env)
    if any(wanted.get(name) != os.environ.get(name) for name in (wanted.keys() | os.environ.keys()) - FREE):
        from conftest import dateline  # not needed in the process that stands by

        return subprocess.run(dateline(*words), cwd=cwd, env=wanted, input=data, capture_output=True, check=False)
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as given:
        asked.write(json.dumps({"words": list(words), "cwd": str(cwd or Path.cwd()), "env": wanted}).encode())
        given.write(data)
        for file in (asked, given):
            file.seek(0)
        (out, into_out), (err, into_err) = os.pipe(), os.pipe()
        line = _standing_by()
        socket.send_fds(line, [b"!"], [asked.fileno(), given.fileno(), into_out, into_err])
        for end in (into_out, into_err):
            os.close(end)
        said = _read(out, err)
    status = int(line.recv(16).decode())
    return subprocess.CompletedProcess(list(words), status, said[out], said[err])


def told(
    words: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `dateline` with *words*, and return what it wrote as text."""
    done = run(words, cwd=cwd, env=env)
    texts = (data.decode().replace("\r\n", "\n") for data in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, *texts)


def _read(*ends: int) -> dict[int, bytes]:
    """Read pipes to their ends, whichever is written to first."""
    said = dict.fromkeys(ends, b"")
    with selectors.DefaultSelector() as ready:
        for end in ends:
            ready.register(end, selectors.EVENT_READ)
        while ready.get_map():
            for key, _ in ready.select():
                if part := os.read(key.fd, 1 << 16):
                    said[key.fd] += part
                else:
                    ready.unregister(key.fd)
                    os.close(key.fd)
    return said


@cache
def _standing_by() -> socket.socket:
    ours, theirs = socket.socketpair()
    process = subprocess.Popen(
        [sys.executable, __file__, str(theirs.fileno())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=[theirs.fileno()],
    )
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def _serve(line: socket.socket) -> None:
    """Fork for each run that is asked for, and answer with its exit status."""
    import builder.commands
    import builder.counting
    import builder.explained
    import builder.looks
    import builder.new  # noqa: F401 - to have them all loaded

    while True:
        message, files, _, _ = socket.recv_fds(line, 1, 4)
        if not message:
            return
        child = os.fork()
        if child == 0:
            line.close()
            _begin(*files)
        for file in files:
            os.close(file)
        line.send(b"%d" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _begin(asked: int, *streams: int) -> None:
    """Be what `python -m builder` would be, and end as it does."""
    with os.fdopen(asked, "rb") as file:
        request = json.load(file)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, buffering, encoding=old.encoding, errors=old.errors, closefd=False)  # noqa: SIM115 - to the end
        for number, mode, buffering, old in ((0, "r", -1, sys.stdin), (1, "w", -1, sys.stdout), (2, "w", 1, sys.stderr))
    )
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    sys.path[0] = request["cwd"]
    sys.argv = ["builder", *request["words"]]
    status = 1
    try:
        runpy.run_module("builder", run_name="__main__", alter_sys=True)
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            sys.stderr.write(end.code + "\n")
    except BaseException:  # noqa: BLE001 - what an interpreter does with any
        traceback.print_exc()
    finally:
        atexit._run_exitfuncs()  # noqa: SLF001 - os._exit would leave them out
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))

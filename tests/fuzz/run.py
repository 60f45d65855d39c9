"""Fuzz one target: `python tests/fuzz/run.py TARGET --seconds 600`; with --plant, a planted fault has to be found.

What is found is kept in tests/fuzz/corpus/TARGET/, where every run of pytest replays it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
TARGETS = ("yaml", "front", "markdown", "names")
SLOWEST = 5  # seconds that one input may take, with all that is measured
LARGEST = 4096  # bytes of an input
MEMORY = 2048  # MB


def main() -> None:
    """Start the fuzzer in a process of its own; exit 1 if it found something, or did not find what was planted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--plant", action="store_true", help="plant a fault, and fail if it is not found")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        _fuzz(given.target, given.inside.split("\n"), plant=given.plant)
    with tempfile.TemporaryDirectory() as scratch:
        kept = HERE / "corpus" / given.target
        found = f"{scratch}/" if given.plant else f"{kept}/"
        options = (*_options(given.target, scratch), f"-max_total_time={given.seconds}", f"-artifact_prefix={found}")
        (Path(scratch) / "new").mkdir()
        words = [
            sys.executable,
            __file__,
            given.target,
            "--inside=" + "\n".join((*options, f"{scratch}/new", str(kept))),
        ]
        done = subprocess.run([*words, *(["--plant"] if given.plant else [])], check=False)
        right = any(Path(scratch).glob("crash-*")) if given.plant else done.returncode == 0
    sys.stdout.write(f"{given.target}: {_told(plant=given.plant, right=right)}\n")
    sys.exit(not right)


def _told(*, plant: bool, right: bool) -> str:
    if plant:
        return "the planted fault was found" if right else "the planted fault was not found"
    return "nothing was found" if right else "something was found: mend it, and leave the file for pytest"


def _options(target: str, scratch: str) -> tuple[str, ...]:
    """Write the words that are worth trying where libFuzzer reads them."""
    words = import_module(f"fuzz.targets.{target}").WORDS
    coded = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words)
    dictionary = Path(scratch) / "words"
    dictionary.write_text("".join(f'"{word}"\n' for word in coded), "ascii")
    return (f"-dict={dictionary}", f"-timeout={SLOWEST}", f"-max_len={LARGEST}", f"-rss_limit_mb={MEMORY}")


def _fuzz(target: str, options: list[str], *, plant: bool) -> None:
    """Run the fuzzer in this process, which it ends."""
    import atheris

    with atheris.instrument_imports(include=["builder", "tomllib", "zoneinfo", "json"]):
        room = import_module(f"fuzz.targets.{target}")
    if plant:
        room.plant()
    atheris.Setup([sys.argv[0], *options], room.one)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    main()

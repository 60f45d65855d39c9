"""`python -m builder` is `dateline`."""

from builder.cli import main

main(prog_name="dateline")

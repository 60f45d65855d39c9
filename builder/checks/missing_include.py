"""calendar.yaml names a file that is not there: a plan file under `include:`, or a calendar under `observances:`.

Why: What a misspelt name was to bring in is missing from the plan, and nobody would see it. A post whose entry stands
in such a file would go out by a date of its own.

How to mend it: Write the path as it is seen from calendar.yaml, or add the file. A star stands for any letters of a
name: `team/*.yaml` are all plan files of the folder team.

For example:

    include: [team/*.yaml]
    observances: [team/launches.ics]
"""

from __future__ import annotations

SEVERITY = "error"

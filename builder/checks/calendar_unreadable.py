"""A calendar that `observances:` names cannot be read, or one of its events cannot.

Why: Days that others have set are shown where pieces are planned. An event that is not understood is missing there.

How to mend it: Export the calendar anew, as iCalendar (.ics), out of the program that it comes from. Whoever writes it
by hand writes the line as the example has it: a day is 20261201, without hyphens.

For example:

    DTSTART;VALUE=DATE:20261201
"""

from __future__ import annotations

SEVERITY = "error"

"""A recording cannot be read: nothing in it tells how long it is.

Why: Podcast programs show the length of an episode before anybody listens, and refuse what is no sound.

How to mend it: Listen to the file. If it plays, save it again as MP3 or M4A; if not, look for the recording it was made
of.

For example:

    audio: screw.mp3        # a file of 0 bytes, or a page that was saved under this name
"""

from __future__ import annotations

SEVERITY = "warning"

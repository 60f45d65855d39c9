"""The place where a picture was taken stands in it.

Why: Cameras and telephones write it there, and it may be somebody's home. Dateline leaves it out of what it publishes,
with all other notes of the camera; of a picture that it cannot clean it publishes nothing. The file in
the repository still has it.

How to mend it: If others can see the repository, save the picture without its place and put it there again.

For example:

    exiftool -gps:all= content/posts/screw.jpg
"""

from __future__ import annotations

SEVERITY = "warning"

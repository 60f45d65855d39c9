"""The kinds of files that a site has beside its pages. What a browser or a server would run is none of them."""

from __future__ import annotations


def named(names: str) -> frozenset[str]:
    """Return the names of a text, which reads better than a list of as many lines."""
    return frozenset(names.split())


PICTURES = named("png jpg jpeg jpe jfif gif webp avif svg")
# pictures that browsers do not show, with places and names in them that nobody takes out
UNSHOWN_PICTURES = named("heic heif tif tiff psd raw cr2 cr3 nef arw dng bmp jp2 jxl")
SOUND = named("mp3 m4a aac ogg oga opus flac wav")
FILMS = named("mp4 m4v webm ogv mov vtt srt")
PAPERS = named("pdf txt text rtf odt ods odp doc docx xls xlsx ppt pptx epub mobi tex bib ps")
DATA = named("csv tsv json jsonl geojson yaml yml toml ini ics vcf log sqlite parquet asc sig pem pub")
PACKED = named("zip gz tgz tar bz2 xz 7z zst")
FONTS = named("woff woff2 ttf otf")
CODE = named(
    "c h cc cpp hpp cs go rs java kt swift m py ipynb rb pl sh bash fish zsh lua r jl hs ml ex exs erl clj scala sql "
    "diff patch css scss less ts tsx jsx vue ino scad stl obj gcode kicad_pcb kicad_sch sch nix el vim awk zig d "
    "dart asm s f90 v vhd tcl adb ads nim cfg conf"
)
PUBLISHED = PICTURES | SOUND | FILMS | PAPERS | DATA | PACKED | FONTS | CODE
# what lies in content/ for readers, and not for a generator
SHOWN = PICTURES | SOUND | FILMS | PACKED | named("pdf odt ods odp doc docx xls xlsx ppt pptx epub")
HTML = named("html htm xhtml")
RUN = HTML | named("js mjs xml xsl wasm webmanifest")  # what raw HTML needs beside it


def suffix_of(path: str) -> str:
    """Return the ending of a file's name in small letters, without its dot."""
    name, dot, suffix = path.rpartition("/")[2].rpartition(".")
    return suffix.lower() if dot and name else ""

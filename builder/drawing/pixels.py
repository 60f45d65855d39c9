"""Pixels: what a network's copy of a picture is made of, and a card. Only here one is decoded, and only to be made."""

from __future__ import annotations

from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from builder.model.copies import Cut

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITIES = (90, 80, 70, 55, 40, 30)  # of a JPEG; channels/fitting.py sees to it that the last surely fits
SPARE = 1.25  # so many pixels are decoded for one of a copy, each way: enough that it is as sharp
PAPER = "white"  # what is seen through a picture that has holes


def copied(data: bytes, cut: Cut) -> bytes:
    """Return a part of a picture as a JPEG: upright, in sRGB, of one frame, and without any notes.

    The same bytes come out as long as Pillow is the same. What it cannot read stays as it is: browsers can show it,
    or it would be no asset, and a network says itself what it does not take.
    """
    from PIL.Image import Resampling  # noqa: PLC0415 - `check` need not wait for it

    try:
        image, scale = _opened(data, cut)
        box = tuple(side * scale for side in (cut.left, cut.top, cut.left + cut.across, cut.top + cut.down))
        size = (cut.width, cut.height)
        made = _flat(image).resize(size, Resampling.LANCZOS, _inside(box, image.size), reducing_gap=3)
    except (OSError, ValueError, SyntaxError):
        return data
    return _encoded(made, cut.most)


def drawn(png: bytes, most: int) -> bytes:
    """Return a drawing as a JPEG of *most* bytes, in the best quality that has so few; its letters stay sharp."""
    from PIL import Image  # noqa: PLC0415 - as above

    with Image.open(BytesIO(png)) as image:
        return _encoded(_flat(image), most, subsampling=0)


def _opened(data: bytes, cut: Cut) -> tuple[Image, float]:
    """Return the first frame of a picture, the way up that its notes say, and by how much it is smaller already: of a
    large JPEG not all is decoded that the copy has no room for."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - as above

    Image.MAX_IMAGE_PIXELS = None  # load/formats lets through none that is too large
    image = Image.open(BytesIO(data))
    whole, wanted = image.size, SPARE * max(cut.width / cut.across, cut.height / cut.down)
    image.draft(image.mode, (ceil(whole[0] * wanted), ceil(whole[1] * wanted)))
    image.load()
    return ImageOps.exif_transpose(image), image.width / whole[0]


def _inside(box: tuple[float, ...], size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Return *box* without the part of a pixel that it may reach beyond *size*."""
    left, top, right, bottom = box
    return left, top, min(right, size[0]), min(bottom, size[1])


def _flat(image: Image) -> Image:
    """Return a picture in sRGB, with white where it has holes."""
    from PIL import Image as Images  # noqa: PLC0415 - as above

    if image.mode.startswith("I"):  # greys of 16 bits
        image = image.convert("I").point(lambda grey: grey / 256).convert("L")
    if not image.has_transparency_data:
        return _in_srgb(image)
    clear = image.convert("RGBA")
    flat = Images.new("RGB", image.size, PAPER)
    flat.paste(_in_srgb(clear.convert("RGB"), image), mask=clear.getchannel("A"))
    return flat


def _in_srgb(image: Image, profiled: Image | None = None) -> Image:
    """Return *image* in the colours that every screen has; one whose profile cannot be read has these already."""
    from PIL import ImageCms  # noqa: PLC0415 - as above

    profile = (profiled or image).info.get("icc_profile")
    if image.mode not in {"RGB", "L", "CMYK"}:
        image = image.convert("RGB")
    if not profile:
        return image.convert("RGB")
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        made = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert("RGB")
    return made or image.convert("RGB")


def _encoded(image: Image, most: int | None, subsampling: int = -1) -> bytes:
    """Return a JPEG of *most* bytes, in the best quality that has so few. *subsampling* 0 keeps all colours."""
    data = b""
    for quality in QUALITIES:
        file = BytesIO()
        image.save(file, "JPEG", quality=quality, optimize=True, icc_profile=None, subsampling=subsampling)
        data = file.getvalue()
        if most is None or len(data) <= most:
            break
    return data

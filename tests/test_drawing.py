"""Words are set as their readers write them: in every script the letters in their order, and none as an empty box."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import groupby, pairwise
from unicodedata import bidirectional

import pytest
from bidi import get_display
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from builder.drawing.bidi import direction_of, levels, runs
from builder.drawing.breaking import breaks, cells
from builder.drawing.lettering import TEXT, TITLE, cut_for, letters_of
from builder.drawing.raster import MOST, jpeg
from builder.drawing.setting import Setting
from builder.drawing.typesetting import Box, block_of

SIZES = (92, 80, 70, 60, 52, 46)
BOX = Box(900, 330, SIZES)
TITLES = {
    "en": "Swollen battery: the first hour, “flat” and naïve",
    "vi": "Pin phồng: một giờ đầu tiên bạn cần làm gì",
    "el": "Φουσκωμένη μπαταρία: η πρώτη ώρα",
    "ru": "Вздувшаяся батарея: первый час",
    "uk": "Здута батарея: що робити їй і ґатунок",
    "ar": "كيف تصلح هاتف iPhone 15 Pro بنفسك (دليل ٢٠٢٦)",
    "fa": "باتری بادکرده: در ساعت اول چه کنیم؟",
    "ur": "پھولی ہوئی بیٹری: پہلا گھنٹہ کیا کریں",
    "he": "איך לתקן סוללה (ולא לשרוף) ב־10 דקות",
    "ja": "膨らんだバッテリー：最初の一時間にすべきこと、々ー",
    "zh": "电池鼓包了怎么办？第一个小时的正确做法",
    "zh-TW": "電池鼓包了怎麼辦？",
    "ko": "부풀어 오른 배터리: 처음 한 시간",
    "hi": "सूजी हुई बैटरी: पहले घंटे में क्या करें, संस्कृति",
    "bn": "ফোলা ব্যাটারি: প্রথম ঘণ্টায়",
    "ta": "வீங்கிய மின்கலம்: முதல் ஒரு மணி",
    "te": "ఉబ్బిన బ్యాటరీ: మొదటి గంటలో",
    "th": "แบตเตอรี่บวม:สิ่งที่ควรทำในชั่วโมงแรก",
    "ka": "გაბერილი ბატარეა: პირველი საათი",
    "hy": "Ուռած մարտկոց. առաջին ժամը",
    "emoji": "👨‍👩‍👧‍👦 🇩🇪🇯🇵 👍🏽 ❤️ 1️⃣ 🏳️‍🌈 🚀 ✔ ★ → ≠",
}


def visual(text: str, base: int) -> str:
    """Return the letters of a line as they are seen from left to right."""
    found = levels(text, base)
    parts = [(text[first:last], found[first]) for first, last in runs(found)]
    return "".join(part[::-1] if level % 2 else part for part, level in parts)


def seen(words: str, lang: str, *, leftward: bool) -> list[tuple[str, bool]]:
    """Return the runs of the one line of *words* from left to right; True runs leftward."""
    letters = letters_of(words, TITLE)
    assert letters is not None
    setting = Setting(letters, lang=lang, leftward=leftward)
    line = [(part, way) for part, _, way in setting.line(setting.piece(0, len(letters.clusters)))]
    grouped = ((way, [part for part, _ in group]) for way, group in groupby(line, lambda one: one[1]))
    return [("".join(reversed(parts) if way else parts), way) for way, parts in grouped]


# strong letters of each kind, figures, marks, brackets, what is neutral, and what embeds, overrides and isolates
BOTH_WAYS = (
    "aéא\u05d1بج12٣٤+-,.:/%$ ()[]⟨〈⦍⦐!&\u0301\u064b\u200d\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@settings(deadline=None, max_examples=400)
@given(st.text(st.sampled_from(BOTH_WAYS), max_size=24), st.sampled_from([0, 1]))
@example("א(ב[a)ג]1", 0)
@example("ب1,2٣٤%", 1)
def test_letters_stand_where_another_program_has_them(text: str, base: int) -> None:
    """That one is the unicode-bidi of Rust. What nobody sees is not compared, nor what stands at the end of a line:
    there it leaves an isolate that is never closed where it was, which rule L1 does not."""
    text += "א" if base else "x"
    hidden = dict.fromkeys(map(ord, "\u200d\u202a\u202b\u202c\u202d\u202e"))
    theirs = get_display(text, base_dir="R" if base else "L")
    assert visual(text, base).translate(hidden) == str(theirs).translate(hidden)


@pytest.mark.parametrize(
    ("text", "base", "wanted"),
    [
        ("abc", 0, [0, 0, 0]),
        ("אבג", 0, [1, 1, 1]),
        ("א1", 1, [1, 2]),
        ("a (ב) c", 0, [0, 0, 0, 1, 0, 0, 0]),
        ("א (b) ג", 1, [1, 1, 1, 2, 1, 1, 1]),
        ("א\u2066b\u2069ג", 1, [1, 1, 2, 1, 1]),
        ("\u202bab\u202c.", 0, [0, 2, 2, 2, 0]),
        ("א \u2067", 0, [1, 0, 0]),
        ("", 1, []),
    ],
)
def test_levels(text: str, base: int, wanted: list[int]) -> None:
    assert levels(text, base) == wanted


def test_a_text_runs_the_way_of_its_page_unless_all_its_letters_run_the_other() -> None:
    assert [direction_of(text, 0) for text in ("A שלום", "שלום 12!", "12", "")] == [0, 1, 0, 0]
    assert [direction_of(text, 1) for text in ("A שלום", "Hello, 12!", "12", "")] == [1, 0, 1, 1]


def test_words_of_two_directions_are_drawn_in_the_order_in_which_they_are_read() -> None:
    arabic = seen("هاتف iPhone 15 (دليل)", "ar", leftward=True)
    assert arabic == [(" (دليل)", True), ("iPhone 15", False), ("هاتف ", True)]
    hebrew = seen("see (שלום) now", "en", leftward=False)
    assert hebrew == [("see (", False), ("שלום", True), (") now", False)]


@pytest.mark.parametrize("lang", TITLES)
def test_no_letter_is_an_empty_box(lang: str) -> None:
    for text in (TITLE, TEXT):
        letters = letters_of(TITLES[lang], text)
        assert letters is not None
        assert letters.text == TITLES[lang]
        line = Setting(letters, lang=lang, leftward=False)
        for part, cut, leftward in line.line(line.piece(0, len(letters.clusters))):
            assert all(glyph.id for glyph in cut.face.shaped(part, lang, leftward=leftward).glyphs)


def test_letters_join_and_signs_melt_into_one() -> None:
    """Arabic letters change by their neighbours, conjuncts and families are one glyph."""
    arabic, hindi, emoji = (cut_for(one, TITLE) for one in ("ب", "क्ष", "👨‍👩‍👧‍👦"))
    assert arabic is not None
    assert hindi is not None
    assert emoji is not None
    alone = {glyph.id for glyph in arabic.face.shaped("ب", "ar", leftward=True).glyphs}
    joined = {glyph.id for glyph in arabic.face.shaped("ببب", "ar", leftward=True).glyphs}
    assert len(joined - alone) == 3
    assert len(hindi.face.shaped("क्ष", "hi").glyphs) == 1
    assert len([glyph for glyph in emoji.face.shaped("👨‍👩‍👧‍👦", "").glyphs if emoji.face.outline(glyph.id)]) == 1


def test_letters_without_a_glyph_are_not_drawn() -> None:
    """A word is not drawn in part; a sign that no font has is left out, and nobody misses it."""
    assert block_of("ᠮᠣᠩᠭᠣᠯ in Mongolian", BOX) is None
    assert block_of("", BOX) is None
    assert block_of("\U0001fbc5", BOX) is None
    kept = letters_of("A plug \U0001fbc5", TITLE)
    assert kept is not None
    assert kept.text == "A plug "


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("A well-made plug", ["A ", "well-", "made ", "plug"]),
        ("1-2 or -3", ["1-2 ", "or ", "-3"]),
        ("a\u00a0b c", ["a\u00a0b ", "c"]),
        ("日本語", ["日", "本", "語"]),
        ("「電池」、ーっ。", ["「電", "池」、ーっ。"]),
        ("배터리 교체", ["배터리 ", "교체"]),
        ("电池 iPhone 15 了", ["电", "池 ", "iPhone ", "15 ", "了"]),
        ("go🚀on", ["go", "🚀", "on"]),
    ],
)
def test_a_line_ends_where_readers_expect_it(words: str, parts: list[str]) -> None:
    letters = letters_of(words, TITLE)
    assert letters is not None
    edges = [0, *breaks(letters.clusters), len(letters.clusters)]
    assert ["".join(letters.clusters[a:b]) for a, b in pairwise(edges)] == parts


def test_thai_is_parted_between_its_letters_and_never_before_a_vowel_that_follows() -> None:
    letters = letters_of("แบตเตอรี่จะ", TITLE)
    assert letters is not None
    edges = [0, *cells(letters.clusters), len(letters.clusters)]
    parts = ["".join(letters.clusters[a:b]) for a, b in pairwise(edges)]
    assert parts == ["แบ", "ต", "เต", "อ", "รี่", "จะ"]


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.text(max_size=120), st.text(st.sampled_from(f"{BOTH_WAYS} 電池日가न्क्षเก👍🏽aaa"), max_size=500)))
@example("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 4)
@example("แบตเตอรี่บวมสิ่งที่ควรทำในชั่วโมงแรก" * 9)
def test_any_words_stay_in_their_box(words: str) -> None:
    block = block_of(words, BOX)
    if block is None:
        return
    assert block.size in SIZES
    assert block.width <= BOX.width + block.size / 20  # pairs of letters are a little nearer or farther in a whole line
    assert block.height <= BOX.height
    assert block.lines >= 1


def test_words_are_as_large_as_they_fit_and_cut_at_a_word_if_they_never_do() -> None:
    short, long, endless = (block_of("swollen " * count, BOX) for count in (2, 20, 60))
    assert short is not None
    assert long is not None
    assert endless is not None
    assert (short.size, short.lines) == (92, 1)
    assert 46 < long.size < 92
    assert endless.size == 46
    letters = letters_of(("swollen " * 60).strip()[:400], TITLE)
    assert letters is not None
    cut = Setting(letters, lang="en", leftward=False).cut(BOX.width / 46, 6, TITLE)
    assert re.fullmatch(r"(swollen )+swollen…", cut.letters.text)


def test_lines_are_of_like_width() -> None:
    """No word stands alone below a full line."""
    block = block_of("What a repair costs and what it saves", Box(900, 330, (80,)))
    assert block is not None
    assert block.lines == 2
    assert block.width < 800


def test_what_runs_leftward_stands_at_the_right() -> None:
    left, right = (block_of("سلام", Box(900, 330, (80,), leftward=way, lang="ar")) for way in (False, True))
    assert left is not None
    assert right is not None
    assert left.width == right.width
    assert min(_columns(left.path)) < 20
    assert max(_columns(right.path)) > 880


def _columns(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"[MLQC](-?[\d.]+) ", path)]


NOISE = '<filter id="n"><feTurbulence baseFrequency="0.9" numOctaves="5"/></filter><rect width="1200" height="630" {}/>'


@pytest.mark.parametrize("drawing", ['<rect width="9" height="9" fill="red"/>', NOISE.format('filter="url(#n)"'), ""])
def test_a_picture_is_what_every_network_takes(drawing: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630">{drawing}</svg>'
    data = jpeg(svg)
    assert data == jpeg(svg)
    assert len(data) < MOST
    assert b"Exif" not in data
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size, image.mode) == ("JPEG", (1200, 630), "RGB")
        assert image.getpixel((1199, 629)) == (255, 255, 255) or "url" in drawing


def test_what_is_no_drawing_is_told() -> None:
    with pytest.raises(ValueError, match=r"."):
        jpeg("<svg")


def test_the_hidden_letters_of_this_test_are_what_they_should_be() -> None:
    assert {bidirectional(letter) for letter in BOTH_WAYS} >= {"L", "R", "AL", "EN", "AN", "NSM", "BN", "ON", "FSI"}

"""SMS: septets of the GSM alphabet, or UTF-16 once one character is not in it; what is over costs more messages."""

from __future__ import annotations

from dataclasses import replace

from builder.channels.rules import counted, utf16
from builder.model.message import Count, Draft
from builder.model.network import Fact, Rules, Source

# In the order of their codes, 0x00 to 0x7f, without the escape (0x1b), which is no character. At 0x09 the standard
# shows the capital Ç; the later Unicode table reads ç there, which phones and gateways do not: ç costs UTF-16.
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# An escape and a letter each.
EXTENDED = frozenset("\f^{}\\[~]|€")
GSM = BASIC | EXTENDED
SINGLE = {"gsm7": 160, "ucs2": 70}
PART = {"gsm7": 153, "ucs2": 67}

MEASURED = Source("smsutil 1.1.3", "https://pypi.org/project/smsutil/1.1.3/", "code")
TABLE = Source(
    "GSM 03.38 to Unicode",
    "https://github.com/mgkuhn/uniset/blob/10bf8511bd77574609ae32784ff185a41aeeec29/GSM0338.TXT",
)
FACTS = {
    "text": Fact(
        160, "septet", MEASURED, "if every character is of the GSM alphabet; what is longer costs a message more"
    ),
    "part": Fact(153, "septet", MEASURED, "of each message that a longer text is sent in"),
    "ucs2": Fact(70, "utf16", MEASURED, "as soon as one character is not of the GSM alphabet, like an emoji or ç"),
    "ucs2_part": Fact(67, "utf16", MEASURED, "of each message that a longer text is sent in"),
    "extension": Fact(2, "septet", TABLE, "what each of ^ { } \\ [ ] ~ | € takes; the two are never sent apart"),
}


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft* as it is sent: a text that is over costs more and is taken all the same."""
    encoding = "gsm7" if GSM.issuperset(draft.text) else "ucs2"
    length = septets(draft.text) if encoding == "gsm7" else utf16(draft.text)
    more: dict[str, int | str] = {"encoding": encoding, "segments": segments(draft.text, encoding, length)}
    count = counted(rules, {"text" if encoding == "gsm7" else "ucs2": length}, more=more)
    return replace(count, over=tuple(replace(over, certain=False) for over in count.over)) if count.over else count


def septets(text: str) -> int:
    """Count the septets of a text of the GSM alphabet."""
    return len(text) + sum(map(EXTENDED.__contains__, text))


def segments(text: str, encoding: str, length: int) -> int:
    """Return how many messages *text* is sent in: neither an escape and its letter nor a surrogate pair is divided."""
    if length <= SINGLE[encoding]:
        return 1
    number, room = 1, PART[encoding]
    for letter in text:
        takes = 2 if letter > "\uffff" or (encoding == "gsm7" and letter in EXTENDED) else 1
        if takes > room:
            number, room = number + 1, PART[encoding]
        room -= takes
    return number


RULES = Rules(
    kind="sms",
    name="SMS",
    facts=FACTS,
    counting=count,
    notes=("No interface is the same at all providers: paste the text. Each part is paid for.",),
)

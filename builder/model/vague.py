"""Words of links that tell nobody where they lead, by language."""

from __future__ import annotations

VAGUE = {
    "de": ("hier", "hier klicken", "klicken sie hier", "link", "dieser link", "mehr", "mehr lesen", "weiterlesen"),
    "en": (
        "here",
        "click here",
        "see here",
        "link",
        "this link",
        "this",
        "this page",
        "more",
        "read more",
        "learn more",
    ),
    "es": ("aquí", "haz clic aquí", "haga clic aquí", "enlace", "este enlace", "más", "leer más", "ver más"),
    "fr": ("ici", "cliquez ici", "lien", "ce lien", "plus", "en savoir plus", "lire la suite"),
    "it": ("qui", "clicca qui", "link", "questo link", "altro", "leggi di più", "scopri di più"),
    "nl": ("hier", "klik hier", "link", "deze link", "meer", "lees meer"),
    "pt": ("aqui", "clique aqui", "link", "este link", "mais", "leia mais", "saiba mais"),
}
ENDS = ("", ".", "!", ":", "…", "...", " …", " ...", " »", " ›", " →")
# as anyone may write them: looking one up is the cheapest that can be done with every link of a blog
SPELT = {
    f"{written}{end}": word
    for word in {word for words in VAGUE.values() for word in words}
    for written in (word, word.capitalize(), word.title(), word.upper())
    for end in ENDS
}
LONGEST = max(map(len, SPELT))


def is_vague(said: str, lang: str) -> bool:
    """Tell whether *said* is one of the words of *lang*, whose region does not matter."""
    return SPELT.get(said) in VAGUE.get(lang.partition("-")[0].partition("_")[0].lower(), ())

"""Pictures that are drawn: words set in the shipped fonts, in any script, and the bytes of a card."""

"""The small grammars of the plan, a parser each: text to a value, or a ValueError that shows the form."""

"""What is done to the HTML that Markdown became: rooms that know neither the engine nor the cleaner.

All of them may trust what these two hold: a `<` or `>` that is no tag's is an entity, also inside attributes.
"""

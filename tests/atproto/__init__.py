"""A small validator of AT Protocol: the syntax of its strings, its data and its lexicons."""

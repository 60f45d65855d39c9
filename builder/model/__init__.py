"""The nouns of Dateline: frozen, aware of neither files nor libraries."""

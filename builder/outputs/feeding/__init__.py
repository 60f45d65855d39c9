"""From a feed as a value to its bytes, in each format."""

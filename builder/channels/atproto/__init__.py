"""What Bluesky makes of a text, and the record that it keeps of a post."""

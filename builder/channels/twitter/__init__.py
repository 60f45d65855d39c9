"""What X, formerly Twitter, sees in a text, and how much room that takes."""

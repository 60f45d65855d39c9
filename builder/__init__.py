"""Dateline: an editorial plan and its posts to a site, feeds, calendars and the words for every channel."""

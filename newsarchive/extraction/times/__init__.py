"""Publish and update time of an article, determined from the time strings of its page."""

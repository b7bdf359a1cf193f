"""From the time strings of a page to its publish and update instants."""

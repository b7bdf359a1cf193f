"""How pages are requested: which addresses, in which networks, at which pace, and with which reason a request ends without a page."""

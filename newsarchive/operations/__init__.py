"""What operators do with an archive and its captures: check them, prove them, hand them on."""

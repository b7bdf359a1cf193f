"""What happens to a captured page on its way into the archive: normalised, deduplicated, stored."""

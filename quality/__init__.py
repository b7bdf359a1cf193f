"""How well pages are read: `python -m quality NAME`. What reading costs is measured in bench/."""

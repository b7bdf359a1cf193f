"""`python -m newsarchive`: the command line."""

from newsarchive.commands import main

main()

"""`python -m audit LOCK ...`: print what is known against the packages of locks."""

import sys

from audit.locks import audit

sys.exit(audit(sys.argv[1:]))

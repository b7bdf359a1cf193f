"""The packages of locks as pip-audit reports them, in sentences."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

_OPTIONS = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")


class AuditError(Exception):
    """pip-audit could not do its work; the message states why."""


def audit(locks: Sequence[str]) -> int:
    """Print a sentence for each vulnerability, and one if packages were not audited; return the exit code: 1 after either."""
    packages: dict[tuple[str, str], dict[str, Any]] = {}
    try:
        for lock in locks:
            packages |= {(each["name"], each.get("version", "")): each for each in _packages_of(lock)}
    except AuditError as error:
        sys.stdout.write(
            f"Nothing was audited: pip-audit failed or could not reach its vulnerability service ({error}).\n"
        )
        return 1
    sentences = list(sentences_of(list(packages.values())))
    for sentence in sentences or [f"{len(packages)} packages: no known vulnerability."]:
        sys.stdout.write(f"{sentence}\n")
    return 1 if sentences else 0


def _packages_of(lock: str) -> list[dict[str, Any]]:
    """Return the packages of a lock with what is known against each. Raises AuditError."""
    command = [sys.executable, "-m", "pip_audit", *_OPTIONS, "--requirement", lock]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        raise AuditError((done.stderr.strip().splitlines() or ["no message"])[-1])
    found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    return found


def sentences_of(packages: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield a sentence for each vulnerability of packages as pip-audit reports them, and one for those that were not compared."""
    for package in packages:
        for known in package.get("vulns", ()):
            fixed = ", ".join(known["fix_versions"])
            remedy = f"update it to {fixed}" if fixed else "no version without it exists"
            yield f"{package['name']} {package['version']} has {known['id']}: {remedy}."
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    if unknown and len(unknown) == len(packages):
        yield "Nothing was audited: the vulnerability service cannot be reached from here, or knows none of the packages."
    elif unknown:
        counted = f"{len(unknown)} of {len(packages)} packages were not audited"
        yield f"{counted}, as the vulnerability service does not know them: {', '.join(unknown)}."

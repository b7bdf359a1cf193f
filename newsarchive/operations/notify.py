"""Messages to people: by e-mail, Slack, Telegram, ntfy or JSON, and the heartbeat of a dead-man switch.

Addresses hold secrets (tokens, passwords), so that messages of this program name a target by its kind and host alone.
"""

import json
import smtplib
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from http.client import HTTPException
from typing import Final
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit, urlunsplit

from newsarchive.operations.reports import Message
from newsarchive.operations.rules import SettingError

TARGETS: Final = "NEWSARCHIVE_NOTIFY"
SMTP: Final = "NEWSARCHIVE_SMTP"
SENDER: Final = "NEWSARCHIVE_MAIL_FROM"
HEARTBEAT: Final = "NEWSARCHIVE_HEARTBEAT"

_WEBHOOKS: Final = ("slack", "telegram", "ntfy", "json")
_SECONDS: Final = 20.0
_LONGEST: Final = 3500  # characters of a message: Telegram takes 4096
_EXAMPLE: Final = "mailto:you@example.org or ntfy:https://ntfy.sh/TOPIC"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mailbox, and the server that takes messages for it: `smtp://USER:PASSWORD@HOST:PORT`, or `smtps://` for TLS from the beginning."""

    recipient: str
    server: SplitResult
    sender: str

    def __str__(self) -> str:
        return f"e-mail through {self.server.hostname}"

    def send(self, message: Message) -> None:
        """Send a message. Raises OSError, SMTPException."""
        mail = EmailMessage()
        mail["Subject"], mail["From"], mail["To"] = message.subject, self.sender, self.recipient
        mail.set_content(message.text)
        connect = smtplib.SMTP_SSL if self.server.scheme == "smtps" else smtplib.SMTP
        with connect(self.server.hostname or "", self.server.port or 0, timeout=_SECONDS) as server:
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls()
            if self.server.username:
                server.login(unquote(self.server.username), unquote(self.server.password or ""))
            server.send_message(mail)


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that takes messages. `kind`: slack, telegram, ntfy or json."""

    kind: str
    address: SplitResult

    def __str__(self) -> str:
        return f"{self.kind} at {self.address.hostname}"

    def send(self, message: Message) -> None:
        """Send a message. Raises OSError, HTTPException."""
        if self.kind == "ntfy":
            content = {"topic": self.address.path.strip("/"), "title": message.subject, "message": _short(message.text)}
            _request(self.address._replace(path="/"), content)
        elif self.kind == "telegram":
            chat = parse_qs(self.address.query).get("chat_id", [""])[0]
            _request(self.address._replace(query=""), {"chat_id": chat, "text": _short(_whole(message))})
        elif self.kind == "slack":
            _request(self.address, {"text": _short(_whole(message))})
        else:
            _request(self.address, {"subject": message.subject, "text": message.text, "lines": list(message.lines)})


Target = Mail | Webhook


def targets_of(environment: Mapping[str, str]) -> list[Target]:
    """Return the targets that the variables of the environment name. Raises SettingError."""
    return [_target(written, environment) for written in environment.get(TARGETS, "").split()]


def send(targets: Sequence[Target], message: Message) -> list[str]:
    """Send a message to all targets; return a sentence for each that failed."""
    failed = []
    for target in targets:
        try:
            target.send(message)
        except (OSError, HTTPException, smtplib.SMTPException, ValueError) as error:
            failed.append(f"{target} did not take the message ({_cause(error)}). Look at {TARGETS}.")
    return failed


def heartbeat_of(environment: Mapping[str, str]) -> SplitResult | None:
    """Return the address of the heartbeat, None if there is none. Raises SettingError."""
    written = environment.get(HEARTBEAT, "")
    return _web_address(written, HEARTBEAT) if written else None


def beat(environment: Mapping[str, str]) -> str | None:
    """Ask for the address of the heartbeat, if there is one; return a sentence if that failed. Raises SettingError."""
    address = heartbeat_of(environment)
    if address is None:
        return None
    try:
        _request(address, None)
    except (OSError, HTTPException) as error:
        return f"the heartbeat at {address.hostname} was not taken ({_cause(error)}). Look at {HEARTBEAT}."
    return None


def _target(written: str, environment: Mapping[str, str]) -> Target:
    kind, _, address = written.partition(":")
    if kind == "mailto" and "@" in address:
        server = _split(environment.get(SMTP) or "smtp://localhost:25", SMTP)
        if server.scheme not in ("smtp", "smtps") or not server.hostname:
            raise SettingError(f"{SMTP} is no server for e-mail. Write {SMTP}=smtp://USER:PASSWORD@HOST:587.")
        return Mail(address, server, environment.get(SENDER) or address)
    if kind in _WEBHOOKS:
        return Webhook(kind, _web_address(address, TARGETS))
    known = ", ".join(f"{each}:" for each in ("mailto", *_WEBHOOKS))
    raise SettingError(f"{TARGETS} has a target that begins with none of {known}. Write it as {_EXAMPLE}.")


def _web_address(written: str, setting: str) -> SplitResult:
    address = _split(written, setting)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise SettingError(f"{setting} has an address that does not begin with https:// or http://.")
    return address


def _split(written: str, setting: str) -> SplitResult:
    """Return the parts of an address; the error does not repeat it, as it may hold a secret."""
    try:
        parts = urlsplit(written)
        _ = parts.port
    except ValueError:
        raise SettingError(f"{setting} has an address that cannot be read.") from None
    return parts


def _request(address: SplitResult, content: Mapping[str, object] | None) -> None:
    data = None if content is None else json.dumps(content, ensure_ascii=False).encode()
    headers = {"User-Agent": "newsarchive"} | ({"Content-Type": "application/json"} if data else {})
    # `_web_address` has accepted no other scheme than http and https.
    request = urllib.request.Request(urlunsplit(address), data, headers)  # noqa: S310  see above
    with urllib.request.urlopen(request, timeout=_SECONDS) as response:  # noqa: S310  see above
        response.read()


def _cause(error: Exception) -> str:
    """Return what failed, without any address."""
    if isinstance(error, urllib.error.HTTPError):
        return f"status {error.code}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"status {error.smtp_code}"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, urllib.error.URLError) and isinstance(error.reason, OSError):
        return error.reason.strerror or type(error.reason).__name__
    return type(error).__name__


def _whole(message: Message) -> str:
    return f"{message.subject}\n\n{message.text}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..., the rest: newsarchive status"

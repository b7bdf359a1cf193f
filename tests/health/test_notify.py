"""Messages by e-mail and webhooks to real servers on the loopback; secrets are in no sentence."""

from email import message_from_bytes, policy

import pytest

from newsarchive.operations.notify import beat, send, targets_of
from newsarchive.operations.reports import Message
from newsarchive.operations.rules import SettingError
from tests.health.servers import Received, mail_server, web_server

MESSAGE = Message("newsarchive: potrika: broken", ("potrika: broken. পত্রিকা", "other: normal again."))
TEXT = "potrika: broken. পত্রিকা\n\nother: normal again."


def sent(*targets: str, **environment: str) -> list[str]:
    return send(targets_of({"NEWSARCHIVE_NOTIFY": " ".join(targets), **environment}), MESSAGE)


def test_a_message_is_sent_by_mail() -> None:
    with mail_server() as (server, received):
        assert (
            sent("mailto:ops@example.org", NEWSARCHIVE_SMTP=server, NEWSARCHIVE_MAIL_FROM="archive@example.org") == []
        )
    (text,) = received
    mail = message_from_bytes(text, policy=policy.default)
    assert (mail["To"], mail["From"], mail["Subject"]) == ("ops@example.org", "archive@example.org", MESSAGE.subject)
    assert mail.get_content().strip().replace("\r\n", "\n") == TEXT


def test_each_kind_of_webhook_gets_what_it_takes() -> None:
    with web_server() as (address, received):
        kinds = ("slack:{}/hook", "telegram:{}/bot1:x/sendMessage?chat_id=42", "ntfy:{}/topic", "json:{}/any?key=1")
        assert sent(*(kind.format(address) for kind in kinds)) == []
    whole = f"{MESSAGE.subject}\n\n{TEXT}"
    assert received == [
        Received("POST", "/hook", {"text": whole}),
        Received("POST", "/bot1:x/sendMessage", {"chat_id": "42", "text": whole}),
        Received("POST", "/", {"topic": "topic", "title": MESSAGE.subject, "message": TEXT}),
        Received("POST", "/any?key=1", {"subject": MESSAGE.subject, "text": TEXT, "lines": list(MESSAGE.lines)}),
    ]


def test_a_target_that_fails_is_named_without_its_secret_and_the_others_get_the_message() -> None:
    with web_server(500) as (broken, _), web_server() as (address, received):
        (sentence,) = sent(f"slack:{broken}/services/TOKEN", f"json:{address}/")
    assert "slack at 127.0.0.1 did not take the message (status 500)" in sentence
    assert "TOKEN" not in sentence
    assert len(received) == 1


def test_a_server_that_cannot_be_reached_is_a_sentence() -> None:
    with web_server() as (address, _):
        pass
    (sentence,) = sent(
        f"ntfy:{address}/TOPIC", "mailto:a@example.org", NEWSARCHIVE_SMTP="smtp://user:SECRET@127.0.0.1:1"
    )[:1]
    assert "Connection refused" in sentence
    assert "TOPIC" not in sentence


@pytest.mark.parametrize("status", [200, 500])
def test_the_heartbeat_is_asked_for_once(status: int) -> None:
    with web_server(status) as (address, received):
        sentence = beat({"NEWSARCHIVE_HEARTBEAT": f"{address}/ping/SECRET"})
    assert received == [Received("GET", "/ping/SECRET", None)]
    assert (sentence is None) == (status == 200)
    assert "SECRET" not in (sentence or "")


def test_without_settings_nobody_is_asked() -> None:
    assert targets_of({}) == []
    assert beat({}) is None


@pytest.mark.parametrize(
    "environment",
    [
        {"NEWSARCHIVE_NOTIFY": "https://hooks.example/SECRET"},
        {"NEWSARCHIVE_NOTIFY": "slack:file:///SECRET"},
        {"NEWSARCHIVE_NOTIFY": "json:http://host:SECRET/"},
        {"NEWSARCHIVE_NOTIFY": "mailto:SECRET"},
        {"NEWSARCHIVE_NOTIFY": "mailto:a@b.example", "NEWSARCHIVE_SMTP": "https://SECRET"},
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_without_repeating_it(environment: dict[str, str]) -> None:
    with pytest.raises(SettingError) as caught:
        targets_of(environment)
    assert "SECRET" not in str(caught.value)

"""The views that `bench.web` measures are those of the reading room."""

from pathlib import Path

from starlette.testclient import TestClient

from bench.views import ready, views_of
from newsarchive.archive import open_archive
from newsarchive.web.app import create_app
from newsarchive.web.settings import Settings


def test_every_view_answers_and_differences_are_of_edited_articles(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/archive.db"
    views = views_of(ready(url, "250"))
    assert views == views_of(ready(url, "250"))
    engine = open_archive(url)
    with TestClient(create_app(engine, Settings(rate=0)), base_url="http://127.0.0.1:8000") as room:
        answers = {name: room.get(paths[0]) for name, paths in views.items()}
    engine.dispose()
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(views, 200)
    assert "<ins>" in answers["differences"].text

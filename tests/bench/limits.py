"""How fast this machine can be at all: three tiny applications that do the least a page or a form step needs.

hello: an empty Flask page. page: five queries and fifteen kilobytes of HTML. write: a form step that changes a row,
records it and commits. They are served exactly as the portal is.
"""

import json
from datetime import UTC, datetime
from random import Random

import click
from flask import Flask, redirect, request
from sqlalchemy import JSON, Column, DateTime, ForeignKey, Integer, MetaData, String, Table, bindparam, func, select
from sqlalchemy.orm import Session

from portal.core.engines import open_engine
from portal.core.serving import Plan, serve

ITEMS, OWNERS, CONNECTIONS = 40_000, 1_000, 64
HELLO = "Hello"
metadata = MetaData()
owners = Table("bench_owners", metadata, Column("id", Integer, primary_key=True), Column("name", String(80)))
items = Table(
    "bench_items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner_id", ForeignKey("bench_owners.id"), index=True),
    Column("title", String(80)),
    Column("words", String(200)),
    Column("changed_at", DateTime(timezone=True)),
)
drafts = Table("bench_drafts", metadata, Column("id", Integer, primary_key=True), Column("answers", JSON))
audit = Table(
    "bench_audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", Integer, index=True),
    Column("at", DateTime(timezone=True)),
    Column("details", JSON),
)

OWNER = select(owners).where(owners.c.id == bindparam("owner"))
LATEST = select(items).where(items.c.owner_id == bindparam("owner")).order_by(items.c.changed_at.desc()).limit(30)
NUMBER = select(func.count(items.c.id)).where(items.c.owner_id == bindparam("owner"))
NEIGHBOURS = select(owners).where(owners.c.id > bindparam("owner")).order_by(owners.c.id).limit(10)
OTHERS = (
    select(items.c.id, items.c.title, items.c.owner_id)
    .where(items.c.id > bindparam("owner"))
    .order_by(items.c.id)
    .limit(60)
)
PAGE = """<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>{{ owner.name }}</title>
<link rel="stylesheet" href="/static/portal.css"><script src="/static/portal.js" defer></script></head><body>
<header><nav><ul>
{% for other in neighbours %}<li><a href="{{ url_for('page', owner=other.id) }}">{{ other.name }}</a></li>{% endfor %}
</ul></nav></header><main id="main"><h1>{{ owner.name }}</h1><p>{{ number }} items</p><table>
{% for item in latest %}<tr id="item-{{ item.id }}"><th scope="row"><a href="{{ url_for('page', owner=item.owner_id) }}">
{{ item.title }}</a></th><td>{{ item.id }}</td><td>{{ item.words }}</td>
<td><time datetime="{{ item.changed_at.isoformat() }}">{{ item.changed_at.strftime("%d %B %Y") }}</time></td></tr>
{% endfor %}</table><ul>
{% for item in others %}<li id="other-{{ item.id }}"><a href="/items/{{ item.id }}">{{ item.title }}</a> {{ item.owner_id }}</li>
{% endfor %}</ul></main><footer><p>Help: +1 555 0100</p></footer></body></html>"""


def make_tables(url: str) -> None:
    """Fill the tables, if they are not there."""
    engine = open_engine(url)
    chance = Random(1)
    metadata.create_all(engine)
    with engine.execution_options(writes=True).begin() as connection:
        if not connection.scalar(select(func.count(owners.c.id))):
            connection.execute(
                owners.insert(), [{"id": number, "name": f"Owner {number}"} for number in range(1, OWNERS + 1)]
            )
            connection.execute(
                items.insert(),
                [
                    {
                        "id": number,
                        "owner_id": chance.randint(1, OWNERS),
                        "title": f"Item {number} of the list",
                        "words": f"{number} " + "some words that say what this is " * 3,
                        "changed_at": datetime(2026, 1, 1, tzinfo=UTC),
                    }
                    for number in range(1, ITEMS + 1)
                ],
            )
            answers = {f"page-{number}": {"name": "Ava Baker", "text": "word " * 20} for number in range(6)}
            connection.execute(drafts.insert(), [{"id": number, "answers": answers} for number in range(CONNECTIONS)])
    engine.dispose()


def applications(url: str) -> Flask:
    """All three in one application, which has nothing else to do."""
    app = Flask(__name__)
    engine = open_engine(url)
    writing = engine.execution_options(writes=True)
    app.extensions["engine"] = engine
    template = app.jinja_env.from_string(PAGE)

    @app.get("/hello")
    def hello():
        return HELLO

    @app.get("/page/<int:owner>")
    def page(owner):
        who = {"owner": owner}
        with Session(engine) as session:
            return template.render(
                owner=session.execute(OWNER, who).one(),
                latest=session.execute(LATEST, who).all(),
                number=session.scalar(NUMBER, who),
                neighbours=session.execute(NEIGHBOURS, who).all(),
                others=session.execute(OTHERS, who).all(),
            )

    @app.post("/write/<int:draft>")
    def write(draft):
        with Session(writing) as session, session.begin():
            who = session.execute(OWNER, {"owner": draft + 1}).one()
            answers = session.scalar(select(drafts.c.answers).where(drafts.c.id == draft).with_for_update())
            answers["page-0"] = request.form.to_dict()
            session.execute(drafts.update().where(drafts.c.id == draft).values(answers=answers))
            facts = {"who": who.name, "what": "page-0", "length": len(json.dumps(answers))}
            session.execute(audit.insert().values(draft_id=draft, at=datetime.now(UTC), details=facts))
        return redirect(f"/write/{draft}/next", code=303)

    return app


@click.command()
@click.option("--port", type=int)
@click.option("--database")
@click.option("--workers", type=int)
def main(port, database, workers):
    app = applications(database)

    def begin(_number):
        app.extensions["engine"].dispose(close=False)

    serve(app, Plan(("127.0.0.1", port), workers=workers), begin=begin)


if __name__ == "__main__":
    main()

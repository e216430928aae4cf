"""Forms nobody wrote and answers nobody would give, for tests that must hold for all of them."""

from hypothesis import strategies as st

from portal.questions.question_type import question_types
from tests.questions.conftest import BUILT_IN_NAMES, NEEDED, page

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["petrol", "2020-02-30"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["street", "name", "birth_date", "files", "given", "on", "bus", "where", "from", "x", "areas"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
"""Whatever may stand in a database after years of changed definitions."""
TYPED = st.text(max_size=30) | st.sampled_from(
    ["yes", "no", "petrol", "1", "12", "٣", "1.234,5", "31", "2020", "a@b.example", "\x00", "x" * 5000, "else", "hand"]
)
OPTIONS = [{"value": value, "label": {"en": value.title()}} for value in ("petrol", "electric", "none")]
ASKED = [name for name in BUILT_IN_NAMES if name != "file"]
CONDITIONS = ["{name} != null", "{name} == true", "{name} > 3", "'petrol' in {name}", "not {name}", "len({name}) > 0"]


@st.composite
def settings_of(draw, number):
    """One question of any kind but files, which need a database."""
    kind = draw(st.sampled_from(ASKED))
    known = {"id": f"q{number}", "type": kind, "required": draw(st.booleans()), **NEEDED.get(kind, {})}
    if "options" in question_types()[kind].settings:
        known["options"] = OPTIONS
    return known


@st.composite
def forms(draw, most=5):
    """A form whose pages ask, tell, repeat, end the way, and depend on those before, as sections."""
    pages, names = [], []
    for number in range(draw(st.integers(1, most))):
        more = {}
        if names and draw(st.booleans()):
            more["when"] = draw(st.sampled_from(CONDITIONS)).format(name=draw(st.sampled_from(names)))
        kind = draw(st.sampled_from(["questions", "questions", "questions", "repeat", "information", "exit"]))
        if kind in {"information", "exit"}:
            pages.append(page(f"p{number}", kind=kind, intro={"en": "Words"}, **more))
            continue
        questions = [draw(settings_of(f"{number}_{place}")) for place in range(draw(st.integers(1, 3)))]
        if kind == "repeat":
            more["repeat"] = {"min": 0, "max": 3, "item": {"en": "Item"}}
        else:
            names += [one["id"] for one in questions]
        pages.append(page(f"p{number}", *questions, **more))
    return [{"id": "all", "title": {"en": "All"}, "pages": pages}]


def stored_answers(form):
    """Answers to these pages and questions, of any shape at all."""
    places = [shown.id for shown in form.pages] + ["gone"]
    names = [question.id for question in form.questions] + ["gone"]
    answers = st.dictionaries(st.sampled_from(names), JSON, min_size=1, max_size=6)
    return st.dictionaries(st.sampled_from(places), answers | st.lists(answers | JSON, max_size=3) | JSON, max_size=6)

"""A remark says where to look, whom it shuts out and what to do."""

from html5lib import HTMLParser

from accessibility.gate import KINDS, check

PAGE = """
<h2>Costs</h2>
<p>See <a href="/a">what it costs</a>.</p>
<h3 id="children">For children</h3>
<div><p>One</p><p>Two <a href="/b">click here</a></p></div>
<img src="x.png">
"""


def test_the_place_is_told_for_people_and_for_programs():
    link = next(remark for remark in check(PAGE, language="en") if remark.check == "links")

    assert str(link.place.label) == "Link 2"
    assert link.place.heading == "For children"
    assert link.place.selector == "div:nth-of-type(1) > p:nth-of-type(2) > a:nth-of-type(1)"
    assert (link.excerpt, link.criteria, link.kind) == ("click here", ("2.4.4",), "policy")
    assert "do not learn where this one leads" in str(link.who)
    assert "not “click here”" in str(link.mend)


def test_the_nearest_id_shortens_the_selector():
    (remark,) = (each for each in check('<div id="fees"><p><img src="x.png"></p></div>', language="en"))

    assert remark.place.selector == "#fees > p:nth-of-type(1) > img:nth-of-type(1)"


def test_a_selector_in_a_whole_page_begins_in_its_body():
    html = f'<!doctype html><html lang="en"><head><title>Costs</title></head><body><main><h1>A</h1>{PAGE}</main></body></html>'
    remark = next(each for each in check(html, language="en") if each.check == "alternatives")

    assert remark.place.selector == "main:nth-of-type(1) > img:nth-of-type(1)"
    body = HTMLParser(namespaceHTMLElements=False).parse(html).find("body")
    assert body.find("main").findall("img")[0].get("src") == "x.png"


def test_the_gravest_come_first():
    kinds = [
        remark.kind for remark in check(PAGE + '<p>Press the red button <a href="/c.pdf">here</a></p>', language="en")
    ]

    assert kinds == sorted(kinds, key=KINDS.index)
    assert set(kinds) == set(KINDS)


def test_hidden_things_are_nobodys_barrier():
    assert check('<div hidden><img src="x.png"></div><p aria-hidden="true"><a href="/x"></a></p>', language="en") == []


def test_words_in_another_language_are_held_to_its_rules():
    spanish = '<p lang="es"><a href="/x">Haga clic aquí</a></p>'

    assert [remark.kind for remark in check(spanish, language="en")] == ["policy"]
    assert check(spanish.replace(' lang="es"', ""), language="ru") == []

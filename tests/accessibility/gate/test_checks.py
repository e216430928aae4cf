"""Each check finds its barrier, and leaves the same thing alone where it is done well."""

import pytest

from accessibility.gate import Colours, check, checks

BAD = [
    ("alternatives", "error", '<img src="quay.jpg">'),
    ("alternatives", "error", '<img src="quay.jpg" alt="quay.jpg">'),
    ("alternatives", "error", '<img src="quay.jpg" alt="IMG_2041">'),
    ("alternatives", "error", '<img src="quay.jpg" alt="Picture">'),
    ("alternatives", "error", '<input type="image" src="go.png">'),
    ("alternatives", "error", '<svg role="img"></svg>'),
    ("alternatives", "error", '<map name="m"><area href="/north" shape="rect"></map>'),
    ("alternatives", "hint", '<img src="quay.jpg" alt="Picture of the quay">'),
    ("alternatives", "hint", f'<img src="quay.jpg" alt="{"The quay at night, and more. " * 9}">'),
    ("alternatives", "hint", '<a href="/quay"><img src="quay.jpg" alt="Quay Park"> Quay Park</a>'),
    ("alternatives", "question", '<figure><img src="quay.jpg" alt=""><figcaption>In May</figcaption></figure>'),
    ("headings", "error", "<h2> </h2><p>Words.</p>"),
    ("headings", "policy", "<h2>Costs</h2><p>Words.</p><h4>For children</h4><p>Words.</p>"),
    ("headings", "policy", "<h1>Costs</h1><p>Words.</p>"),
    ("headings", "question", "<p><strong>What it costs</strong></p><p>It costs 12 euros.</p>"),
    ("links", "error", '<p>See <a href="/costs"></a>.</p>'),
    ("links", "error", '<p>See <a href="/costs"><img src="c.png" alt=""></a>.</p>'),
    ("links", "policy", '<p>For the costs <a href="/costs">click here</a>.</p>'),
    ("links", "policy", '<p><a href="/costs">Read more …</a></p>'),
    ("links", "policy", '<p>See <a href="https://port.example/costs/2026">https://port.example/costs/2026</a>.</p>'),
    ("links", "question", '<p><a href="/a">Costs</a> and <a href="/b">Costs</a></p>'),
    ("links", "hint", '<p><a href="/costs" target="_blank">What it costs</a></p>'),
    ("links", "hint", '<p><a href="/costs.pdf">What it costs</a></p>'),
    ("tables", "policy", "<p>Costs:</p><table><tr><td>Adult<td>12<tr><td>Child<td>6</table>"),
    ("tables", "policy", "<p>Costs:</p><table><tr><th>Who<th><tr><td>Adult<td>12</table>"),
    ("tables", "error", '<table role="presentation"><tr><th>Who<th>Costs<tr><td>Adult<td>12</table>'),
    ("tables", "question", "<table><tr><td><h2>News</h2><td>Words</table>"),
    ("tables", "hint", "<table><tr><th>Who<th>Costs<tr><td>Adult<td>12</table>"),
    ("lists", "policy", "<p>Bring:<br>- a photo<br>- your passport</p>"),
    ("lists", "policy", "<p>• a photo</p><p>• your passport</p>"),
    ("lists", "policy", "<p>1. Fill it in.</p><p>2. Send it.</p>"),
    ("lists", "policy", "<p>a) Fill it in.<br>b) Send it.</p>"),
    ("lists", "policy", "<div>(1) Fill it in.</div><div>(2) Send it.</div>"),
    ("languages-of-parts", "error", '<p lang="english">Words.</p>'),
    ("languages-of-parts", "error", '<p lang="xx">Words.</p>'),
    ("languages-of-parts", "policy", "<p>We say: Заполните форму и отправьте её сегодня.</p>"),
    ("languages-of-parts", "policy", "<p>We say: 请填写表格后再寄给我们。</p>"),
    ("languages-of-parts", "policy", "<p>We say: املأ النموذج ثم أرسله اليوم.</p>"),
    (
        "languages-of-parts",
        "question",
        "<p>Para pedir la ayuda hay que rellenar el formulario de la ciudad en línea.</p>",
    ),
    ("capitals", "policy", "<p>PLEASE SEND US YOUR PASSPORT TODAY</p>"),
    ("capitals", "hint", "<p>This is IMPORTANT.</p>"),
    ("contrast", "error", '<p style="color: #999; background: white">Costs</p>'),
    ("contrast", "error", '<p style="background:#222"><span>x</span><b style="color:rgb(60,60,60)">Costs</b></p>'),
    ("contrast", "error", '<table bgcolor="yellow"><tr><th><font color="white">A</font><th>B<tr><td>1<td>2</table>'),
    ("contrast", "hint", '<p style="color: navy">Costs</p>'),
    ("media", "policy", '<video src="a.mp4" controls></video>'),
    ("media", "policy", '<audio src="a.mp3" controls></audio>'),
    ("media", "policy", '<video src="a.mp4" muted autoplay></video>'),
    ("media", "question", '<iframe title="How to apply" src="https://www.youtube.com/embed/1"></iframe>'),
    ("media", "question", '<img src="a.gif" alt="A boat">'),
    ("media", "error", "<marquee>New!</marquee>"),
    ("embedded", "error", '<iframe src="/map"></iframe>'),
    ("embedded", "policy", '<iframe src="/map" title="iframe"></iframe>'),
    ("embedded", "error", '<object data="plan.svg"></object>'),
    ("pictures-of-text", "question", '<img src="poster-may.png" alt="Market">'),
    ("pictures-of-text", "question", '<img src="x.png" alt="Market" width="1200" height="200">'),
    ("spacing", "hint", "<p>One</p><p>&nbsp;</p><p>Two</p>"),
    ("spacing", "hint", "<p>One<br><br>Two</p>"),
    ("spacing", "hint", "<p>Adult &nbsp;&nbsp;&nbsp; 12</p>"),
    ("spacing", "policy", "<p>W A R N I N G</p>"),
    ("abbreviations", "hint", "<p>Ask the PAHA first.</p>"),
    ("whole-pages", "error", "<!doctype html><html><body><h1>Costs</h1></body></html>"),
]
GOOD = [
    ("alternatives", '<img src="quay.jpg" alt="Boats at the quay in the morning"><img src="line.png" alt="">'),
    (
        "alternatives",
        '<img src="a.png" title="A boat"><img src="b.png" role="presentation"><img alt aria-hidden="true">',
    ),
    ("alternatives", '<a href="/"><img src="logo.png" alt="Port Alder, first page"></a>'),
    ("headings", "<h2>Costs</h2><h3>Children</h3><h3>Adults</h3><h2>Where</h2>"),
    ("headings", "<h3>A part may begin on any level</h3><p>Words.</p>"),
    ("headings", "<p><strong>Please come in good time.</strong></p><p>Words.</p>"),
    ("headings", "<p><strong>Phone</strong> +1 555 0111</p><p>Words.</p>"),
    ("headings", "<ul><li><p><strong>Adults</strong></p><p>12 euros</p></li></ul>"),
    ("links", '<p><a href="/costs">What it costs</a> <a href="mailto:a@b.example">a@b.example</a></p>'),
    ("links", '<p><a href="tel:+15550111">+1 555 0111</a> <a href="/more" aria-label="More about costs">more</a></p>'),
    ("links", '<p><a href="/a">Costs</a> <a href="/a">Costs</a> <a name="top"></a></p>'),
    ("links", '<p><a href="/x" target="_blank">Costs (opens in a new window)</a> <a href="/x.pdf">Costs (PDF)</a></p>'),
    ("links", '<h2><a href="/x">Moving here</a></h2><a href="/y"><div><h3>Going to school</h3></div></a>'),
    ("tables", "<p>Costs:</p><table><tr><th>Who<th>Costs<tr><td>Adult<td>12</table>"),
    ("tables", "<table><caption>Costs</caption><tr><th><th>2025<th>2026<tr><th>Adult<td>12<td>14</table>"),
    ("lists", "<ul><li>a photo</li><li>your passport</li></ul><ol><li>1. May</li><li>2. June</li></ol>"),
    ("lists", "<p>- 5 degrees at night</p><p>It was cold.</p><p>— Да.</p><p>— Нет.</p>"),
    ("lists", "<p>2025. A good year.</p><p>2026. A better one.</p><p>1. May is a holiday.</p>"),
    ("lists", "<p>-5 degrees</p><p>-7 degrees</p><p>* Only in winter.</p><p>A. Miller signs.</p>"),
    ("languages-of-parts", '<p>In Russian: <span lang="ru">Заполните форму и отправьте её сегодня.</span></p>'),
    ("languages-of-parts", "<p>The café is in Москва, near the 北京 shop. Name: 山田太郎. It says مرحبا.</p>"),
    ("languages-of-parts", '<p lang="zh-Hant">請填寫表格。</p><p lang="es-419">Hola.</p><p lang="de-CH-1996">Hoi.</p>'),
    ("capitals", "<p>The EU and the UN, PDF or JPG, IBAN and BIC. Reference A-7K2M. USA!</p>"),
    (
        "contrast",
        '<p style="color:#111;background-color:#fff">Costs</p><p style="background:url(a.png);color:#999"></p>',
    ),
    (
        "contrast",
        '<p style="color:#767676;background:#fff">Costs</p><h2 style="color:#949494;background:#fff">Costs</h2>',
    ),
    ("contrast", '<p style="background:linear-gradient(red,blue);color:var(--x)">Costs</p>'),
    ("media", '<video src="a.mp4" controls><track kind="captions" src="a.vtt"></video>'),
    ("media", '<audio src="a.mp3" controls></audio><p><a href="/t">Transcript of the talk</a></p>'),
    ("embedded", '<iframe src="/map" title="Map: the way to City Hall"></iframe>'),
    ("embedded", '<object data="plan.svg">The ground floor: lifts on both sides.</object>'),
    ("pictures-of-text", '<img src="quay.jpg" alt="Boats" width="600" height="400">'),
    ("spacing", "<p>One</p><p>Two<br>Three</p><p>12&nbsp;euros</p><p>I am a 4 x 4 b c</p>"),
    ("abbreviations", "<p>Port Alder Housing Agency (PAHA). The PAHA helps. Flat IV, PA 4471.</p>"),
    (
        "whole-pages",
        '<!doctype html><html lang="en"><head><title>Costs</title></head><body><h1>Costs</h1></body></html>',
    ),
]


def found(html, name, language="en", **more):
    return [remark for remark in check(html, language=language, **more) if remark.check == name]


@pytest.mark.parametrize(("name", "kind", "html"), BAD)
def test_what_shuts_readers_out_is_found(name, kind, html):
    remarks = found(html, name)

    assert kind in {remark.kind for remark in remarks}, remarks
    assert all(str(remark.who) and str(remark.mend) and str(remark.place.label) for remark in remarks)


@pytest.mark.parametrize(("name", "html"), GOOD)
def test_what_is_done_well_is_left_alone(name, html):
    assert found(html, name) == []


def test_colours_chosen_for_a_page_are_judged_in_pairs():
    good, bad = Colours("#111", "#fff", "Text"), Colours("#aaa", "white", "Button")
    large = Colours("#949494", "#fff", "Title", is_large=True)

    (remark,) = found("<p>Words.</p>", "contrast", colours=[good, bad, large])

    assert remark.kind == "error"
    assert remark.excerpt == "Button #aaa / white"
    assert "2.32 to 1" in str(remark.mend)


def test_a_colour_chosen_alone_is_judged_against_those_of_the_page():
    page = Colours("#eee", "#111")

    assert found('<p style="color:#222">Words.</p>', "contrast", colours=[page])
    assert not found('<p style="color:#fff">Words.</p>', "contrast", colours=[page])


def test_each_check_says_what_it_asks_and_what_it_cannot_see():
    names = [each.name for each in checks()]

    assert len(names) == len(set(names)) >= 18
    assert {name for name, *_rest in BAD} | {"plain-words", "reading", "senses", "sentences"} == set(names)
    for each in checks():
        assert each.asks.endswith((".", ")", "?"))
        assert each.blind_spots.endswith(".")
        assert all(len(number.split(".")) == 3 for number in each.criteria)

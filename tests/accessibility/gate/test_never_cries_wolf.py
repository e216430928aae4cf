"""Nothing that is done well is called a barrier: whatever good document one makes up, nobody is stopped."""

from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accessibility.gate import check

SENTENCES = {
    "en": (
        "We send you a letter within five days.",
        "Bring your passport, a photo and 12 euros.",
        "The EU and Port Alder pay half each.",
        "Call +1 555 0111 or write to help@port.example!",
        "Is the child under 16? Then a parent signs.",
        "1. May is a holiday – we are closed.",
        "– Yes, said Amina (أمينة), we live at 1 Quay Square.",
        "Flat IV, reference A-7K2M; see section 22 (1).",
        "The green bin is for glass, the one on the left for paper.",
    ),
    "es": (
        "Le enviamos una carta en cinco días.",
        "Traiga el pasaporte, una foto y 12 €.",
        "¿Tiene menos de 16 años? Entonces firma su madre.",
        "Llame al +1 555 0111 o escriba a ayuda@port.example.",
        "— Sí — dijo Carlos, del café “The Anchor”.",
        "La ONU y la UE pagan la mitad; vea el artículo 22.",
    ),
    "ar": (
        "نرسل لك رسالة خلال خمسة أيام.",
        "أحضر جواز السفر وصورة و12 يورو.",
        "هل عمرك أقل من 16 سنة؟ يوقّع أحد الوالدين.",
        "اتصل على \u2066+1 555 0111\u2069 أو اكتب إلى help@port.example.",
        "المكتب في Quay Square، بورت ألدر، مقابل مقهى The Anchor.",
    ),
    "ru": (
        "Мы отправим вам письмо в течение пяти дней.",
        "Возьмите паспорт, фото и 12 евро.",
        "Вам нет 16 лет? Тогда подпишет мама или папа.",
        "— Да, — сказал Борис, — мы живём на Quay Square, 1.",
        "Файл PDF или JPG, до 10 МБ; СМС придёт сразу.",
    ),
    "zh-Hans": (
        "我们五天内寄信给您。",
        "请带护照、照片和12欧元。",
        "未满16岁？由父母签字。",
        "地址：1 Quay Square，Port Alder。",
    ),
    "zh-Hant": (
        "我們五天內寄信給您。",
        "請帶護照、照片和12歐元。",
        "未滿16歲？由父母簽名。",
        "地址：1 Quay Square，Port Alder。",
    ),
}
NAMES = {
    "en": ("What it costs", "Who can get it", "Before you begin", "Moving to Port Alder", "How long it takes"),
    "es": ("Cuánto cuesta", "Quién puede pedirlo", "Antes de empezar", "Mudarse a Port Alder"),
    "ar": ("كم تكلف", "من يحق له", "قبل البدء", "الانتقال إلى المدينة"),
    "ru": ("Сколько это стоит", "Кому положено", "Прежде чем начать", "Переезд в город"),
    "zh-Hans": ("费用", "谁可以申请", "开始之前", "搬到本市"),
    "zh-Hant": ("費用", "誰可以申請", "開始之前", "搬到本市"),
}


@st.composite
def blocks(draw, language):
    """One good block below a heading."""
    sentence = st.sampled_from(SENTENCES[language]).map(escape)
    name = st.sampled_from(NAMES[language]).map(escape)
    words = draw(st.lists(sentence, min_size=1, max_size=4))
    some = draw(name)
    number = draw(st.integers(1, 40))
    return draw(
        st.sampled_from(
            [
                f"<p>{' '.join(words)}</p>",
                f'<p>{words[0]} <a href="/{language}/pages/{number}">{some} {number}</a></p>',
                f"<p><strong>{words[0]}</strong> {words[-1]}</p>",
                f"<ul>{''.join(f'<li>{each}</li>' for each in words)}</ul>",
                f"<ol>{''.join(f'<li><p>{each}</p></li>' for each in words)}</ol>",
                f"<blockquote><p>{words[0]}</p></blockquote><hr>",
                f"<p>{some}</p><table><thead><tr><th></th><th>{some}</th></tr></thead><tbody>"
                + "".join(f"<tr><th>{each}</th><td>{number}</td></tr>" for each in words)
                + "</tbody></table>",
                f'<p><img src="/pictures/{number}.jpg" alt="{some}, {number}" width="640" height="480"></p>',
                f'<p><img src="/pictures/{number}.svg" alt=""> {words[0]}</p>',
                f'<video controls src="/a.mp4"><track kind="captions" src="/{number}.vtt"></video>',
                f'<iframe src="/map/{number}" title="{some}"></iframe>',
                f"<pre><code>{words[0].upper()}</code></pre><p>{words[-1]}<br>{words[0]}</p>",
                f"<details><summary>{some}</summary><p>{words[0]}</p></details>",
                f'<p style="color: #1a1a1a; background-color: rgb(250, 250, 250)">{words[0]}</p>',
                f"<dl><dt>{some}</dt><dd>{words[0]}</dd></dl>",
            ]
        )
    )


@st.composite
def documents(draw):
    language = draw(st.sampled_from(sorted(SENTENCES)))
    level, parts = 1, list[str]()
    for number in range(draw(st.integers(1, 5))):
        level = draw(st.integers(2, min(level + 1, 6)))
        parts.append(f"<h{level}>{draw(st.sampled_from(NAMES[language]))} {number + 1}</h{level}>")
        parts += draw(st.lists(blocks(language), min_size=1, max_size=3))
    return language, "\n".join(parts)


@given(documents())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_good_document_stops_nobody(document):
    language, html = document

    stopping = [remark for remark in check(html, language=language) if remark.kind in {"error", "policy"}]

    assert not stopping, [(remark.check, remark.excerpt, str(remark.mend)) for remark in stopping]


@given(st.text(max_size=300), st.sampled_from(sorted(SENTENCES)))
@settings(max_examples=100, deadline=None)
def test_whatever_is_in_it_the_gate_answers(text, language):
    for html in (text, f"<p>{escape(text)}</p>", f"<table><tr><td {text}>{text}</table><h2>{text}"):
        for remark in check(html, language=language):
            assert remark.place.selector
            assert len(remark.excerpt) <= 160


@pytest.mark.parametrize(("language", "code"), [("en", "fr"), ("ar", "he"), ("zh-Hans", "ja")])
def test_the_same_document_in_an_unknown_language_stops_nobody_either(language, code):
    html = "".join(f"<p>{escape(sentence)}</p>" for sentence in SENTENCES[language] if language != "ar")

    assert not [remark for remark in check(html, language=code) if remark.kind in {"error", "policy"}]


def test_two_who_speak_to_each_other_are_no_list():
    said = "– Yes, said Amina, we live at 1 Quay Square."

    assert [remark.kind for remark in check(f"<p>{said}<br>{said}</p>", language="en")] == ["question"]
    assert [remark.kind for remark in check("<p>– a passport<br>– a photo</p>", language="en")] == ["policy"]

"""The gate knows the words of six languages."""

import pytest

from accessibility.gate import check
from accessibility.gate.words import NONE, words_of

LANGUAGES = ["en", "es", "ar", "ru", "zh-Hans", "zh-Hant"]
VAGUE = {
    "en": "Click here",
    "es": "Haga clic aquí",
    "ar": "اضغط هنا",
    "ru": "Подробнее…",
    "zh-Hans": "点击这里",
    "zh-Hant": "點擊這裡",
}
CLEAR = {
    "en": "What a copy costs",
    "es": "Cuánto cuesta una copia",
    "ar": "كم تكلف النسخة",
    "ru": "Сколько стоит копия",
    "zh-Hans": "副本的费用",
    "zh-Hant": "副本的費用",
}
PICTURE = {
    "en": "Image of the quay",
    "es": "Imagen del muelle",
    "ar": "صورة للميناء",
    "ru": "Изображение причала",
    "zh-Hans": "图片：码头",
    "zh-Hant": "圖片：碼頭",
}
PLACEHOLDER = {"en": "photo", "es": "Imagen", "ar": "صورة", "ru": "Фото", "zh-Hans": "图片", "zh-Hant": "圖片"}
SENSES = {
    "en": "Press the green button.",
    "es": "Pulse el botón verde.",
    "ar": "اضغط على الزر الأخضر.",
    "ru": "Нажмите зелёную кнопку.",
    "zh-Hans": "请按绿色按钮。",
    "zh-Hant": "請按綠色按鈕。",
}
NAMED = {
    "en": "Press “Send”. You have the right to ask. The green bin is for glass.",
    "es": "Pulse «Enviar». Tiene derecho a preguntar. El cubo verde es para vidrio.",
    "ar": "اضغط على «إرسال». لك الحق في السؤال. الحاوية الخضراء للزجاج.",
    "ru": "Нажмите «Отправить». Вы вправе спросить. Зелёный бак — для стекла.",
    "zh-Hans": "请按“提交”。您有权询问。绿色垃圾桶放玻璃。",
    "zh-Hant": "請按「送出」。您有權詢問。綠色垃圾桶放玻璃。",
}
OFFICE = {
    "en": ("We will ascertain this prior to May.", "find out"),
    "es": ("Debe cumplimentar el impreso.", "rellenar"),
    "ar": ("الرسوم بموجب اللائحة.", "حسب"),
    "ru": ("Мы осуществляем проверку.", "делать"),
    "zh-Hans": ("依照规定办理。", "按"),
    "zh-Hant": ("依照規定辦理。", "按"),
}
PASSIVE = {
    "en": "The form is checked. A letter is sent to you. The fee was paid by the city.",
    "es": "El impreso es revisado. La carta fue enviada. La tasa será pagada por la ciudad.",
    "ar": "يتم فحص النموذج. تم إرسال الرسالة. سيتم دفع الرسم.",
    "ru": "Заявление было рассмотрено. Письмо будет отправлено. Сбор был уплачен.",
    "zh-Hans": "表格被审核。信件被寄出。费用被支付。",
    "zh-Hant": "表格被審核。信件被寄出。費用被支付。",
}
ACTIVE = {
    "en": "We check the form. We send you a letter. The city pays the fee.",
    "es": "Revisamos el impreso. Le enviamos una carta. La ciudad paga la tasa.",
    "ar": "نفحص النموذج. نرسل لك رسالة. تدفع المدينة الرسم.",
    "ru": "Мы рассмотрим заявление. Мы отправим письмо. Город платит сбор.",
    "zh-Hans": "我们审核表格。我们寄信给您。由您决定。",
    "zh-Hant": "我們審核表格。我們寄信給您。由您決定。",
}
LONG = {
    "en": "we send you a short letter and " * 6,
    "es": "le enviamos una carta corta y " * 7,
    "ar": "نرسل لك رسالة قصيرة و " * 9,
    "ru": "мы отправим вам письмо и " * 7,
    "zh-Hans": "我们会寄一封短信给您并且" * 7,
    "zh-Hant": "我們會寄一封短信給您並且" * 7,
}
WINDOW = {
    "en": "(opens in a new window)",
    "es": "(se abre en una ventana nueva)",
    "ar": "(يفتح في نافذة جديدة)",
    "ru": "(откроется в новом окне)",
    "zh-Hans": "（在新窗口打开）",
    "zh-Hant": "（在新視窗開啟）",
}
TRANSCRIPT = {
    "en": "Transcript",
    "es": "Transcripción",
    "ar": "نسخة نصية",
    "ru": "Расшифровка",
    "zh-Hans": "文字稿",
    "zh-Hant": "文字稿",
}
ITEMS = {
    "en": "1. One<br>2. Two",
    "es": "a) Uno<br>b) Dos",
    "ar": "١. واحد<br>٢. اثنان",
    "ru": "а) Один<br>б) Два",
    "zh-Hans": "一、填表<br>二、寄出",
    "zh-Hant": "（一）填表<br>（二）寄出",
}
HARD = {
    "en": "Notwithstanding administrative considerations, applicants demonstrating insufficient substantiation " * 5,
    "es": "Consideraciones administrativas correspondientes, solicitantes insuficientemente documentados " * 5,
    "ar": "الاستمارات المستخدمات للمؤسسات والمستشفيات " * 10,
    "ru": "Административные рассмотрения соответствующих правоотношений осуществляются уполномоченными " * 6,
    "zh-Hans": "根据有关规定对申请材料进行审核" * 8,
    "zh-Hant": "根據有關規定對申請材料進行審核" * 8,
}


def found(html, language, name):
    return [remark for remark in check(html, language=language) if remark.check == name]


@pytest.mark.parametrize("language", LANGUAGES)
class TestEachLanguage:
    def test_links_say_where_they_lead(self, language):
        vague, clear = (f'<p><a href="/x">{words[language]}</a></p>' for words in (VAGUE, CLEAR))
        assert [remark.kind for remark in found(vague, language, "links")] == ["policy"]
        assert found(clear, language, "links") == []

    def test_pictures_are_told_without_saying_that_they_are_pictures(self, language):
        kinds = [
            [remark.kind for remark in found(f'<img src="a.png" alt="{words}">', language, "alternatives")]
            for words in (PICTURE[language], PLACEHOLDER[language], CLEAR[language])
        ]
        assert kinds == [["hint"], ["error"], []]

    def test_instructions_do_without_colours(self, language):
        assert [r.kind for r in found(f"<p>{SENSES[language]}</p>", language, "senses")] == ["question"]
        assert found(f"<p>{NAMED[language]}</p>", language, "senses") == []

    def test_words_of_offices_come_with_plainer_ones(self, language):
        hard, plainer = OFFICE[language]
        remarks = found(f"<p>{hard}</p>", language, "plain-words")
        assert any(f"“{plainer}”" in str(remark.mend) for remark in remarks)
        assert found(f"<p>{ACTIVE[language]}</p>", language, "plain-words") == []

    def test_somebody_does_something(self, language):
        assert [r.kind for r in found(f"<p>{PASSIVE[language]}</p>", language, "sentences")] == ["hint"]
        assert found(f"<p>{ACTIVE[language]}</p>", language, "sentences") == []

    def test_long_sentences_are_told(self, language):
        assert [r.kind for r in found(f"<p>{LONG[language]}</p>", language, "sentences")] == ["hint"]

    def test_hard_texts_need_a_reason(self, language):
        assert [r.kind for r in found(f"<p>{HARD[language]}</p>", language, "reading")] == ["policy"]
        assert found(f"<p>{ACTIVE[language] * 12}</p>", language, "reading") == []

    def test_a_new_window_is_announced(self, language):
        told = f'<a href="/x" target="_blank">{CLEAR[language]} {WINDOW[language]}</a>'
        assert found(told, language, "links") == []
        assert found(told.replace(WINDOW[language], ""), language, "links")

    def test_a_recording_has_a_transcript(self, language):
        sound = '<audio src="a.mp3" controls></audio>'
        assert found(sound, language, "media")
        assert found(f'{sound}<p><a href="/t">{TRANSCRIPT[language]}</a></p>', language, "media") == []

    def test_lists_are_lists(self, language):
        assert [remark.kind for remark in found(f"<p>{ITEMS[language]}</p>", language, "lists")] == ["policy"]

    def test_its_own_words_are_in_no_other_language(self, language):
        everything = "".join(
            f"<p>{words[language]}</p>" for words in (CLEAR, NAMED, ACTIVE, PASSIVE, LONG, SENSES, WINDOW)
        )
        assert found(everything, language, "languages-of-parts") == []

    def test_another_script_is_noticed(self, language):
        other = "We send you the letter with the form and you sign it." if language != "en" else LONG["ru"]
        if language != "es":
            remarks = found(f"<p>{CLEAR[language]}: {other}</p>", language, "languages-of-parts")
            assert [remark.kind for remark in remarks] == ["policy"]
        assert found(f'<p>{CLEAR[language]} <span lang="xh">{other}</span></p>', language, "languages-of-parts") == []


def test_the_other_kind_of_chinese_characters_is_asked_about():
    simplified = "<p>请问这个证书在办公区还是图书馆开发，请见时间。</p>"
    assert [remark.kind for remark in found(simplified, "zh-Hant", "languages-of-parts")] == ["question"]
    assert found(simplified, "zh-Hans", "languages-of-parts") == []


def test_codes_of_languages_lead_to_their_words_and_unknown_ones_to_none():
    assert words_of("zh-TW") is words_of("zh-Hant")
    assert words_of("zh") is words_of("zh-CN") is words_of("zh-Hans")
    assert words_of("es-419") is words_of("es")
    assert words_of("fr") is words_of("") is NONE


def test_a_language_nobody_wrote_words_for_is_still_checked_for_the_rest():
    html = '<h2>Kosten</h2><h4>Kinder</h4><p><a href="/x"></a> Die Kosten sind gering.</p>'
    assert {remark.check for remark in check(html, language="de")} == {"headings", "links"}

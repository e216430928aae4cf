"""Words that say nothing, in every language the auditor knows, for checks in the page."""

import json
from itertools import chain
from pathlib import Path

from .gate.words import Words, words_of

LANGUAGES = ("en", "es", "ar", "ru", "zh-hans", "zh-hant")
SCRIPT = Path(__file__).with_name("words.js").read_text(encoding="utf-8")
PLACEHOLDERS = {
    "headings": (
        "heading headline title subtitle header section untitled lorem|ipsum text new|section new|heading heading|here "
        "your|title|here título encabezado titular subtítulo sección sin|título عنوان قسم بدون|عنوان العنوان "
        "заголовок раздел без|названия без|заголовка название подзаголовок 标题 標題 副标题 副標題 无标题 無標題 小标题 小標題"
    ),
    "labels": (
        "label field input text textbox value form menu go submit button untitled enter|here placeholder box item name|here "
        "etiqueta campo texto valor menú entrada ir botón حقل نص قيمة قائمة زر اذهب تسمية "
        "поле текст значение меню метка ввод кнопка перейти 字段 欄位 文本 文字 输入 輸入 标签 標籤 菜单 選單 按钮 按鈕"
    ),
    "titles": (
        "untitled untitled|document document page new|page home home|page index title website welcome default test webpage "
        "my|page page|title no|title sin|título página inicio página|de|inicio documento documento|sin|título bienvenido "
        "بدون|عنوان صفحة الصفحة|الرئيسية مستند مرحبا без|названия страница главная документ без|имени новая|страница "
        "无标题 無標題 首页 首頁 页面 頁面 文档 文件 新页面 新頁面 欢迎 歡迎"
    ),
    "frames": (
        "frame iframe inline|frame content untitled embedded embed widget page title advertisement|frame "
        "marco contenido إطار محتوى фрейм рамка содержимое 框架 内容 內容"
    ),
    "kinds": (
        "html epub pdf doc docx xls xlsx csv zip txt plain|text word excel kindle mobi rtf odt download print share view edit open "
        "delete remove change buy apply start continue next descargar ver abrir editar imprimir eliminar cambiar تحميل تنزيل عرض فتح "
        "تعديل حذف скачать открыть изменить удалить печать 下载 下載 查看 打开 開啟 编辑 編輯 删除 刪除"
    ),
    "buttons": (
        "button click|here press|here push|me submit|button input control botón pulse|aquí haga|clic|aquí pulsar|aquí زر اضغط|هنا انقر|هنا "
        "кнопка нажмите|сюда жми 按钮 按鈕 点击这里 點擊這裡 点这里"
    ),
    "skips": (
        "skip|to skip|nav skip|over jump|to|content jump|to|main go|to|main go|to|content saltar|al saltar|a ir|al|contenido "
        "تخط|إلى تخطي تجاوز|إلى انتقل|إلى|المحتوى перейти|к|содерж перейти|к|основн к|содержанию пропустить "
        "跳到 跳至 跳转到 跳過 跳过 直接前往"
    ),
    "required": (
        "required mandatory must|fill obligatorio obligatoria requerido مطلوب إلزامي إجباري обязательн необходимо|заполнить "
        "必填 必须填 必須填 必要 必需"
    ),
}
"""Words by kind; a bar stands for a space."""


def script() -> str:
    """JavaScript that adds to `audit` what is known of words."""
    known = [words_of(language) for language in LANGUAGES]
    words = {kind: [word.replace("|", " ") for word in said.split()] for kind, said in PLACEHOLDERS.items()}
    words |= {
        "vague": _all(known, "vague"),
        "pictures": _all(known, "pictures"),
        "blank": _all(known, "placeholders"),
        "windows": _all(known, "new_window"),
    }
    return f"const WORDS = {json.dumps(words, ensure_ascii=False)};{SCRIPT}"


def _all(known: list[Words], name: str) -> list[str]:
    return sorted(set(chain.from_iterable(getattr(words, name) for words in known)))

"""What is said after a press is said to screen readers too: WCAG 4.1.3, failure F103.

Harmless buttons are pressed by keyboard; short words that come up must be in a live region (role status, alert or log,
aria-live, output) or have the focus. Certain where the element calls itself a message or the words do.
"""

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..pressing import Pressed, Presses, press_all

LONGEST = 160
MESSAGE = re.compile(
    r"\b(saved|sent|added|removed|deleted|copied|updated|changed|loading|please wait|success\w*|error|failed|invalid|results?|thank you"
    r"|guardad\w+|enviad\w+|añadid\w+|eliminad\w+|copiad\w+|cargando|gracias|resultados?"
    r"|сохранен\w*|сохранён\w*|отправлен\w*|добавлен\w*|удален\w*|удалён\w*|скопирован\w*|загрузка|ошибка|спасибо|найдено)\b"
    r"|تم |جارٍ|جاري|خطأ|شكرا|نتائج|نتيجة|已保存|已发送|已添加|已删除|已复制|加载|错误|谢谢|条结果|已儲存|已新增|已複製|錯誤",
    re.IGNORECASE,
)


def look(page: Page) -> Iterator[Found]:
    presses = press_all(page)
    if not presses.pressed:
        raise NotApplicable
    for pressed in presses.pressed:
        yield from _unsaid(presses, pressed)


def _unsaid(presses: Presses, pressed: Pressed) -> Iterator[Found]:
    discloses = pressed.after["expanded"][0] is not None or pressed.after["controlled"][0] is not None
    if discloses or pressed.dialog:
        return
    if any(each["live"] for each in pressed.after["appeared"]):
        return  # it was said, there or elsewhere
    for each in pressed.after["appeared"]:
        text = " ".join(each["text"].split())
        if len(text) > LONGEST or each["rich"] or each["inDialog"]:
            continue
        said = f"After {presses.called(pressed.index)} was pressed, “{text}” comes up, in no live region."
        certain = bool(each["marked"] or MESSAGE.search(text))
        yield presses.found(each["index"], said, certain=certain)


check = Check(
    name="status-messages",
    criteria=("4.1.3",),
    title=_l("A message comes up that screen readers do not speak."),
    look=look,
    when=When.DEEP,
    turn=2,
    blind_spots="Messages after forms are sent or after a while; whether a live region speaks too much.",
)

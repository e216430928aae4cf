"""Words that say how a sentence is built, not what it is about. They are not looked up beside other words."""

from .arabic import normal

WRITTEN = {
    "en": """a about am an and any are as at be can do does for from get have how i if in is it me my need of on or our
        please should that the there this to want was we what when where which who will with you your""",
    "es": """a al como con cual cuando de del desde donde el en es esta este hay la las lo los me mi mis necesito o para
        pedir por puedo que quiero se si sin sobre su sus tengo un una unas unos y yo""",
    "ru": """а бы в во где для до если и из или к как какие какой когда кто ли мне можно мой моя на надо не нужно о об от
        по получить при с со хочу что это я""",
    "ar": "من في على إلى عن مع هذا هذه هل ما ماذا كيف أين متى أن أو و يا لي أريد التي الذي",
}
STOP_WORDS = {language: frozenset(normal(word) for word in words.split()) for language, words in WRITTEN.items()}
"""Words that are passed over, by language, without accents."""

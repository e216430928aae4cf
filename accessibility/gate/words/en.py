"""English."""

from . import Words

ORDINARY = "the of and to in is you that it for on are with as your this have from or we be by not"

words = Words(
    longest_sentence=28,
    pictures=(
        *("image of", "picture of", "photo of", "photograph of", "graphic of", "icon of", "logo of", "drawing of"),
        *("an image of", "a picture of", "a photo of", "a photograph of", "image showing", "picture showing"),
    ),
    placeholders=frozenset(
        {
            *("image", "picture", "photo", "photograph", "graphic", "icon", "spacer", "placeholder", "untitled", "img"),
            *("alt", "alt text", "alternative text", "text", "figure", "todo", "tbd", "none", "blank", "null"),
        }
    ),
    vague=frozenset(
        {
            *("click here", "click", "here", "more", "read more", "learn more", "see more", "view more", "show more"),
            *("find out more", "more info", "more information", "more details", "more …", "more...", "read this"),
            *(
                "this link",
                "link",
                "this page",
                "this",
                "go here",
                "see here",
                "press here",
                "tap here",
                "click this link",
            ),
            *("follow this link", "details", "info", "download here", "this website", "this site", "read on", "go"),
        }
    ),
    new_window=("new window", "new tab", "another window", "another tab"),
    transcript=("transcript", "in words", "text version", "as text"),
    passive=(
        r"\b(?:is|are|was|were|be|been|being)\s+(?:not\s+|also\s+|then\s+|\w+ly\s+)?"
        r"(?:\w{2,}ed|made|sent|given|taken|done|written|told|shown|paid|kept|held|found|put|chosen|seen|met)\b"
    ),
    senses=(
        r"\b(?:red|green|blue|yellow|orange|gr[ae]y|black|white|purple|round|square|triangular)\s+"
        r"(?:button|link|text|field|icon|arrow|star|dot|word|letter)s?\b"
        r"|\b(?:shown|marked|written|highlighted|printed)\s+in\s+(?:red|green|blue|yellow|orange|gr[ae]y)\b"
        r"|\b(?:on|at)\s+the\s+(?:right|left)(?:-hand)?(?:\s+(?:side|column|corner))?\b(?!\s+to\b|\s+of\s+\w+ing)"
        r"|\b(?:top|bottom|upper|lower)\s+(?:right|left)(?:-hand)?\s+corner\b"
    ),
    plainer={
        "utilis*": "use",
        "utiliz*": "use",
        "facilitat*": "help",
        "commenc*": "begin",
        "terminat*": "end",
        "endeavour*": "try",
        "ascertain*": "find out",
        "pursuant to": "under",
        "in accordance with": "under",
        "in respect of": "about",
        "with regard to": "about",
        "with respect to": "about",
        "in the event that": "if",
        "in the event of": "if there is",
        "in order to": "to",
        "prior to": "before",
        "subsequent to": "after",
        "subsequently": "later",
        "notwithstanding": "despite",
        "hereby": "now",
        "herein": "here",
        "thereof": "of it",
        "aforementioned": "this",
        "henceforth": "from now on",
        "remittance*": "payment",
        "remuneration": "pay",
        "domicile": "home",
        "applicant must furnish": "you must give",
        "furnish*": "give",
        "in lieu of": "instead of",
        "expedit*": "speed up",
        "at your earliest convenience": "soon",
        "a number of": "some",
        "the majority of": "most",
        "in the absence of": "without",
        "for the purpose of": "for",
        "forthwith": "at once",
        "cessation": "end",
        "adjacent to": "next to",
        "deem*": "think",
    },
    ordinary=frozenset(ORDINARY.split()),
)

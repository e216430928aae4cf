"""Services with workflows, for tests."""

from typing import Any

PARKING: dict[str, Any] = {
    "id": "parking",
    "department": "streets",
    "name": {"en": "Parking permit", "ar": "تصريح وقوف"},
    "promised_working_days": 10,
    "form": {
        "sections": [
            {
                "id": "car",
                "title": {"en": "Your car"},
                "pages": [
                    {
                        "id": "car",
                        "title": {"en": "Your car"},
                        "questions": [
                            {"id": "plate", "type": "text", "label": {"en": "Plate"}},
                            {"id": "full_name", "type": "text", "label": {"en": "Your name"}},
                        ],
                    }
                ],
            }
        ]
    },
    "refusal_reasons": [{"id": "no-room", "text": {"en": "There is no room."}}],
    "messages": [
        {
            "id": "received",
            "subject": {"en": "We have it, {name}", "ar": "وصلنا طلبك يا {name}"},
            "body": {
                "en": "Your number is {reference}.\n\nPlate: {plate}.",
                "ar": "رقمك {reference}",
            },
        },
        {"id": "ready", "subject": {"en": "Your permit is ready"}, "body": {"en": "Come by until {due_on}."}},
        {"id": "sorry", "subject": {"en": "It takes longer"}, "body": {"en": "We are sorry."}},
    ],
    "documents": [
        {
            "id": "permit",
            "title": {"en": "Permit {reference}"},
            "body": {"en": "**{name}** may park {plate}."},
            "valid_months": 12,
        }
    ],
    "workflow": {
        "stages": [
            {
                "id": "check",
                "title": {"en": "We check your papers", "ar": "نفحص أوراقك"},
                "steps": [{"do": "message", "message": "received"}],
                "ways": [
                    {"to": "grant", "when": "verdict == 'yes'"},
                    {"to": "look"},
                ],
            },
            {
                "id": "look",
                "title": {"en": "A person looks at it"},
                "hint": {"en": "We may call you."},
                "role": "caseworker",
                "working_days": 5,
                "person_decides": True,
                "tasks": [
                    {"id": "photo", "text": {"en": "Compare the photo"}},
                    {"id": "call", "text": {"en": "Call them"}, "required": False},
                ],
                "timers": [
                    {
                        "id": "late",
                        "after_working_days": 3,
                        "steps": [{"do": "escalate"}, {"do": "message", "message": "sorry"}],
                    },
                ],
                "ways": [
                    {"to": "visit", "label": {"en": "Inspect first"}},
                    {"to": "chief", "label": {"en": "Ask the supervisor"}},
                ],
            },
            {
                "id": "visit",
                "title": {"en": "Somebody visits you"},
                "role": "caseworker",
                "steps": [{"do": "inspection", "title": {"en": "Look at the yard"}, "within_working_days": 4}],
                "timers": [{"id": "nobody", "after_working_days": 10, "to": "look"}],
                "ways": [{"to": "look"}],
            },
            {
                "id": "chief",
                "title": {"en": "The supervisor looks"},
                "role": "supervisor",
                "ways": [{"to": "look", "label": {"en": "Give it back"}}],
            },
            {"id": "grant", "title": {"en": "We make your permit"}, "steps": [{"do": "decide", "outcome": "granted"}]},
        ],
        "granted": [{"do": "issue", "document": "permit"}, {"do": "message", "message": "ready"}],
        "refused": [{"do": "message", "message": "sorry"}],
    },
}

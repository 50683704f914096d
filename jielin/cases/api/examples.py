"""Examples for the documentation: one request of the invented city, told once."""

from typing import Any

NUMBER = "SQ20261122-0417"
URL = f"/api/v1/landong/cases/{NUMBER}/"
UNIT = {"id": "0197f3a0-0d1c-7c55-9d5d-2c1b8a0f6f11", "name": "梧桐里社区"}
STEPS = [
    {"verb": "accept", "label": "受理", "asks": False, "url": f"{URL}steps/accept/"},
    {"verb": "answer", "label": "当场答复", "asks": True, "url": f"{URL}steps/answer/"},
]
CASE_IN: dict[str, Any] = {
    "request_type": "help",
    "category": "R0801",
    "area": "990102001001",
    "text": "3号楼门口的路灯从星期天晚上开始就不亮了，老人下楼要摸黑。",
    "place": "梧桐路88弄3号楼门前",
    "name": "陈芳",
    "phone": "13800002206",
    "prefers": "both",
}
REGISTERED = {
    "number": NUMBER,
    "state": "registered",
    "registered_at": "2026-11-22T01:12:09Z",
    "due_at": "2026-11-27T09:30:00Z",
    "is_visible": True,
    "url": URL,
}
LINE = {
    "number": NUMBER,
    "title": "3号楼门口的路灯从星期天晚上开始就不亮了",
    "state": "registered",
    "category": "R0801",
    "area": "990102001001",
    "place": "梧桐路88弄3号楼门前",
    "holder": UNIT,
    "registered_at": "2026-11-22T01:12:09Z",
    "due_at": "2026-11-27T09:30:00Z",
    "is_late": False,
    "is_confidential": False,
    "url": URL,
}
CASES = {"items": [LINE], "next": "MjAyNi0xMS0yMlQwMToxMjowOSswMDowMH4wMTk3"}
CASE = {
    "number": NUMBER,
    "request_type": "help",
    "title": LINE["title"],
    "text": CASE_IN["text"],
    "state": "registered",
    "ending": None,
    "source": "api",
    "category": "R0801",
    "where": {
        "area": "990102001001",
        "place": CASE_IN["place"],
        "lng": None,
        "lat": None,
    },
    "contact": {"name": "陈*", "phone": "138 **** 2206", "prefers": "both"},
    "receiver": UNIT,
    "holder": UNIT,
    "is_confidential": False,
    "registered_at": "2026-11-22T01:12:09Z",
    "due_at": "2026-11-27T09:30:00Z",
    "seen": 1,
    "photos": [],
    "promises": [
        {
            "label": "受理",
            "state": "open",
            "due_at": "2026-11-22T05:12:09Z",
            "kept_at": None,
            "provisional": False,
        }
    ],
    "timeline": [
        {
            "event": "case.registered",
            "at": "2026-11-22T01:12:09Z",
            "actor": "12345 热线平台",
            "act": "反映了这件事",
            "text": "",
            "is_public": True,
            "photos": [],
        }
    ],
    "steps": STEPS,
}
STEP_ASKS = {
    "verb": "answer",
    "label": "当场答复",
    "seen": 1,
    "takes_photos": True,
    "fields": [
        {
            "name": "text",
            "label": "给居民的答复",
            "required": True,
            "many": False,
            "max_length": 2000,
            "choices": [],
        }
    ],
}
STEP_IN = {"seen": 1, "values": {"text": "路灯所今晚来修，修好后再告诉您。"}}
TAKEN: dict[str, Any] = {
    "number": NUMBER,
    "state": "resolved",
    "due_at": None,
    "seen": 2,
    "steps": [],
}

"""A session of people who write in many scripts, and mix them."""

from __future__ import annotations

from cxworkshop.activities.commitments import Commitment
from cxworkshop.activities.next_steps import NextStep
from cxworkshop.activities.parking_lot import ParkingEntry
from cxworkshop.model.document import Document
from cxworkshop.model.item import ItemId
from cxworkshop.model.people import Participant
from tests.export.group import group

SAID = {
    "Latin": ("Zoë Ångström", "I will call five customers who left us, each month."),
    "Greek": ("Δημήτρης Παπαδόπουλος", "Θα τηλεφωνώ σε πέντε πελάτες κάθε μήνα."),
    "Cyrillic": ("Мария Кузнецова", "Каждый месяц я звоню пяти клиентам, ушедшим от нас."),
    "Arabic": ("ليلى الحداد", "سأتصل كل شهر بخمسة عملاء تركونا وأخبر المجموعة"),
    "Persian": ("نگار می‌خواهد", "هر ماه به مشتریان زنگ می‌زنم"),
    "Hebrew": ("רות כהן", "אתקשר כל חודש לחמישה לקוחות שעזבו אותנו"),
    "Devanagari": ("क्षितिज शर्मा", "मैं हर हफ़्ते ग्राहकों से मिलूँगा और बताऊँगा।"),
    "Thai": ("สมชาย ใจดี", "ฉันจะโทรหาลูกค้าที่จากไปห้าคนทุกเดือนและรายงานต่อกลุ่ม"),
    "Bengali": ("রহিমা বেগম", "আমি প্রতি মাসে গ্রাহকদের ফোন করব"),
    "Georgian": ("ნინო ბერიძე", "ყოველთვიურად დავურეკავ კლიენტებს"),
    "Emoji": ("Ana 🙂 Pérez", "Done ✅ by the team 👩🏽‍💻 of 🇪🇺 ❤️ → now"),
}
"""Names and sentences of people, by script."""
CJK = {
    "Chinese": ("王小明", "我每月打五次电话给离开我们的客户，并向本组报告。"),
    "Japanese": ("田中さくら", "毎月、お客様に電話します。"),
    "Korean": ("김민수", "매달 고객에게 전화합니다"),
}
"""The same for those whose letters are not shipped."""
MIXED = "Ruth is רות כהן, Layla is ليلى (CRM), since 2019"
FROM_THE_RIGHT = "רות כהן (CRM) 45% של הצוות"


def many_scripts(*, with_cjk: bool = False) -> Document:
    """The session; with Chinese, Japanese and Korean if asked for."""
    said = {**SAID, **(CJK if with_cjk else {})}
    items: list[Participant | Commitment | NextStep | ParkingEntry] = []
    for number, (script, (name, sentence)) in enumerate(said.items()):
        person, place = ItemId(f"s{number}"), f"s{number:02}"
        items += [
            Participant(id=person, position=place, name=name),
            Commitment(
                id=ItemId(f"c{script}"),
                position=place,
                participant=person,
                text=f"{sentence} {sentence} {sentence}",
                kept_when=sentence,
            ),
            NextStep(id=ItemId(f"n{script}"), position=place, text=sentence, owner=person),
        ]
    items += [
        ParkingEntry(id=ItemId("zm"), position="s98", text=MIXED),
        ParkingEntry(id=ItemId("zr"), position="s99", text=FROM_THE_RIGHT),
    ]
    return group(*items)

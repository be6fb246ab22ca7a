"""Words that promise nothing are found, good sentences are left in peace."""

from __future__ import annotations

import msgspec
import pytest

from cxworkshop.checks.empty_words import HINTS, empty_words
from cxworkshop.i18n import LANGUAGES
from cxworkshop.paths import resource

BAD = {
    "en": [
        ("I will try to answer faster.", "will try to"),
        ("We’ll do our best for the customer", "do our best"),
        ("I will improve communication with the other teams.", "improve communication"),
        ("Improve   Communication", "Improve   Communication"),
        ("I will support the project", "support"),
        ("I'll also work on our processes.", "work on"),
        ("I will call the branches if possible", "if possible"),
        ("Publish the contract as soon as possible", "as soon as possible"),
        ("To be more customer centric", "be more"),
        ("I will personally focus on onboarding", "focus on"),
        ("“Help the branches”", "Help"),
        ("I will always try to call five customers each week", "try to"),
        ("Break down silos", "Break down silos"),
    ],
    "es": [
        ("Voy a intentar responder antes.", "Voy a intentar"),
        ("Intentar responder antes", "Intentar"),
        ("INTENTARÉ llamar a los clientes", "INTENTARÉ"),
        ("Trataré de llegar a tiempo", "Trataré de"),
        ("Voy a mejorar la comunicacion con Legales", "mejorar la comunicacion"),
        ("Me comprometo a apoyar el proyecto", "apoyar"),
        ("Trabajaré en nuestros procesos", "Trabajaré en"),
        ("Vamos a hacer lo posible por el cliente", "hacer lo posible"),
        ("Publicar el contrato lo antes posible", "lo antes posible"),
        ("Pondré al cliente en el centro", "Pondré al cliente en el centro"),
        ("Fomentar la colaboración", "Fomentar la colaboración"),
        ("Ser más empático", "Ser más"),
        ("Voy a llamar, en la medida de lo posible", "en la medida de lo posible"),
    ],
}

GOOD = {
    "en": [
        "I will bring Legal into every deal above 50k before the price is promised.",
        "I will publish a two-page standard contract and sign within five days.",
        "I will put one customer hour a month in every manager’s objectives.",
        "I will call five lost customers each month and report to this group.",
        "I will support the branches with two days of my team every month.",
        "Improve the onboarding score from 61 to 75.",
        "I will help Bo every Monday until the backlog is gone.",
        "Customers try the new form before it goes live.",
        "I will ask the support desk for its ten most frequent complaints.",
        "I will send the country managers their complaints.",
        "I will reduce the approval chain to one signature.",
        "I will cancel the Thursday report nobody reads.",
        "I will improve communication with the branches: a call every Monday at nine.",
        "I will open the workshop on customer support myself.",
        "I will sign the industry charter",
        "I will watch customers while they try to open an account.",
        "Poetry at the entrance",
    ],
    "es": [
        "Voy a incluir a Legales en cada acuerdo de más de 50 mil antes de prometer el precio.",
        "Publicaré un contrato de dos páginas y lo firmaré en cinco días.",
        "Llamaré a cinco clientes perdidos cada mes y lo contaré en este grupo.",
        "Voy a apoyar a las sucursales con dos días de mi equipo por mes.",
        "Mejorar la puntuación del inicio de 61 a 75.",
        "Pediré a la mesa de apoyo sus diez reclamos más frecuentes.",
        "Voy a cancelar el informe de los jueves que nadie lee.",
        "Entregaré a cada gerente los reclamos de su país.",
        "Reduciré la cadena de aprobación a una sola firma.",
        "Presentaré el contrato único al directorio.",
        "Acompañaré a diez clientes al intentar abrir una cuenta.",
        "Tratar a cada cliente por su nombre",
        "Leeré en voz alta una carta de un cliente al abrir la reunión de dirección.",
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [(language, text, words) for language, cases in BAD.items() for text, words in cases],
)
def test_words_that_promise_nothing_are_found(language: str, text: str, words: str) -> None:
    found = empty_words(text, language)
    assert words in [each.words for each in found]
    assert all(text[slice(*each.span)] == each.words for each in found)


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in GOOD.items() for text in texts]
)
def test_good_sentences_are_left_in_peace(language: str, text: str) -> None:
    assert empty_words(text, language) == []


def test_a_measure_with_a_number_makes_a_vague_verb_sound() -> None:
    assert empty_words("I will improve onboarding", "en")
    assert empty_words("I will improve onboarding", "en", "started within 5 days") == []
    assert empty_words("I will try to improve onboarding", "en", "started within 5 days")


def test_a_language_without_words_finds_nothing() -> None:
    assert empty_words("try to", "../en") == []
    assert empty_words("try to", "fi") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_every_hint(language: str) -> None:
    data = msgspec.toml.decode(resource("checks", f"{language}.toml").read_bytes())
    assert {phrase["hint"] for phrase in data["phrase"]} == set(HINTS)

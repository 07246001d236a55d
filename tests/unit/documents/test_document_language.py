"""Which texts are plainly in another language; English and mixed ones never are."""

from __future__ import annotations

import gzip
import json
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noteverbale.documents import from_text
from noteverbale.documents.language import foreign

SHARED = Path(__file__).parents[3].parent / "shared" / "corpus"
ENGLISH = (
    "The Russian defence minister will visit Islamabad on Thursday, a source said. The two sides are to sign an agreement on military "
    "cooperation that has been negotiated for years, the ministry said in a statement."
)
OTHERS = {
    "French": "Le ministre russe de la Défense se rendra jeudi à Islamabad, a déclaré une source. Les deux parties signeront un accord de "
    "coopération militaire, selon un communiqué publié à Moscou.",
    "German": "Der russische Verteidigungsminister reist am Donnerstag nach Islamabad, sagte ein Sprecher. Beide Seiten wollen ein Abkommen "
    "über militärische Zusammenarbeit unterzeichnen, das seit Jahren verhandelt wird.",
    "Dutch": "De Russische minister van Defensie reist donderdag naar Islamabad, zei een bron. Beide landen willen een akkoord over "
    "militaire samenwerking tekenen, dat al jaren op tafel ligt en in de hoofdstad was besproken.",
    "Polish": "Rosyjski minister obrony odwiedzi w czwartek Islamabad, powiedziało źródło. To jest pierwsza taka wizyta i obie strony "
    "podpiszą umowę o współpracy wojskowej, do której dążyły od lat na wielu spotkaniach.",
    "Hungarian": "Az orosz védelmi miniszter csütörtökön Iszlámábádba látogat, mondta egy forrás. A két fél a katonai együttműködésről "
    "szóló megállapodást ír alá, és a tárgyalások a jövő héten is folytatódnak.",
    "Turkish": "Rusya Savunma Bakanı perşembe günü İslamabad'ı ziyaret edecek, bir kaynak söyledi. İki taraf yıllardır görüşülen askeri "
    "işbirliği anlaşmasını imzalayacak ve her iki ülke bunun için hazır.",
    "Swahili": "Waziri wa Ulinzi wa Urusi atatembelea Islamabad siku ya Alhamisi, chanzo kimesema. Pande hizo mbili zitatia saini "
    "makubaliano ya ushirikiano wa kijeshi ambayo yamejadiliwa kwa miaka mingi.",
    "Russian": "Министр обороны России в четверг посетит Исламабад, сообщил источник. Стороны подпишут соглашение о военном "
    "сотрудничестве, переговоры о котором идут уже несколько лет, говорится в заявлении.",
    "Arabic": "يزور وزير الدفاع الروسي إسلام آباد يوم الخميس حسبما قال مصدر رسمي. وسيوقع الجانبان اتفاقا للتعاون العسكري بعد مفاوضات "
    "استمرت سنوات طويلة بين البلدين في موسكو وإسلام آباد.",
    "Chinese": "俄罗斯国防部长星期四将访问伊斯兰堡，一名消息人士说。双方将签署军事合作协议，这是两国多年来谈判的结果。",
    "Urdu in Latin letters": "Rus ke wazir e difa jumeraat ko Islamabad ka daura karenge, zaraye ne bataya. Dono mulk fauji taawun ke "
    "muahide par dastakhat karenge jis par kai saal se baat cheet ho rahi thi.",
    "Russian in Latin letters": "Ministr oborony Rossii v chetverg posetit Islamabad, soobshchil istochnik. Storony podpishut soglasheniye "
    "o voyennom sotrudnichestve, peregovory o kotorom idut uzhe neskolko let, govoritsya v zayavlenii.",
    "Arabic in Latin letters": "wazir al difa3 al rusi yazour Islamabad youm al khamis, qal masdar rasmi. al tarafan sa yuwaqi3an ittifaq "
    "al ta3awun al 3askari ba3d mufawadat istamarrat sanawat tawila bayn al baladayn",
    "Chinese in Latin letters": "eluosi guofang buzhang xingqisi jiang fangwen yisilanbao, yi ming xiaoxi renshi shuo. shuangfang jiang "
    "qianshu junshi hezuo xieyi, zhe shi liang guo duo nian lai tanpan de jieguo",
}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_told(language: str) -> None:
    assert foreign(from_text(OTHERS[language]))
    assert foreign(from_text("\n\n".join([OTHERS[language]] * 60)))


@pytest.mark.parametrize("language", OTHERS)
def test_a_mixed_text_is_none_of_another_language(language: str) -> None:
    assert not foreign(from_text(f"{OTHERS[language]}\n\n{ENGLISH}"))
    assert not foreign(from_text(f"{ENGLISH}\n\n{OTHERS[language]}"))


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Putin visits Islamabad, signs helicopter deal, meets generals",
        "Russia attacks Ukraine\nChina warns Japan\nIran parades missiles\nIndia buys Rafale jets\nPakistan refuses dialogue\nTurkey shells Syrian towns\n"
        "France expels diplomats\nUkraine rebuilds bridges\nKabul blames Islamabad\nRebels retake Aden airport",
        "Ankara recalled ambassador. Beijing imposed duties. Ministers signed memorandum. Armies begin exercise. Ships dock Bandar Abbas. Planes bombed Idlib.",
        "Russia attacked Ukraine. " * 40,
        "Ursula von der Leyen and Luiz Inácio Lula da Silva in Rio de Janeiro",
        "Loss of 13,000 per ha",
        "Al-Shabaab, ETA, FARC",
        "Putin am Donnerstag in Minsk",
        "Present: Sergei Shoigu, Raheel Sharif, Alexey Dedov, Khalid Khattak, Rashad Mahmood, Valery Gerasimov, Nawaz Sharif, Khawaja Asif.",
        "USD 104.5 EUR 131.2 GBP 165.1 RUB 2.3 " * 10,
        "Mr Chavez wished Mr Putin a happy birthday.\n\nPublication date: October 8, 2002, 21:30\n\nDirect link: en.kremlin.ru/d/27521",
        "Di minister tok say di two kontris go sign agreement wey dem don dey discuss since last year, and pipo wey dey for di area no go fear again.",
    ],
)  # fmt: skip
def test_english_names_figures_and_few_words_are_not(text: str) -> None:
    assert not foreign(from_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "Der russische Verteidigungsminister reist am Donnerstag nach Islamabad.",
        "Le ministre russe des Affaires étrangères est arrivé mardi à Téhéran.",
        "El ministro ruso llegó a Teherán el martes.",
        "Министр прибыл в Тегеран",
        "وصل الوزير إلى طهران",
        "俄罗斯国防部长星期四访问伊斯兰堡",
    ],
)
def test_a_short_text_is_told_by_its_letters_or_words(text: str) -> None:
    assert foreign(from_text(text)) and foreign(from_text("", title=text))
    assert not foreign(from_text(f"{text} The minister arrived there on Tuesday, said the agency."))


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_is_answered(text: str) -> None:
    assert foreign(from_text(text)) in (True, False)


@given(st.text(alphabet="абвгд xyzäöüعربي我们", max_size=400), st.sampled_from(sorted(OTHERS)))
def test_a_text_with_an_english_paragraph_is_never_told(noise: str, language: str) -> None:
    assert not foreign(from_text(f"{ENGLISH} {noise}"[:9_000]))


@pytest.mark.parametrize("corpus", ["kremlin", "tehran-times", "wikinews"])
def test_no_article_in_english_is_told(corpus: str) -> None:
    path = SHARED / f"{corpus}.jsonl.gz"
    if not path.exists():
        pytest.skip("the development corpora are not here")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, 500)]
    assert [text for text in texts if text.strip() and foreign(from_text(text))] == []


def test_references_instead_of_spaces_make_no_other_language():
    assert not foreign(from_text(ENGLISH.replace(" ", "&nbsp;")))

"""What a load finds is told in the reader's language; what is not known yet stays as it is."""

import ast
import string
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from etl.findings import Finding, Refused, refuse
from etl.parse.numbers import parse
from etl.repair.shift import Shift
from etl.sources.template_value import valued
from model.errors import ContractBroken
from texts import findings, of
from texts.findings import Template, pairs, told

ROOT = Path(__file__).parents[2]
LEAST_TOLD = 0.8
FILLED = "x7"  # in the place of a value
NAMES = {"rule", "hint", "suggestion", "why", "unseen", "told"}
# what is called with a rule or a suggestion: the constants among its arguments are sentences
SAYS = {
    "Finding", "Bad", "Unknown", "UnreadableFile", "ContractBroken", "Refused", "UsageError",
    "fault", "finding", "about", "_at", "_fault", "_finding", "_apart",
}  # fmt: skip


def blanks(words):
    return sorted(name for _, name, _, _ in string.Formatter().parse(words) if name is not None)


def indonesian(sentence):
    words, english = told(sentence, of("id"))
    return None if english else words


def test_every_sentence_has_the_same_blanks_told_again():
    unlike = {en: words for en, words in pairs("id").items() if blanks(en) != blanks(words)}
    assert unlike == {}


def test_blanks_have_names_and_words_between_them():
    for sentence in pairs("id"):
        names, template = blanks(sentence), Template.of(sentence, "")
        assert len(set(names)) == len(names) and all(names), sentence
        assert all(template.words[1:-1]), sentence


def test_no_sentence_ends_with_a_stop_and_none_is_the_same_told_again():
    for sentence, words in pairs("id").items():
        assert not sentence.endswith(".") or sentence.endswith("..."), sentence
        assert sentence != words or sentence == "is NULL"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("is less than 0", "kurang dari 0"),
        (
            "labour_force is not employed + unemployed (1200)",
            "angkatan kerja tidak sama dengan penduduk yang bekerja + pengangguran terbuka (1200)",
        ),
        (
            "is code 6403 of Berau: code and name disagree; perhaps 6403 Berau or 6402 Kutai Barat",
            "adalah kode 6403 untuk Berau: kode dan nama tidak cocok; "
            "mungkin 6403 Berau atau 6402 Kutai Barat",
        ),
        (
            "Data Peserta 2024.xlsx is protected by a password; save it without one.",
            "Data Peserta 2024.xlsx dilindungi kata sandi; simpan tanpa kata sandi.",
        ),
        (
            "Write the number alone. Fill in gaya_angka on README: id or en",
            "Tulis angkanya saja. Isi gaya_angka pada README: id atau en",
        ),
        (
            "'Kutai' is no known name of a region; perhaps 6402 Kutai Barat",
            "'Kutai' bukan nama wilayah yang dikenal; mungkin 6402 Kutai Barat",
        ),
        (
            "in the percentages of tpt: 'x' is no number",
            "pada persentase tpt: 'x' bukan angka",
        ),
        (
            "employed is 10; 2 sums ask for 12 (the regions below it, its own identity), "
            "0 of 2 keep it",
            "penduduk yang bekerja adalah 10; 2 penjumlahan menuntut 12 (wilayah di bawahnya, "
            "identitasnya sendiri), 0 dari 2 mempertahankannya",
        ),
    ],
)
def test_a_sentence_with_its_values_is_told_in_indonesian(sentence, words):
    assert indonesian(sentence) == words


def test_the_checks_own_sentences_are_told():
    said = [str(parse("1.234", None)), str(parse("sekitar", "id")), str(Shift(2, 7, True))]
    for cell, unit in (("-5", "persons"), ("5 %", "persons"), ("1.5", "persons")):
        with pytest.raises(ContractBroken) as broken:
            valued(cell, "en", unit, "")
        said += str(broken.value).split(" → ")
    assert [one for one in said if indonesian(one) is None] == []


def test_an_evidence_of_a_repair_is_told_whole():
    evidence = (
        "employed of 7 rows breaks labour_force = employed + unemployed, but sorted its values "
        "(1200 to 9000) are those that it must have, each of them once: every value stands 1 of "
        "7 rows above its own. 6402 holds 1200 of 6403, 6403 holds 9000 of 6402."
    )
    words = indonesian(evidence)
    assert "setiap nilai berada 1 dari 7 baris di atas tempatnya" in words
    assert words.endswith("6402 berisi nilai 1200 milik 6403, 6403 berisi nilai 9000 milik 6402.")


def test_an_error_of_several_lines_is_told_line_by_line():
    place = "sakernas/2022-08.csv:14:labour_force"
    faults = [Finding(place, "-5", "is less than 0", "Correct the value")]
    with pytest.raises(Refused) as refused:
        refuse(faults)
    assert indonesian(str(refused.value)).split("\n") == [
        "1 kesalahan; tidak ada yang diterbitkan, yang berlaku tetap berlaku:",
        "  sakernas/2022-08.csv row 14 column labour_force: '-5': kurang dari 0. Betulkan nilainya",
    ]


@pytest.mark.parametrize("sentence", ["", "nobody has said this", "is less than 0. Nobody knows"])
def test_what_is_not_known_stays_english(sentence):
    assert told(sentence, of("id")) == (sentence, True)


def test_in_english_nothing_changes():
    assert told("is less than 0", of("en")) == ("is less than 0", True)


def test_the_template_asks_for_a_field_in_its_own_words():
    words = tomllib.loads((ROOT / "etl" / "template" / "words.toml").read_text("utf-8"))
    asked = list(both(words))
    assert len(asked) > 15
    assert {en: indonesian(en) for en, _ in asked} == dict(asked)


def both(tree):
    """Yield what the template says in English and in Indonesian."""
    if isinstance(tree, list):
        yield from chain.from_iterable(both(branch) for branch in tree)
    if isinstance(tree, dict):
        if {"en", "id"} <= set(tree):
            yield tree["en"], tree["id"]
        yield from chain.from_iterable(both(branch) for branch in tree.values())


def test_a_long_value_of_a_stranger_is_kept_and_quick():
    value = " is not  of  is , printed is " * 100
    assert indonesian(f"cannot be read: {value}") == f"tidak dapat dibaca: {value}"
    far = "x" * findings.LONGEST
    assert told(f"cannot be read: {far}", of("id")) == (f"cannot be read: {far}", True)


def test_braces_in_a_value_are_only_braces():
    assert indonesian("cannot be read: {0} {x!r}") == "tidak dapat dibaca: {0} {x!r}"


def test_a_rule_that_was_never_told_is_missed():
    source = 'yield Finding(place, "", "has never been told", f"See {where}")'
    assert set(sentences(ast.parse(source))) == {"has never been told", "See x7"}
    assert indonesian("has never been told") is None


def test_four_of_five_sentences_of_the_checks_are_told():
    every = {one for file in checks() for one in sentences(ast.parse(file.read_text("utf-8")))}
    missing = sorted(one for one in every if indonesian(one) is None)
    assert len(every) > 300
    assert len(missing) <= (1 - LEAST_TOLD) * len(every), "\n".join(missing)


def checks():
    """Return the files whose sentences may stand on the page of data: no command's own."""
    files = sorted((ROOT / "etl").rglob("*.py"))
    return [file for file in files if not {"borders", "commands", "template"} & {*file.parts}]


def sentences(tree):
    """Yield the sentences that are given to a finding, a refusal or a hint whole."""
    for node in ast.walk(tree):
        given = []
        if isinstance(node, ast.Call) and name_of(node.func) in SAYS:
            given = [*node.args, *(word.value for word in node.keywords)]
        elif isinstance(node, ast.Assign) and name_of(node.targets[0]) in NAMES:
            given = [node.value]
        for one in chain.from_iterable(leaves(part) for part in given):
            yield from (part for part in one.split(" → ") if " " in part.strip())


def leaves(node):
    """Yield the strings of an expression, values filled in: itself, or both arms of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else FILLED for part in node.values)
        yield "".join(parts)
    elif isinstance(node, ast.IfExp):
        yield from (*leaves(node.body), *leaves(node.orelse))
    elif isinstance(node, ast.Dict):
        yield from chain.from_iterable(leaves(value) for value in node.values)


def name_of(node):
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")

"""Passages: exact slices that do not overlap, fit the encoder, and lose no sentence."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.chunk import chunk, joined, prefix, sentences
from assistant.embed import Encoder
from assistant.records import Source

encoder = Encoder()


def cut(text: str, **options):
    return chunk(Source("a.md", "0", text, "Title"), count_tokens=encoder.count_tokens, **options)


def test_headings_are_a_path_and_never_part_of_a_passage():
    found = cut("# One\nFirst.\n## Two\nSecond.\n# Three\nThird.")
    assert [(one.headings, one.text) for one in found] == [(("One",), "First."), (("One", "Two"), "Second."), (("Three",), "Third.")]
    assert prefix("Title", found[1].headings) == "Title › One › Two"


def test_a_line_of_code_opens_no_section():
    (one,) = cut("# Use\n\nRun this.\n\n```sh\n# install it first\nmake\n```\n\nIt is free.")
    assert one.headings == ("Use",)
    assert "# install it first" in one.text
    for inside in ("~~~sh\n# install it first\nmake\n~~~", "```md\n~~~\n# install it first\n```"):
        (one,) = cut(f"# Use\n\nRun this.\n\n{inside}\n\nIt is free.")
        assert "# install it first" in one.text


def test_a_part_is_named_over_a_gap_and_the_mark_that_ends_a_paragraph_begins_no_other():
    text = "PART 1  SCOPE\n\n*These rules bind all. They are short.*\n\nDogs may not enter the garden."
    (one,) = chunk(Source("rules.txt", "0", text, "Rules"), count_tokens=words)
    assert one.headings == ("PART 1  SCOPE",)
    assert [text[start:end] for start, end in one.sentences] == [
        "*These rules bind all.",
        "They are short.*",
        "Dogs may not enter the garden.",
    ]


def test_a_sentence_after_a_mark_in_plain_text_is_no_heading():
    """ "# 1 Dogs may not enter." of a text file was in no passage at all."""
    source = Source("rules.txt", "0", "# Rules\n\n# 1 Dogs may not enter the garden.\n\n# 2 Cats may.", "Rules")
    (one,) = chunk(source, count_tokens=words)
    assert one.headings == ("Rules",)
    assert one.text == "# 1 Dogs may not enter the garden.\n\n# 2 Cats may."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Visitors with a dog may\nnot enter.", ["Visitors with a dog may\nnot enter."]),
        ("Cameras are permitted\nonly with a licence.", ["Cameras are permitted\nonly with a licence."]),
        ("Phones are used by staff,\n\nbut not by guests.", ["Phones are used by staff,\n\nbut not by guests."]),
        ("They may film if the\n\nowner agrees.", ["They may film if the\n\nowner agrees."]),  # over the end of a page
        ("They may film if the\n\n\nowner agrees.", ["They may film if the", "owner agrees."]),
        ("Opening hours\nNoon to four.", ["Opening hours", "Noon to four."]),
        ("Bring:\nonly cash.", ["Bring:", "only cash."]),
        ("You may bring cats and\n- only small ones", ["You may bring cats and", "- only small ones"]),
    ],
)
def test_a_short_line_goes_on_where_its_words_tell_so(text, expected):
    """A permission was quoted whose "not" stood in the next line."""
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_wrapped_lines_are_one_sentence_and_items_are_their_own():
    text = (
        "The parties agreed to a long list of things that goes\non in the next line. Then:\n"
        "- a first item that is long enough to be wrapped or not\n- a second"
    )
    assert [text[start:end] for start, end in sentences(text)] == [
        "The parties agreed to a long list of things that goes\non in the next line.",
        "Then:",
        "- a first item that is long enough to be wrapped or not",
        "- a second",
    ]


def test_a_line_goes_on_earlier_where_a_small_letter_follows():
    """A sentence was cut where a long link had stood on the next line."""
    text = "Only one member of a crew can take\nparental leave from rowing. The other\nrows on."
    assert [text[start:end] for start, end in sentences(text)] == [
        "Only one member of a crew can take\nparental leave from rowing.",
        "The other\nrows on.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Where a bank refuses a wire we pay through a U.S.\nsponsor. Ask.",
            ["Where a bank refuses a wire we pay through a U.S.\nsponsor.", "Ask."],
        ),
        ("The talks were led by officers of the U.S.\nNavy in June.", ["The talks were led by officers of the U.S.\nNavy in June."]),
        ("The rule of the agency holds in all of the U.S.\nIt is new.", ["The rule of the agency holds in all of the U.S.", "It is new."]),
    ],
)
def test_a_line_that_ends_with_a_short_form_goes_on_unless_a_sentence_ends_there(text, expected):
    """“We may pay through a U.S.” was quoted as a sentence."""
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports under 15 U.S.C. 4601 et seq. are controlled. Ask.", ["Exports under 15 U.S.C. 4601 et seq. are controlled.", "Ask."]),
        ("Pub. L. 117-167 applies. Ask.", ["Pub. L. 117-167 applies.", "Ask."]),
        ("We are open Mon. to Fri. all day.", ["We are open Mon. to Fri. all day."]),
        ("**I am ill. May I come?** Never. Ask.", ["**I am ill. May I come?** Never.", "Ask."]),
        ("The **big** dog sat. It barked.", ["The **big** dog sat.", "It barked."]),
    ],
)
def test_a_short_form_or_a_mark_that_is_open_ends_no_sentence(text, expected):
    """Of a question of two sentences in bold letters the second was quoted, with the mark at its end."""
    assert [text[start:end] for start, end in joined(text, sentences(text))] == expected


def test_a_line_that_is_broken_on_purpose_does_not_go_on():
    """Lines of a Word file without full stops were quoted as one sentence."""
    text = "NorthDrive: all data except that of patients  \nUSB sticks: encrypted ones and  \nno others"
    assert [text[start:end] for start, end in sentences(text)] == [text[:44], text[47:]]


@pytest.mark.parametrize(
    "sentence",
    [
        "H.R. 5245 passed on 9 Sept. 2024.",
        "See 15 CFR 734.8(a) for it.",
        "Mr. Smith, e.g. of the U.S. State Department, said so.",
        "It cost $1.5 million.",
    ],
)
def test_abbreviations_and_citations_end_no_sentence(sentence):
    text = f"{sentence} It was read."
    assert [text[start:end] for start, end in sentences(text)] == [sentence, "It was read."]


@pytest.mark.parametrize(
    "text", ["word " * 3000, "x" * 5000, "一" * 3000, "a, b; " * 1000], ids=["words", "no spaces", "Chinese", "clauses"]
)
def test_what_has_no_sentences_is_cut_to_fit(text):
    found = cut(text)
    tokens = encoder.count_tokens([f"{prefix('Title', one.headings)}\n{one.text}" for one in found])
    assert max(tokens) <= 254
    assert "".join(one.text for one in found).replace(" ", "") == text.replace(" ", "")


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.sampled_from("ab. \n#-?!é一\u200b\"'(:;"), max_size=600), st.integers(10, 120))
def test_passages_are_ordered_slices_that_hold_every_word(text, size):
    found = cut(text, size=size)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.start <= start < end <= one.end for one in found for start, end in one.sentences)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    assert len({one.id for one in found}) == len(found)
    kept = "".join(one.text for one in found)
    outside = [line for line in text.split("\n") if not line.lstrip().startswith("#")]
    assert sum(map(kept.count, "ab一")) >= sum(line.count(letter) for line in outside for letter in "ab一")


def words(texts: list[str]) -> list[int]:
    """A count that costs nothing."""
    return [len(text.split()) for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        "# " + "#" * 200_000 + "x\n\nIt permits boats.",
        "a line that was wrapped and is not finished\n" * 100_000,
        "# " + "x" * 1_000 + "\n# a\nb.\n" * 100,
    ],
    ids=["marks", "lines", "heading"],
)
def test_a_long_text_is_cut_in_time(text):
    """A heading of 200,000 marks took minutes, and every passage below a heading of megabytes carried all of it."""
    began = time.monotonic()
    found = chunk(Source("a.md", "0", text, "Title"), count_tokens=words)
    assert time.monotonic() - began < 30
    assert max(len(name) for one in found for name in [*one.headings, ""]) <= 300


def test_a_question_stays_with_its_answer_and_a_closing_mark_with_its_sentence():
    text = "# Answers\n**May I film?** Never. Ask the warden.\n\nQ: Is it free?\nA: Yes.\n\nWho may come?\nWhat for?\nNobody knows."
    (one,) = cut(text)
    assert [text[start:end] for start, end in one.sentences] == [
        "**May I film?** Never.",
        "Ask the warden.",
        "Q: Is it free?\nA: Yes.",
        "Who may come?",
        "What for?\nNobody knows.",
    ]


def test_a_question_that_is_told_as_a_statement_stays_with_its_answer():
    """The statement was quoted as what the document says, without the answer."""
    text = (
        "Q1. We have a grant already.\nA. That is no obstacle. Tell us.\n\nQ2. A guest wants to stay. May she?\nA. Yes. Ask first.\n\n"
        "Q3. Sales rose. Costs fell.\n\nA. First appendix."
    )
    assert [text[start:end] for start, end in joined(text, sentences(text))] == [
        "Q1. We have a grant already.\nA. That is no obstacle.",
        "Tell us.",
        "Q2. A guest wants to stay. May she?\nA. Yes.",
        "Ask first.",
        "Q3. Sales rose.",
        "Costs fell.",
        "A. First appendix.",
    ]


@pytest.mark.parametrize(
    "sentence", ["See art. 5 para. 2 of the Act and ch. 3.", "The term is approx. five years.", "Bags weigh 5 kg max. (with straps)."]
)
def test_what_is_shortened_ends_no_sentence(sentence):
    """ "2 of the Act" was a sentence of its own, and was quoted as one."""
    text = f"{sentence} Dogs may enter."
    assert [text[start:end] for start, end in joined(text, sentences(text))] == [sentence, "Dogs may enter."]


def test_an_hour_before_a_day_ends_no_sentence():
    text = "Work is permitted from 7 a.m. to 8 p.m. Monday to Friday. It ends at 8 p.m. Visitors leave earlier."
    (one,) = cut(text)
    assert [text[start:end] for start, end in one.sentences] == [
        "Work is permitted from 7 a.m. to 8 p.m. Monday to Friday.",
        "It ends at 8 p.m.",
        "Visitors leave earlier.",
    ]


def test_the_number_of_a_point_is_part_of_it():
    (one,) = cut("Visitors may not:\n\n1. smoke;\n2. film.\n\n4.2. The fee is 6 euros.\n\n(a) Cars wait.\n\nIV. Rooms are clean.")
    assert [text[start:end] for text in [one.text] for start, end in one.sentences] == [
        "Visitors may not:",
        "1. smoke;",
        "2. film.",
        "4.2. The fee is 6 euros.",
        "(a) Cars wait.",
        "IV. Rooms are clean.",
    ]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("**3. Confucius Institute.** Senate agreed not to renew it.", ["Classes go on."]),
        ("3. Purchase cards. The monthly limit is £4,000.", ["They may not be lent."]),
        ("**3.** Year end. Orders are placed by 27 June.", []),
        ("4. Dogs may enter.", ["Cats may not."]),
        ("5. Close the door.", ["Cats may enter."]),
        ("6. Petty cash.", ["\n\nIt was abolished."]),
        ("7. **Holding period.** Shares are held for 60 days.", ["They may be lent."]),
        ("4.2 **Fees.** Entry costs £2.", []),
        ("**Who may apply.** Residents over 18.", ["Others may not."]),
        ("**Dogs are not allowed.**", ["Cats may enter."]),
        ("**Who is the warden of the lake and of all the boats that lie on it by day.**", ["Ann Lee."]),
    ],
)
def test_a_numbered_name_stays_with_its_first_rule(text, others):
    """ "**3." and "Confucius Institute.**" were quoted as answers; a numbered rule that says something stands by itself."""
    whole = " ".join([text, *others])
    assert [whole[start:end] for start, end in joined(whole, sentences(whole))] == [text, *map(str.strip, others)]


def test_endless_words_do_not_make_an_endless_passage():
    """A word of 20,000 letters is one token: six such sentences made one passage of 114,388 characters, 15 s for each question."""
    found = cut(" ".join(f"Rule {place} is {'a' * 20_000} so." for place in range(6)))
    assert max(len(one.text) for one in found) < 4_000
    assert "".join(one.text for one in found).count("a") >= 120_000


@pytest.mark.parametrize("mark", ["(1)", "(a)", "(iv)"])
def test_a_paragraph_with_a_bracketed_number_has_sentences(mark):
    text = f"{mark} Dogs may be kept. Reptiles may not."
    assert [text[start:end] for start, end in sentences(text)] == [f"{mark} Dogs may be kept.", "Reptiles may not."]


def test_a_line_that_names_a_part_is_a_heading_of_plain_text():
    """ "Article 2 – Alarms" ended the passage on article 1, and nothing told what the next was about."""
    text = "RULES\n\nCHAPTER 1 - HOMES\n\nArticle 1 – Scope\n1. All homes.\nArticle 2 – Alarms\n1. One a room, as laid\ndown in\n"
    text += "Section 4 Fees"
    found = chunk(Source("rules.txt", "0", text, "Rules"), count_tokens=words)
    assert [(one.headings, one.text) for one in found] == [
        ((), "RULES"),
        (("CHAPTER 1 - HOMES", "Article 1 – Scope"), "1. All homes."),
        (("CHAPTER 1 - HOMES", "Article 2 – Alarms"), "1. One a room, as laid\ndown in\nSection 4 Fees"),
    ]
    assert [one.headings for one in cut(text)] == [()], "Markdown has headings of its own"


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("TREATY\n\nArticle 1\nUse of terms\n\nA boat is a raft.", [(), ("Article 1 – Use of terms",)]),
        ("TREATY\n\nThey go.\nArticle 1\nBoats\n1. A boat is a raft.", [(), ("Article 1 – Boats",)]),
        ("RULES\n\nBoats\n\nANNEX II\n\nHarbour fees\n\n1. Rafts pay.", [(), ("ANNEX II – Harbour fees",)]),
        ("RULES\n\nThey go.\n\nANNEX II\nOil\nTar\nChlorine", [(), ("ANNEX II",)]),
        ("RULES\n\nThey go.\n\nANNEX II\nBoats are free\n\n1. Rafts pay.", [(), ("ANNEX II",)]),
        ("COUNCIL\n\n22 May 2025\n\nDear Ms Ray,\n\nBoats may land.", [()]),
    ],
)
def test_a_part_is_named_by_the_line_below_its_number_and_none_by_a_date(text, paths):
    """ "Article 6" told nothing of its passage, which began with "Inner zone"; a second annex was no part; a letter's date was one."""
    found = chunk(Source("rules.txt", "0", text, "Rules"), count_tokens=words)
    assert [one.headings for one in found] == paths


def test_a_cell_that_ends_a_sentence_does_not_end_its_row():
    """ "; Withdrawn: 8 May 2022" stood by itself."""
    assert joined_sentences("- Text: It may sail.; Withdrawn: 8 May 2022") == ["- Text: It may sail.; Withdrawn: 8 May 2022"]


def test_a_provision_given_anew_is_one_with_the_line_that_tells_which():
    text = 'Clause 4 is replaced by the following:\n\n"4. Boats may land."\n\nHe wrote:\n\n"Boats may go."'
    assert joined_sentences(text) == [text[: text.index("\n\nHe")], "He wrote:", '"Boats may go."']


def test_the_name_of_an_article_stays_with_what_it_says():
    assert joined_sentences("**Article 4 (Dogs).** They are kept on a lead. No cats.") == [
        "**Article 4 (Dogs).** They are kept on a lead.",
        "No cats.",
    ]


def joined_sentences(text):
    """The sentences of a text as passages hold them."""
    return [text[start:end] for start, end in joined(text, sentences(text))]


@pytest.mark.parametrize("called", ["Ms.", "Mrs.", "Rev.", "Gov.", "Capt."])
def test_a_person_is_not_parted_from_how_they_are_called(called: str):
    """ "The director is now Ms." was an answer, where the line had broken there and where not."""
    for text in (f"The director is now {called} Ann Lee. She is new.", f"The director is now {called}\n   Ann Lee. She is new."):
        assert [text[start:end] for start, end in joined(text, sentences(text))] == [text[: text.index(" She")], "She is new."]


def test_an_answer_that_takes_up_its_question_is_read_with_it():
    """Under "What about exchange losses?" stood "They are borne by the school.", which nothing could quote by itself."""
    (one,) = cut("## What about exchange losses?\n\nThey are borne by the school. The fund pays in crowns.")
    first, second = one.sentences
    assert one.text.startswith("What about exchange losses?\n\nThey are borne by the school.")
    assert second[0] - first[1] == 1


@pytest.mark.parametrize(
    "text", ["Because a helicopter lands there.", "Only with a permit. Ask the warden.", "Twice a year, in May and June."]
)
def test_an_answer_is_read_with_the_heading_that_asks_for_it(text: str):
    """ "When can I enrol?" was answered with a fee for late enrolment: "Twice a year, from 1 to 20 March" has no word of it."""
    assert cut(f"## Why are drones restricted?\n\n{text}")[0].text.startswith("Why are drones restricted?")
    assert not cut(f"## Drones\n\n{text}")[0].text.startswith("Drones")
    assert cut("## What do I bring?\n\n- a coat\n- a lamp")[0].text.startswith("- a coat")


def test_a_point_keeps_how_far_it_stands_in():
    """Of "Bring", with points further in, nobody could tell where its points ended."""
    text = "- Bring\n  - a coat\n  - a lamp\n- Sign the form"
    assert joined_sentences(text) == ["- Bring", "  - a coat", "  - a lamp", "- Sign the form"]


def test_a_point_with_a_number_of_three_parts_begins_a_sentence():
    assert joined_sentences("4.1 Licensees shall\n\n4.1.1 fit a meter;\n\n4.1.2 read it.") == [
        "4.1 Licensees shall",
        "4.1.1 fit a meter;",
        "4.1.2 read it.",
    ]


def test_a_text_of_abbreviations_takes_no_square_of_its_length():
    text = "See para. 2 of it, and est. 5 as told by reg. 4 and " * 4_000
    spans = [(place, place + 12) for place in range(0, len(text), 13)]
    began = time.perf_counter()
    joined(text, spans)
    assert time.perf_counter() - began < 3


def test_a_point_numbered_in_small_roman_is_one_with_its_number():
    text = "Visitors may not:\n\nii. feed the seals;\niii. camp."
    assert [text[start:end] for start, end in joined(text, sentences(text))][1:] == ["ii. feed the seals;", "iii. camp."]


def test_the_mark_of_a_note_belongs_to_the_sentence_before():
    """It began the next one: "²⁴ Similarly, …"."""
    text = "It is an open model.²⁴ Similarly, “it is free.”² It has 5 m². ³He is a gas."
    told = [text[start:end] for start, end in joined(text, sentences(text))]
    assert told == ["It is an open model.²⁴", "Similarly, “it is free.”²", "It has 5 m².", "³He is a gas."]


def test_code_in_a_fence_is_no_part_of_a_sentence():
    """A line before it without a full stop went on in the code, and the code in the line after it."""
    text = "Whoever copies the book of all the boats here calls\n```sh\ncopy the book of boats and of all the nets to\n```\nwith two keys."
    told = [text[start:end] for start, end in joined(text, sentences(text))]
    assert told == [*text.split("\n")]

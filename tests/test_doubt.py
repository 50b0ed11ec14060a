"""Whether the sentence that leads an answer is about something else than the question."""

from __future__ import annotations

import pytest

from assistant.answers.doubt import doubted, elsewhere, phrased


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        # another year than the one asked about
        ("Which lots were added on 2 December 2024?", "The lists of 2017 and 2018 show lots 3 and 4.", True),
        ("Which lots were added on 2 December 2024?", "On 2 December 2024 lots 5 and 6 were added.", False),
        ("Which lots were added on 2 December 2024?", "Lots 5 and 6 were added.", False),  # tells no year
        ("Which lots were added?", "The lists of 2017 show lots 3 and 4.", False),
        # another teller
        ("What did the Harbour Board say about the crane?", "Ann Lee called the crane unsafe.", True),
        ("What did the Harbour Board say about the crane?", "The Harbour Board called the crane unsafe.", False),
        ("What has Lee said of it?", "Ann Lee called the crane unsafe.", False),
        ("what did they say of it?", "Ann Lee called the crane unsafe.", False),  # names nobody
        ("What did the Harbour Board say about the crane?", "Ann Lee said that the Harbour Board was slow.", True),  # of whom it is said
        ("What did the Harbour Board say about the crane?", "The crane is safe, according to the Harbour Board.", False),
        ("What did dockers say about the crane?", "Ann Lee said that the crane had hurt two dockers.", True),  # of whom it is said
        ("What did dockers say about the crane?", "Dockers said that the crane had hurt two.", False),
        ("What did dockers say about the crane?", "The crane is unsafe, said dockers.", False),
        ("What did dockers say about the crane?", "The crane is unsafe.", False),
        # another day, another body, another doer
        ("What happened on 2 May 2024?", "The crane fell on 12 May 2024.", True),
        ("What happened on 2 May 2024?", "The crane fell on 2 May 2024.", False),
        ("What happened on May 2, 2024?", "The crane fell on 12 May 2024.", True),
        ("How many cranes has the Bureau of Mines?", "The Bureau of Tides has four cranes.", True),
        ("How many cranes has the Bureau of Mines?", "The Bureau of Mines has four cranes.", False),
        ("When was the crane first painted?", "The crane was painted in 1979.", False),
        ("Who moved the crane in 1979?", "On 3 May 2024 Ann Lee moved the 1979 crane.", True),  # which crane, not when
        ("Who moved the crane in 1979?", "Ann Lee moved the 1979 crane.", False),
        ("Did Ann Lee paint the crane?", "Lee painted the crane.", False),
        ("What did China say about the crane?", "China Daily called the crane unsafe.", True),  # a paper of that name
        ("what does china say about the crane", "China Daily called the crane unsafe.", True),
        ("what does china say about the crane", "China's ministry called the crane unsafe.", False),
        ("Did the Harbour Board's notice name the crane?", "The Harbour Board's notice names no crane.", False),
        ("Which cranes has the harbour rule?", "The river rule names six cranes.", True),
        ("Which cranes has the harbour rule?", "The harbour-safety rule names one crane.", False),
        # a time beyond the one asked for, another term
        ("When was the crane last painted before 2024?", "It was painted on 2 May 2024.", True),
        ("When was the crane last painted before 2024?", "It was painted in 2018, and again in 2024.", False),
        ("When was the crane last painted before June 2024?", "It was painted on 2 May 2024.", False),
        ("Which cranes were painted since 2020?", "Two cranes were painted in 2018.", True),
        ("Was the crane painted before 2020?", "The crane was painted in 2024.", False),  # which tells that it was not
        ("It stood here before 2020. So it is ours?", "It came in 2024.", False),  # which is told, not asked for
        ("What counts as a heavy load?", "The rules define a light load as one of under a ton.", True),
        ("What counts as a heavy load?", "Heavy load means one of over a ton.", False),
        # another deed
        ("Who led the crane trial?", "The crane trial led to better ropes.", True),
        ("Who led the crane trial?", "Ann Lee led the crane trial, which led to better ropes.", False),
        ("How long was there no crane?", "There was no crane for 108 days.", False),
        ("Why was there no crane?", "The harbour was without a crane because none was bought.", False),
        ("When did the town pass the crane bill?", "The town passed the crane bill on 2 May 2024.", False),
        ("Was the crane plan approved?", "The crane plan as approved in May has two parts, and was approved twice.", False),
        ("Who asked for the crane as built?", "The crane as built was asked for by Ann Lee.", False),  # of that version
        ("Who drafted the crane act?", "The crane act became law in May.", True),
        ("Who drafted the crane act?", "Ann Lee drafted the act.", False),
        ("Which town official drafted the crane act?", "Ann Lee spoke of the crane act.", True),
        ("Which town official drafted the crane act?", "Ann Lee drafted the act.", False),
        ("Which crane is needed for it?", "The act names Ann Lee.", False),
        ("Who wrote the crane act?", "Ann Lee is its author.", False),  # a word of nearly the same meaning
        ("Who is the mayor?", "Ann Lee leads the town.", False),  # names no deed
        ("Who signed the lease?", "The lease was signed in May.", True),  # … and not by whom
        ("Who signed the lease?", "The town renewed its lease, originally signed in 1979.", True),
        ("Who signed the lease?", "The lease was signed in May at the town hall by Ann Lee.", False),
        ("Who signed the lease?", "The lease was renewed in June; the mayor signed it.", False),
        ("Who approved the lease?", "The lease needs the approval of the town.", False),
        ("Who ran the 3rd meeting?", "The 3rd meeting was chaired by Ann Lee.", False),  # a deed of many names
        ("Who held the 3rd meeting?", "The 3rd meeting was chaired by Ann Lee.", False),
        ("The lease was signed in Rome?", "The lease was signed in Ghent.", False),  # … which tells that it was not
        ("Was the 1979 lease signed in Rome?", "In Rome the mayor signed the 1979 lease, a deed that ends the quarrel.", False),
        ("Where was the lease signed?", "In Rome the mayor signed a lease that extends the lease of 1931.", False),
        ("When were the crane guides issued?", "The town issued guides for cranes on 9 March 2026.", False),
        ("When was the hall opened?", "It was opened the year before.", False),
    ],
)
def test_what_tells_of_something_else(question: str, text: str, expected: bool) -> None:
    assert elsewhere(question, text) is expected
    assert doubted(question, text) is expected or expected is False


@pytest.mark.parametrize(
    ("question", "lead", "expected"),
    [
        ("What is the fine for parking here?", "A parking permit is issued by the town hall.", True),
        ("What is the fine for parking here?", "Parking here costs a fine of £40.", False),
        ("How many of the United States papers were ours?", "We wrote 4 of the papers.", False),
        ("How many guests need a bed?", "Two guests asked for one.", False),
        ("Who introduced the Senate bill?", "Ann Lee introduced the bill.", False),
        ("How many guests were counted?", "More than 200 guests were counted.", False),
        ("How many guests signed up?", "More than 200 guests were counted.", False),  # is told in many ways
        ("How long are old minutes kept?", "Minutes are kept for 28 days.", False),
        ("How long do you keep minutes?", "They are kept for 28 days.", False),
        ("How long may I stay?", "Clothing is kept for 28 days, guests for 3.", False),
        ("Who tuned the lutes?", "Bo Ray tuned the lutes.", False),
        ("How many lutes does the hall own?", "Lutes are lent to members.", True),
        ("How much does the hall pay the town?", "The hall spends 11 per cent of its time on the town.", True),  # no sum
        ("How much does the hall pay the town?", "The hall pays the town 11 cents.", False),
        ("How many lutes does the hall own?", "The hall owns twelve lutes.", False),
        # how often; and the first word of a sentence counts like the others
        ("How often does the board meet?", "The board meets every two years.", False),
        ("How often does the board meet?", "The board meets once a month.", False),
        ("How often does the board meet?", "The board meets in the hall.", True),
        ("How old must a rider be?", "Riders must be 16 or over.", False),
        ("How old must a rider be?", "A person aged 16 may ride.", False),
        ("How old must a rider be?", "At least 16 riders must come.", True),
        ("Which article covers drones?", "Article 5 covers drones.", False),
        ("What is the penalty for parking here?", "Fines for parking here are small.", False),
        ("Where is the office?", "The office is on the second floor.", False),
        ("When will the lease be renewed?", "The lease ends in 2029.", False),
        # who does it now, where a day is told on which somebody did
        ("Who chairs the board?", "The meeting of 2016 was chaired by Ann Lee.", False),
        ("Since when is the board chaired as it is today?", "It has been chaired so since 2016.", False),
        ("Who is the head gardener?", "The head gardener may shut the gate.", True),  # an office without a name
        ("Who is the head gardener?", "The head gardener, Ann Lee, may shut the gate.", False),
        # what is to come, where what was is told
        ("When is the next regatta?", "The last regatta was held in 2016.", True),
        ("When is the next regatta?", "The next regatta is in 2028.", False),
        ("When will the next regatta be?", "A regatta will be held in 2028.", False),
        ("When was the regatta?", "The last regatta was held in 2016.", False),
        ("Why is it shut?", "It is shut at noon.", False),  # a reason has no form of its own
        ("By what vote was the by-law passed?", "The by-law was passed on 9 May 2024.", True),
        ("By what vote was the by-law passed?", "The by-law was passed by 12 votes.", False),
        ("What was the vote tally on the by-law?", "The by-law was passed, 31 to 12.", False),
        ("What is the case number of the dispute?", "The dispute was settled in 2019.", True),
        ("What is the case number of the dispute?", "The dispute was settled as DS-549.", False),
        ("How tall is the crane?", "The crane stops at 61 km/h.", True),
        ("How fast may the crane turn?", "The crane stops at 61 km/h.", False),
        ("What does the keeper charge for a copy?", "Copies are made by the keeper.", True),
        ("Which caterers are approved?", "Food must come from an approved caterer.", True),
        ("Which caterers are approved?", "The approved caterers are Alder, Birch and Cole.", False),
        ("Which mayor signed the by-law?", "It was signed by Ann Lee.", False),  # a mayor may be told in many ways
        ("How many of the 120 lutes does the hall own?", "More than 120 lutes from 2010 were found.", True),
        ("How many members are there?", "Who: Members; Hours: daily from 6", True),  # the number is of another cell
        ("Who is the keeper of the hall?", "The Head of Music shall be the keeper.", False),
        ("Who is the keeper of the hall?", "The keeper of the hall may shut the gate.", True),
        # a deed that it hangs on
        ("What were the buoys supposed to measure?", "Buoys were laid off Rome in 2018.", True),
        ("What were the buoys supposed to measure?", "The buoys measured the salt.", False),
        ("What were the buoys doing?", "Buoys were laid off Rome in 2018.", False),  # tells no deed
        ("Which boats can't be lent?", "Skiffs are not lent.", False),
        ("Which boats can't be lent?", "Skiffs stay at home.", False),
        ("What happens to open jobs if one side ends the lease?", "Jobs under the lease settle who owns the tools.", True),
        ("What happens if the harbours fall out?", "Boats of the two harbours may race.", True),
        ("What happens if the harbours fall out?", "What happens in a quarrel is not known.", False),
        ("What if the keeper lies on the form?", "A false form is punished with a fine.", False),
        ("Has anyone ever been arrested under the by-law?", "The by-law is in force.", True),
        ("Has anyone ever been arrested under the by-law?", "Two sailors were arrested under it.", False),
        ("Has any local firm been fined under the by-law?", "Some firms in the harbour are under the by-law.", True),
        ("Has any local firm been fined under the by-law?", "Two firms were fined under it.", False),
        ("Has any part been left out?", "Part two was left out.", False),
        ("Who took over from Lee?", "Bo Ray is the new keeper.", False),
        # on another day
        ("What time is the hall open on Sundays?", "The hall is open from Monday to Friday, 9:00 to 16:00.", True),
        ("What time is the hall open on Fridays?", "The hall is open from Monday to Friday, 9:00 to 16:00.", False),
        # what another law says of the agreement that is asked about
        ("What is the fine for breaking the deal?", "The fine under the deal, and not the Data Law, is £9.", False),
        ("What is the fine of the Data Law under the deal?", "The fine of the Data Law is £9.", False),
        ("How old must one be for the Data Law, under the deal?", "The Data Law is strict.", True),  # of no age
        # its beginning, where its end is asked about
        ("When does the lease expire?", "The lease began on 2 May 2020.", True),
        ("When does the lease expire?", "The lease runs until 2 May 2030.", False),
        ("When does the lease begin?", "The lease began on 2 May 2020.", False),
        ("When was the bill passed by the council?", "The bill was introduced on 2 May 2020.", True),
        # the contrary, another place than its own, and what is given back
        ("When are the non-public files deleted?", "Public files are deleted on 2 May 2030.", True),
        ("When are the non-public files deleted?", "Non-public files are deleted on 2 May 2030.", False),
        ("Is the deal binding?", "The deal is non-binding.", False),
        ("Where is the town office?", "The town office stands in Rome.", False),
        ("How much is the room?", "The room is £9, and the deposit is £5.", False),
        ("What salary do the clerks get?", "The pool pays 11 per cent of the salaries.", True),
        # that there are such things, without naming one
        ("Which three shops closed?", "In June three shops closed.", True),
        ("Which three shops closed?", "In June three shops closed: Ash, Elm and Oak.", False),
        ("Which pets may I bring?", "The rules on visits also name pets.", True),
        ("Which tickets are refunded?", "We refund only flexible tickets.", False),
        ("Which maps are not lent?", "Maps on the red list do not travel.", False),
        ("What are the exceptions?", "The rule holds, with limited exceptions.", True),
        ("What are the exceptions?", "The exceptions are fire and flood.", False),
        # no name of such a thing, or of another in the same row
        ("Which court heard the case?", "The case was settled in May.", True),
        ("Which court hears appeals?", "Appeals go to the Court of Session.", False),
        ("Which form of transport is cheapest?", "The bus is cheapest.", False),
        ("Who chaired the 15th board meeting?", "Ann Lee chaired the 16th meeting of the board.", True),
        ("When is the 2nd instalment due?", "The second instalment is due on the 15th of March.", False),
        # a time that is not the time it takes
        ("How long does it take to get a card?", "A card may be taken away for 90 days.", False),  # a word for it
        ("How long does it take to get a card?", "A card is renewed every two years.", True),
        ("How long does it take to get a card?", "Cards are ready in 30 days.", False),
        ("How long does the trip take?", "The trip to Rome is 40 minutes.", False),
        ("How many more shops are there than in 2020?", "There are 12 shops.", True),
        ("How many lorries came in May?", "Lorries may come between 06:00 and 21:00.", True),
        ("How long does a check take?", "Losses are reported after ten days.", True),
        ("How many dogs have a licence?", "Every dog over six months old must have a licence.", True),
        ("How many dogs have a licence?", "A licence for a dog costs £20.", True),
        ("In how many instalments may I pay?", "A bill may be paid in twelve monthly instalments.", False),
        ("How many firms were added?", "In May 140 entities were added.", False),
        ("How many fields has the list?", "The list has 18 areas.", False),
        ("How many flats does it own?", "It owns 1,846 dwellings.", False),
        ("Of the ships, how many had been paid for by the army?", "The army had paid for 92 of the ships.", False),
        ("How old must a dog be?", "Every dog over six months old must have a licence.", False),
        ("How late may the band play?", "Music stops at 22:30.", False),
        # what others say, where it is asked what persons without a name say
        ("What did the senators write?", "Lee said that no vote of the Senate is needed.", True),
        ("What did the senators write?", "A senator wrote that the deal is void.", False),
        ("What do scientists say?", "The Post reported that it hurts scientists in the United States.", True),
        ("What did Ann Lee write?", "Lee wrote that the deal is void.", False),
        # what is said to be so, without why
        ("Why is the swimming pool shut?", "The swimming pool is shut until further notice.", True),
        ("Why is the swimming pool shut?", "The swimming pool is shut for repairs.", False),
        ("Why do dogs need a lead?", "Dogs frighten the sheep.", False),
    ],
)
def test_a_lead_about_something_else_or_without_the_kind_of_thing_asked_for(question: str, lead: str, expected: bool) -> None:
    assert doubted(question, lead) is expected


def test_names_may_stand_in_a_later_sentence() -> None:
    lead, names = "Food must come from an approved caterer.", "They are Alder, Birch and Cole."
    assert not doubted("Which caterers are approved?", lead, names)
    assert doubted("What does it cost?", lead, "It costs £9.")  # any other thing belongs into the lead


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("Since when is the crane rule in force?", "The crane rule took effect on 2 May.", "The crane rule was paused on 3 May."),
        ("When did the crane rule start?", "The crane rule began on 2 May.", "The crane rule was issued on 1 May."),
        ("when's the crane rule effective", "The crane rule is in force since 2 May.", "The crane rule was issued on 1 May."),
        ("When does the lease run out?", "The lease expires on 2 May.", "The lease of 1 May is back-dated to the day of the lapse."),
        ("When does the lease end?", "It ends on 2 May.", "The lease began on 1 May."),
        ("What did the senators write?", "Two senators wrote that it is void.", "Ann Lee wrote that it is void."),
    ],
)
def test_when_a_thing_starts_or_ends_is_told_by_what_says_that_it_does(question: str, told: str, other: str) -> None:
    assert phrased(question, told) > phrased(question, other)


@pytest.mark.parametrize(
    ("question", "lead", "expected"),
    [
        ("The lease ended in 1985?", "The lease is long.", True),
        ("The lease ended in 1985?", "The lease ran from 1983 to 1995.", True),  # which tells of other years
        ("The lease ended in 1985?", "The lease ended in May 1985.", False),
        ("Was the fair held in Rome?", "The fair was held twice.", True),
        ("The hall was built in Rome?", "The hall was built from 1953 to 1955.", True),
        ("Was the fair held in Rome?", "The fair was held in Ghent.", False),
        ("Is there a fair in Rome?", "The fair is small.", False),  # states no deed
    ],
)
def test_what_neither_confirms_nor_contradicts_is_doubted(question: str, lead: str, expected: bool) -> None:
    """ "Fact check: the deal was signed in Washington" was answered, unmarked, with a sentence that named no place."""
    assert doubted(question, lead) is expected

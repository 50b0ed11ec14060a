"""Follow-ups are completed, questions that stand alone are not touched, and a model's rewrite is checked."""

from __future__ import annotations

import dataclasses
import itertools
import json
import time
from collections.abc import Iterator

import pytest
from langchain_core.language_models import FakeListChatModel

from assistant.answers.prompt import replied
from assistant.condense import TURNS, condense, faithful, leans, parted
from assistant.questions.complete import complete
from assistant.records import Answer, Citation, Claim, Condensed, Form, Turn, Verdict
from tests.conftest import ROOT


def talked(*questions: str, answer: str = "It says so.") -> list[Turn]:
    """A conversation of these questions, each searched as the product would have."""
    turns: list[Turn] = []
    for question in questions:
        searched = condense(question, turns).searched
        turns.append(Turn(question, Answer(question, searched, answer)))
    return turns


COMPLETED = [
    (["Who criticised the bridge?"], "and which cyclists?", "which cyclists criticised the bridge?"),
    (["Who opposed the bridge?"], "what about democrats?", "Did democrats oppose the bridge?"),
    (["Summarise the boat rules"], "and the cart rules?", "Summarise the cart rules?"),
    # what somebody wants to do, and whether it is allowed, is one question
    (["Our club wants to hire a boat. OK?"], "who decides that?", "Who decides that our club may hire a boat?"),
    (["I'd like to sell maps of the harbour. Is this allowed?"], "and if they are old?", "May I sell maps of the harbour if they are old?"),
    # no field takes a country's place
    (["What did Peru say about the catch?"], "what about AI?", "What did Peru say about AI?"),
    (["What did Peru say about the catch?"], "and Chile?", "What did Chile say about the catch?"),
    (["May I bring a dog?"], "ok, what about a cat then", "May I bring a cat?"),
    (["Who signed for Peru?"], "what about lasers then?", "Who signed for Peru for lasers?"),
    (["May a cook with a badge use the hall?"], "and one without?", "May a cook without a badge use the hall?"),
    (["May a cook on a day pass join the tour?"], "and one on a season ticket?", "May a cook on a season ticket join the tour?"),
    (["May I bring a guest?"], "and one who smokes?", "May I bring a guest who smokes?"),
    (["May a boat with an engine enter?"], "what about one with a sail?", "May a boat with a sail enter?"),
    (["Is tin excluded from the treaty?"], "what law says that?", "What law says that tin is excluded from the treaty?"),
    (["Does the treaty say who owns inventions?"], "and patents?", "Does the treaty say who owns patents?"),
    (["Does the protocol cover AI?"], "and batteries?", "Does the protocol cover batteries?"),
    (["Is basic research allowed?"], "and applied research?", "Is applied research allowed?"),
    (["Is hot food in or out?"], "and cold food?", "Is cold food in or out?"),
    (["Who signed for Peru?"], "what is his job?", "what is his job (Peru)?"),
    (["May alcohol be sold in the park?"], "and ice cream?", "May ice cream be sold in the park?"),
    (["Can GPL be done under the pact?"], "and MIT?", "Can MIT be done under the pact?"),
    (["Who has to be asked before a club sells its boat?"], "does the fee cover storms", "does the fee cover storms"),
    (["What is the notice period?"], "may a firm keep what it finds?", "may a firm keep what it finds?"),
    (["Do I need approval to travel to Rome?"], "who gives it", "who gives the approval"),
    (["Do we need a visa for Peru?"], "what does it cost", "what does the visa cost"),
    (["What does the report say about training?"], "is it mandatory", "is training mandatory"),
    (["What does the treaty say about AI?"], "when was it signed", "when was the treaty signed"),
    (["Is the boat on the list", "which list?"], "who keeps it", "who keeps the list"),
    (["What happens to my deposit if I cancel"], "and if they cancel", "What happens to my deposit if they cancel?"),
    (["Must dogs be on a leash?"], "everywhere?", "Must dogs be on a leash everywhere?"),
    (["What is the fine for littering?", "who collects it"], "can I contest it", "can I contest the fine"),
    (["Which bills were introduced?"], "did any pass", "did any of the bills pass"),
    (["Does Peru have a veto over projects?"], "has it ever been used", "has the veto ever been used"),
    (["Who funds the choir"], "will that continue", "will that continue (the choir)"),
    (["My paper has a coauthor in Rome. Is that a problem?"], "what if he's not paid", "what if the coauthor is not paid"),
    (["Is there a code of conduct?"], "who wrote it", "who wrote the code of conduct"),
    (["What happened to the ferry?"], "since when?", "Since when did that happen to the ferry?"),
    (["What has happened to the fund?"], "why?", "Why has that happened to the fund?"),
    (["When did the lease end?"], "but the agent says something else", "When did the lease end, according to the agent?"),
    (["I'm a Dutch student, can I get a work permit?"], "does it end?", "does the work permit end?"),
    (["Can the club expel a member?"], "who may do it?", "who may expel a member?"),
    (["Can the tenant leave early?", "how much notice?"], "and who can do that", "who can leave early?"),
    (["Is selling a boat covered by the permit?"], "what about the engine?", "Is the engine covered by the permit?"),
    (["Is importing seeds allowed under the order?"], "what about the bulbs?", "Are the bulbs allowed under the order?"),
    (["Is AI out?", "and drugs?"], "and paint?", "Is paint out?"),
    (["Is using a drone permitted near the school?"], "and the beach?", "Is using a drone permitted near the beach?"),
    (["Should the harbour be dredged?"], "What did Ann Lee say?", "What did Ann Lee say?"),
    (["Does the shop sell wine?", "What did Ann Lee say?"], "and Bob Ray?", "What did Bob Ray say?"),
    (["May a member bring a dog?", "What is excluded from the policy?"], "And parrots?", "Are parrots excluded from the policy?"),
    (["Did HR 5245 pass?"], "And the Senate version?", "Did the Senate version pass?"),
    (["Was Bill 12 signed?"], "and the council draft?", "Was the council draft signed?"),
    (["May pupils park here?"], "and me? I teach on Mondays", "I teach on Mondays. May I park here?"),
    (["Can members borrow tools?"], "what about us? We are a charity.", "We are a charity. Can we borrow tools?"),
    (["Do guests need a badge?"], "And children? Mine is 6", "Mine is 6. Do children need a badge?"),
    (["Is beer banned by the rules?"], "and is wine out then?", "is wine out then?"),
    (["Is smoking covered by the lease?"], "so are candles out?", "are candles out?"),
    (["What does the agreement cover?"], "and biotech?", "does the agreement cover biotech?"),
    (["What does the new lease forbid?"], "what about candles?", "does the new lease forbid candles?"),
    (["Which Dutch clubs are on the Kite List?"], "can we sell to them?", "can we sell to Dutch clubs on the Kite List?"),
    (["Which kites are banned?"], "how heavy are they?", "how heavy are kites?"),
    (
        ["Can a Dutch student come on a boat?", "and undergraduates"],
        "until when does this last",
        "until when does this last (Dutch undergraduates)",
    ),
    (["May NASA work with Peru?"], "does the pact change that?", "does the pact change that (May NASA work with Peru)?"),
    (
        ["Did the board close the path?"],
        "did anyone leave because of this",
        "did anyone leave because of this (Did the board close the path)?",
    ),
    (["How much is paid under the old rules for ten hours?"], "when did they change", "when did the old rules change"),
    (["Can companies get samples?"], "do they have to pay for them?", "do companies have to pay for them?"),
    (["Can companies get tissue samples?", "how much serum"], "and do they get names?", "do companies get names?"),
    (["Which committee approves grants?"], "Can I complain about their decision?", "Can I complain about the committee's decision?"),
    (["Which committee approves grants?"], "how often do they meet?", "how often does the committee meet?"),
    (["Which committee approves grants?"], "when do they have to be paid back?", "when do grants have to be paid back?"),
    (["Who voted against the merger?"], "what was their argument?", "what was their argument (Who voted against the merger)?"),
    (["Who objected to the fees?"], "when are they due?", "when are the fees due?"),
    (
        ["Our lab has a contract with a firm in Oslo for sensors. Do we need approval?"],
        "Can they see our source code?",
        "Can the firm see our source code?",
    ),
    (["We work with Delft University on metals. What do we need?"], "Are they on the list?", "is Delft University on the list?"),
    (
        ["When is it?", "We work with Delft University on ore. What do we need?"],
        "Are they on the list?",
        "is Delft University on the list?",
    ),
    (["When does the pool open?", "I am from Rome. What do I need?"], "Is it open on Sunday?", "Is the pool open on Sunday?"),
    (["I'm not sure if my drone is a toy, who decides that?"], "does it need a plate?", "does my drone need a plate?"),
    (["Can I sublet my flat?"], "they also want a deposit. is that legal", "they also want a deposit. is that legal (flat)"),
    (["May dogs enter the park?"], "wait,", "wait,"),
    (["any it", "what did the 1979 agreement list as fields"], "wait,?", "?"),
    (["even program?"], "no i meant ", "no i meant (even program)"),
    (["Who is exempt from the charge?"], "pensioners?", "Are pensioners exempt from the charge?"),
    (["Who decides on grants?"], "the board?", "Does the board decide on grants?"),
    (["Who hires students?"], "and interns?", "Who hires interns?"),
    (["Who has to register?"], "even children?", "Do children have to register?"),
    (["Who is exempt from the charge?"], "what about me?", "Am I exempt from the charge?"),
    (["When do students get paid?"], "and us?", "When do we get paid?"),
    (["Does it apply to students?"], "me too?", "Does it apply to me?"),
    (["How long is a permit valid?"], "and me?", "How long is a permit valid for me?"),
    (["Who is exempt from the congestion charge?"], "and taxis?", "Are taxis exempt from the congestion charge?"),
    (["What is covered by the insurance?"], "and theft?", "Is theft covered by the insurance?"),
    (["What is forbidden in the park?"], "and drones?", "Are drones forbidden in the park?"),
    (["What is covered in Italy?"], "and Spain?", "What is covered in Spain?"),
    (["What is covered by the insurance?"], "and the annex?", "What is covered by the annex?"),
    (["Who is allowed in the reading room?"], "the archive?", "Who is allowed in the archive?"),
    (["What is excluded?"], "why?", "Why are they excluded?"),
    (["Who is in charge of lifts?"], "and stairs?", "Who is in charge of stairs?"),
    (["When did the House pass the bill?"], "who introduced it?", "Who introduced the bill?"),
    (["May fishermen sell at the pier on Sundays?"], "and on public holidays?", "May fishermen sell at the pier on public holidays?"),
    (["Can I sublet my flat?"], "my cousin is 17", "My cousin is 17. Can I sublet my flat?"),
    (["Can I sublet my flat?"], "my cousin is 17,", "My cousin is 17. Can I sublet my flat?"),
    (["Does a loan need a courier?"], "could a driver from a firm do it?", "could a driver from a firm do it (the courier)?"),
    (["How long are exam papers kept?", "why?"], "and what was it before 2022?", "How long were exam papers kept before 2022?"),
    (["What does a locker cost?"], "how much was it last year?", "What did a locker cost last year?"),
    (["Is the pool open?"], "what was it before 2020?", "what was the pool before 2020?"),
    (["When was the code adopted?"], "who by?", "By whom was the code adopted?"),
    (["Can I bring my dog?"], "says who?", "Who says that I can bring my dog?"),
    (["Who may vote in the assembly?"], "not the trainees?", "May the trainees vote in the assembly?"),
    (["May I bring a bag?"], "not a big one?", "May I bring a big bag?"),
    (["Who is exempt from the fee?"], "What about pensioners?", "Are pensioners exempt from the fee?"),
    (["Who is covered by the insurance?"], "And the volunteers?", "Are the volunteers covered by the insurance?"),
    (["Who is allowed in?"], "students too?", "Are students allowed in?"),
    (["Who is responsible for students?"], "And visitors?", "Who is responsible for visitors?"),
    (["Who is responsible for the keys?"], "And the scooters?", "Who is responsible for the scooters?"),
    (["Who is the director?"], "And the deputy?", "Who is the deputy?"),
    (["when do the pistes close?"], "And the lifts, when do they stop?", "when do the lifts stop?"),
    (["can I bring my bike?"], "what about the scooter, where does that go", "where does the scooter go"),
    (["can I bring my bike?"], "and my wife, can she come?", "can my wife come?"),
    (["how much is the rent"], "and the deposit, how much and when do I get it back?", "how much and when do I get the deposit back?"),
    (["tell me about the kelp study"], "and the eel work, what did that achieve?", "what did the eel work achieve?"),
    (["does the pact cover lasers"], "what about the ministry, does it name any?", "does the ministry name any?"),
    (["Can I bring my bike?"], "And in winter, is it free?", "in winter, is my bike free?"),
    (["Can I bring my bike?"], "And next year, will it be free?", "next year, will my bike be free?"),
    (["Can I bring my bike?"], "Perfect, is it free?", "is my bike free?"),
    (["when was the lease signed?"], "thx. where", "where was the lease signed?"),
    (["how many days did the House bill want"], "and the Senate?", "how many days did the Senate bill want?"),
    (["who has to be consulted?"], "and congress?", "does congress have to be consulted?"),
    (["what does a berth at Rome cost"], "and at Oslo?", "what does a berth at Oslo cost?"),
    (["which coats may I wear?"], "umbrellas ok?", "are umbrellas ok?"),
    (["may I bring a coat?"], "an umbrella ok too?", "may I bring an umbrella?"),
    (["May I bring my laptop?"], "my wife too?", "May my wife bring my laptop?"),
    (["Are dogs allowed on the beach?"], "And at 21:00?", "Are dogs allowed on the beach at 21:00?"),
    (["Are dogs allowed on the beach?", "And at 21:00?"], "And in the garden?", "Are dogs allowed in the garden at 21:00?"),
    (["May I swim at 9:30 pm?"], "And at 10:45 pm?", "May I swim at 10:45 pm?"),
    (["May I swim in the lake?"], "And on Sundays?", "May I swim in the lake on Sundays?"),
    (["May I swim in the lake?"], "In the evening?", "May I swim in the lake in the evening?"),
    (["May I eat in the hall?"], "And in Room 12?", "May I eat in Room 12?"),
    (["May I swim on Monday?"], "And on Sunday?", "May I swim on Sunday?"),
    (["May I take a bus?"], "Train too?", "May I take Train?"),
    (["How high is the deposit?"], "And alcohol?", "How high is alcohol?"),
    (["Can we ship to a Dutch subsidiary?"], "is that rule on?", "is that rule on (Dutch subsidiary)?"),
    (["can our choir book a room?"], "what does it cost", "what does the room cost"),
    (["how many rooms did the old one have"], "and the new one?", "how many rooms did the new one have?"),
    (["What does it cost for a crew of four?"], "Who decides?", "Who decides (crew)?"),
    (["What does it cost for a crew of four?"], "And for pupils?", "What does it cost for pupils?"),
    (["What does a group of twelve pay?"], "And a family?", "What does a family pay?"),
    (["May I bring my dog into the garden?"], "And a cat?", "May I bring a cat into the garden?"),
    (["Can I take my horse into the wood?"], "What about bicycles?", "Can I take bicycles into the wood?"),
    (["Does the pact cover research into oceans?"], "And forests?", "Does the pact cover research into forests?"),
    (["who introduced the house bill", "and the senate one"], "what would it do", "what would the senate bill do"),
    (["who owns the new boat?", "hm. and under the 2018 lease, what fee is due?"], "is it still valid", "is the 2018 lease still valid"),
    (["Does the lease cover kites?"], "which rule is that", "which rule is that (the lease)"),
    (["Does the lease cover kites?"], "so the club painted all boats?", "the club painted all boats (the lease)?"),
    (["how many boats were Dutch", "and kayaks?"], "who had the most", "who had the most (kayaks)"),
    (["when did the US and Peru sign the new fish pact?"], "how long does it last", "how long does the new fish pact last"),
    (["what did Peru say about the fish pact"], "did they mention the fees", "did Peru mention the fees"),
    (["who signed the 1979 pact"], "sorry, 2011", "who signed the 2011 pact?"),
    (["what is the seed rule"], "back to the visa thing: how long is it valid", "how long is the visa valid"),
    (["what is the seed rule"], "back to the visa: who pays", "who pays (the visa)"),
    (["who chaired the board of the port", "has minister lee kim met anyone"], "what did it cost", "what did the board cost"),
    (["who is ann lee"], "what did she say", "what did Ann Lee say"),
    (["What is throat cancer?"], "Is it treatable?", "Is throat cancer treatable?"),
    (["Does the treaty permit joint AI research?"], "What about quantum?", "Does the treaty permit quantum research?"),
    (["When did the 2006 extension end?"], "And the 2011 one?", "When did the 2011 extension end?"),
    (["When did the treaty lapse?"], "why?", "Why did the treaty lapse?"),
    (["Does a guest with a badge need an escort?"], "And without a badge?", "Does a guest without a badge need an escort?"),
    (["May a 17 year old swim in the pool?"], "What about 15?", "May a 15 year old swim in the pool?"),
    (["Can we keep records for 3 years?", "And 5?"], "what about 10 years?", "Can we keep records for 10 years?"),
    (["Can I take my laptop to China?", "And to France?"], "What about a USB drive?", "Can I take a USB drive to France?"),
    (["Does the pact cover whale research?", "And in Canada?"], "Since when is it allowed?", "Since when is whale research allowed?"),
    (["May we film in the hall?", "Why?"], "And in the yard?", "May we film in the yard?"),
    (["What is the Boat Act?"], "May a town keep its own boats?", "May a town keep its own boats?"),
    (["What is the Boat Act?"], "Do towns need its consent?", "Do towns need the Boat Act's consent?"),
    (["May we film under the pact?"], "And outside the pact?", "May we film outside the pact?"),
    (["May we rely on the pact to film?"], "And outside the pact?", "May we rely on the pact to film outside the pact?"),
    (["Does the treaty permit joint AI research?"], "why?", "Why does the treaty permit joint AI research?"),
    (["How long is a pass valid?"], "And vouchers?", "How long are vouchers valid?"),
    (["Can I forward restricted files?"], "And members files?", "Can I forward members files?"),
    (["How many hours may I work at sea with a permit?"], "And without it?", "How many hours may I work at sea without a permit?"),
    (["When must I return the book?"], "What if I don't return it?", "What if I don't return the book?"),
    (["How much do members pay?", "And guests?"], "What if they don't pay?", "What if guests don't pay?"),
    (["How much do I pay?"], "What if I don't have a card?", "How much do I pay if I don't have a card?"),
    # from people's conversations
    (["Which clubs were at the fair?"], "Who chaired it?", "Who chaired the fair?"),
    (["When was the folly built?"], "I meant who built it.", "who built the folly"),
    (["When was the lease signed?"], "I meant where.", "Where was the lease signed?"),
    (
        ["Is a kite workshop free?"],
        "Is it allowed without leave to fly one in Rome?",
        "Is it allowed without leave to fly a kite workshop in Rome?",
    ),
    (["Who is Anna Berg?"], "What did she say?", "What did Anna Berg say?"),
    (["Does the lease cover towns?", "Why not?"], "Who decided that?", "Who decided that (Why does the lease not cover towns)?"),
    (["How many ferries took part?"], "Which ones?", "Which ferries took part?"),
    (["Does the lease apply now?"], "And in 1991?", "Does the lease apply in 1991?"),
    (["Who is covered by the rule?"], "Are kite club members?", "Are kite club members covered by the rule?"),
    (["Did bees pass?", "Who kept bees?"], "I meant the wasps.", "Who kept the wasps?"),
    (["Is tin one of the ores?"], "No, I meant in the town's own list.", "Is tin one of the ores in the town's own list?"),
    (["How many goats is the limit?"], "Does it matter if they are young?", "How many goats is the limit if they are young?"),
    (["How long does the lease last?"], "Counted from when?", "Counted from when does the lease last?"),
    (["Who introduced H.R. 12?"], "When?", "When did they introduce H.R. 12?"),
    (["Did H.R. 12 pass?"], "And the Senate version?", "Did the Senate version pass?"),
    (["Who introduced H.R. 12?"], "And the Senate bill?", "Who introduced the Senate bill?"),
    (["What is the Boat Act?"], "Since when?", "Since when (the Boat Act)?"),
    (["How many ferries were there in 2014?", "And in 1983?"], "And today?", "How many ferries were there today?"),
    (["By whom was the lease signed?"], "And the 1979 one?", "By whom was the 1979 lease signed?"),
    (["Can the town fund ferries?", "Since when?"], "Only for islands?", "Can the town fund ferries for islands?"),
    (["Does the lease cover towns?", "Why not?"], "And firms?", "Does the lease cover firms?"),
    (["What does the Boat Act say?"], "What are the fees?", "What are the fees of the Boat Act?"),
    (["What does the Boat Act say?", "What are the fees?"], "And the Kite Act?", "What are the fees of the Kite Act?"),
    (["Are kites banned?"], "Is that still in effect?", "Is that still in effect (kites)?"),
    (["What fields did the Boat Act name?"], "Which of those are covered?", "Which of the fields are covered?"),
    (["What is the Entity List?"], "Is the club on it?", "Is the club on the Entity List?"),
    (["What are the new rails?"], "Thanks. Does Rome mention them?", "Does Rome mention the new rails?"),
    (["How long is the term?"], "And when did it begin?", "when did the term begin?"),
    (["Who may not swim in it?"], "Since when?", "Since when may they not swim in it?"),
    (["Can I send kites to the club?"], "What about publishing in a journal?", "Can I publish in a journal?"),
    (["What rules apply to kites?", "Since when?"], "What about boats?", "Since when do those rules apply to boats?"),
    (["How many kites had tails?", "How many of them did Bob fund?"], "And Energy?", "How many of the kites did Energy fund?"),
    (["What is anemia?"], "What are the symptoms?", "What are the symptoms of anemia?"),
    (["What was the Stanford Experiment?"], "Who wrote up the experiment?", "Who wrote up the Stanford Experiment?"),
    (["Tell me about the Clean Network Bill."], "Who voted for that bill?", "Who voted for the Clean Network Bill?"),
    (["What does the revised agreement cover?"], "so may we do AI under it?", "may we do AI under the revised agreement?"),
    (["What does the agreement cover?", "so may we do AI under it?"], "and quantum?", "may we do quantum under the agreement?"),
    (["Tell me about lung cancer.", "Is it treatable?", "What is anemia?"], "Is it treatable?", "Is anemia treatable?"),
    (["Whom does the rule protect?"], "students too?", "Does the rule protect students?"),
    (["May pupils use the laser cutter?"], "And the printers?", "May pupils use the printers?"),
    (["May pupils use the saw?"], "and the teachers?", "May the teachers use the saw?"),
    (["How much does the team plan cost?"], "And the solo plan?", "How much does the solo plan cost?"),
    (["Is a permit needed to carry a kayak onto Mirror Lake?"], "How deep is it?", "How deep is Mirror Lake?"),
    (["Can I camp in a city park?"], "And light a fire?", "Can I light a fire in a city park?"),
    (["Can I decompile the software?"], "and resell it?", "Can I resell the software?"),
    (["Does the agreement cover AI?"], "And quantum computing?", "Does the agreement cover quantum computing?"),
    (["Does the agreement cover AI?"], "What about trade on land?", "Does the agreement cover trade on land?"),
    (["Does the agreement protect researchers?"], "And patents?", "Does the agreement protect patents?"),
    (["Can NASA fund joint work with China?"], "And NIH?", "Can NIH fund joint work with China?"),
    (["Am I allowed to resell the service?"], "Can I decompile it?", "Can I decompile the service?"),
    (["Are dogs allowed on the beach in July?"], "And in cemeteries?", "Are dogs allowed in cemeteries in July?"),
    (["How many books can a pupil borrow?", "And alumni?"], "How much do they pay?", "How much do alumni pay?"),
    (["Can either side end the lease?"], "and the annex?", "Can either side end the annex?"),
    (["Is farming covered?"], "Can either side end the lease?", "Can either side end the lease?"),
    (["Is farming covered?"], "Can I host a scholar in my lab this summer?", "Can I host a scholar in my lab this summer?"),
    (["Which senators wrote to the Secretary?"], "what did they ask for", "what did senators ask for"),
    (["Who in Congress criticised the lease?"], "and what did they ask for?", "what did Congress ask for?"),
    (
        ["Is joint work on lasers allowed under the deal?"],
        "what about weather research?",
        "Is joint work on weather research allowed under the deal?",
    ),
    (["How much does a film permit cost?"], "And a parking permit?", "How much does a parking permit cost?"),
    (["How much will the roof repair at Eastgate cost?"], "What about Westgate?", "How much will the roof repair at Westgate cost?"),
    (["What does the United States export?"], "What are its limits?", "What are the United States' limits?"),
    (["Is the museum open?", "Who trains the city guides?"], "Is it free?", "Is the museum free?"),
    (["Did İzmir and İznik go on in 2019?"], "And before?", "Did İzmir and İznik go on before 2019?"),
    # lists, places, counts, and what a noun is "for"
    (["Which fields are on the Kite Club list?"], "Is it binding?", "Is the Kite Club list binding?"),
    (["Who is on the Kite List?"], "Who keeps the list?", "Who keeps the Kite List?"),
    (["Did H.R. 12 become law?"], "Who introduced it?", "Who introduced H.R. 12?"),
    (["Does my boat have to be insured?"], "Who checks it?", "Who checks my boat?"),
    (["Can I work alone on the track?"], "Can I smoke there?", "Can I smoke on the track?"),
    (["Can I work alone on the track?", "And at night?"], "Can I smoke there?", "Can I smoke on the track?"),
    (["How many guests are allowed in the sauna?"], "What are the hours there?", "What are the hours in the sauna?"),
    (["How heavy can my kite be?"], "Didn't that go up?", "Didn't that go up (kite)?"),
    (["Can I bring my dog on the train?"], "Is there a reward?", "Is there a reward for my dog?"),
    (["Tell me about NASA"], "Are there exceptions?", "Are there exceptions for NASA?"),
    (["Can I come back later?"], "Is there a fee?", "Is there a fee?"),
    (["Can I fly a kite?", "Do I need a permit?"], "What about boiling tar?", "Do I need a permit for boiling tar?"),
    (["Can I boil tar?"], "What's the fine?", "What's the fine for tar?"),
    (["I was sent off the hard. How do I complain?"], "By when?", "By when do I complain?"),
    (["Can we take pictures of kites?"], "How long are they kept?", "How long are pictures kept?"),
    (["Can I bring my dog?"], "Does he need a ticket?", "Does my dog need a ticket?"),
    (["May I fly a kite?"], "Is there a fee?", "Is there a fee for the kite?"),
    (["how many books can I have out?"], "dvds?", "how many dvds can I have out?"),
    (["How much luggage can I bring?"], "And skis?", "Can I bring skis?"),
    (["How much luggage can I bring?", "And skis?"], "What if it's too big?", "What if luggage is too big?"),
    (["How much luggage can I bring?"], "And a pram?", "Can I bring a pram?"),
    (["Can I borrow a kite?"], "What if I lose it?", "What if I lose the kite?"),
    (["Can I borrow a kite?"], "What if I have a badge?", "Can I borrow a kite if I have a badge?"),
    (["When is Rome open?", "Can I book a slot there?"], "What if I miss it?", "What if I miss the slot?"),
    (["Can I bring balloons?"], "What may I bring then?", "What may I bring then?"),
    (["Can guards swap shifts?"], "Who has to agree to that?", "Who has to agree to that (Can guards swap shifts)?"),
    (["Can I fly a kite at night?"], "Do I need a card for that?", "Do I need a card for that (Can I fly a kite at night)?"),
    (["When is Pier Gate open?"], "And Dock Gate?", "When is Dock Gate open?"),
    (["When is the shop open?"], "And the cafe?", "When is the cafe open?"),
    (["When is the shop open?", "And the cafe?"], "Is it free?", "Is the cafe free?"),
    (["Who can collect for me?"], "What do they need?", "What do they need (Who can collect for me)?"),
    (["I lost my kite, what now?", "Who can collect for me?"], "What do they need?", "What do they need (Who can collect for me)?"),
    (["Can the club pull out?"], "How much notice would that need?", "How much notice would that need (Can the club pull out)?"),
    (["Is the sauna free?", "Can I print?"], "What does that cost?", "What does that cost (Can I print)?"),
    (["Can I sell kites on my stall?", "Do I need a licence for that?"], "How much is it?", "How much is the licence?"),
    (["What may I carry in my kayak?"], "And liquids?", "May I carry liquids in my kayak?"),
    (["What should we do with the keys?"], "and maps?", "What should we do with maps?"),
    (["Can guests go on deck?", "Can they take pictures there?"], "And post them?", "Can guests post pictures?"),
    (["May guests gather shells in Kenya?"], "And send them out of the country?", "May guests send shells out of the country?"),
    (["Can the new lease be ended?"], "And the old one?", "Can the old lease be ended?"),
    (["Is Oslo on the Kite List?"], "What about Boat University?", "Is Boat University on the Kite List?"),
    # numbers, adverbs, verbs and who says a thing are nothing that the talk is about
    (["What is the Boat Act?", "Nature says 2023 though, who's right?"], "Does it still hold?", "Does the Boat Act still hold?"),
    (["What is the Boat Act?", "we have 80 boats. are we below?"], "which towns is that for", "which towns is that for (the Boat Act)"),
    (["Does the Boat Act hit us?"], "Is it still suspended?", "Is the Boat Act still suspended?"),
    (["What is the Boat Act?", "Is giving a talk on it a risk?"], "Why does it exist?", "Why does the Boat Act exist?"),
    (["Did Congress pass the Boat Act?"], "When was it signed?", "When was the Boat Act signed?"),
    (["Who owns a kite we make with the Dutch side?"], "What did the 2018 annex say?", "What did the 2018 annex say?"),
    (["Who owns a kite?", "What did the 2018 annex say about that?"], "Does it still apply?", "Does the 2018 annex still apply?"),
    (["Does Order 1043 still apply?"], "When was it issued?", "When was Order 1043 issued?"),
    (["May I film the pool?"], "What does NSDD-189 say?", "What does NSDD-189 say?"),  # a text is asked of by itself
    (["What is the Boat Law?"], "What does Article 36 say?", "What does Article 36 say (the Boat Law)?"),
    (["When did the Senate ratify the lease?"], "Is it binding?", "Is the lease binding?"),
    (["Who runs the lease now?"], "Has Rome cancelled it yet?", "Has Rome cancelled the lease yet?"),
    (["What did Rome say about AI?"], "Why did the town renew it with all that?", "Why did the town renew AI with all that?"),
    (["Can our fund invest in a Dutch kite startup?"], "What about robotics?", "Can our fund invest in a Dutch robotics startup?"),
    (["How does the text define boats?"], "what's on the town list then", "what's on the town list then (the text)"),
    (["What is the Boat Act?", "Did Ann and BBC agree on it?"], "Who says that?", "Who says that Ann and BBC did agree on the Boat Act?"),
    # a name by itself
    (["Is climate research covered?"], "Batteries?", "Is battery research covered?"),
    (["Who signed in 2011?"], "2018?", "Who signed in 2018?"),
    (["Who signed on 7 May 2024?"], "and in March?", "Who signed in March 2024?"),
    (["Can we lend books?", "What do the shelves hold?"], "Did Ann paint them?", "Did Ann paint the shelves?"),
    (["Can we lend books?", "What did the authors write?"], "Did they ask?", "Did the authors ask?"),
    (["Can we lend books?", "What do the rules say?"], "Are they free?", "Are books free?"),
    (["Who signed on 7 May 2024?"], "and on 9 March?", "Who signed on 9 March 2024?"),
    (["Who signed in May 2024?"], "and in March?", "Who signed in March 2024?"),
    (["How many kites did Rome fund?"], "Energy?", "How many kites did Energy fund?"),
    (["What is the Boat Act?"], "so always free, right?", "always free, right (the Boat Act)?"),
    (["What is the Rowan treaty?"], "But how do boats pay tolls?", "how do boats pay tolls (the Rowan treaty)?"),
    (["What is the Rowan treaty?"], "But how do small boats pay tolls?", "But how do small boats pay tolls?"),
    (["What is the Rowan treaty?"], "Which fields other than physics are covered?", "Which fields other than physics are covered?"),
    (["Which fields are they responsible for?"], "why?", "why (Which fields are they responsible for)?"),
    (
        ["May our lab study owls with experts abroad?"],
        "and what about machine translation?",
        "May our lab study machine translation with experts abroad?",
    ),
    (["Can a school team test kites with a club?"], "what about weather balloons?", "Can a school team test weather balloons with a club?"),
    (["Who introduced H.R. 5245?"], "Did it become law?", "Did H.R. 5245 become law?"),
    (["Is S. 4525 a bill?"], "Who introduced it?", "Who introduced S. 4525?"),
    (["May schools do joint research on quantum computing?"], "what about robotics?", "May schools do joint research on robotics?"),
    (["May schools do joint research on quantum computing?"], "and hospitals?", "May hospitals do joint research on quantum computing?"),
    (["What is the aim of the trip?"], "And the names of the guides?", "What are the names of the guides?"),
    (["May I use the limited edition?"], "And the full edition?", "May I use the full edition?"),
    (["Can a university rent the boat?"], "And universities?", "Can universities rent the boat?"),
    (["Does the club own my kite?"], "And my boat?", "Does the club own my boat?"),
    (["May pupils use the saw?"], "And a drill?", "May pupils use a drill?"),
    (["May students from Peru apply?"], "And teachers from Chile?", "May teachers from Chile apply?"),
    (["Is work on lasers allowed?"], "And travel?", "Is travel allowed?"),
    (["Tell me about the U.S. Mint."], "Where is it?", "Where is the U.S. Mint?"),
    (["Does the pact cover kites?"], "And the treaty?", "Does the treaty cover kites?"),
    (["Is the museum free?"], "And before?", "Was the museum free before?"),
    # as a user found them
    (["Can I fly business class to Rome? It is a 9 hour flight."], "And to Peru?", "Can I fly business class to Peru?"),
    (
        ["Can I fly business class to Rome? It is a 9 hour flight.", "And to Peru?"],
        "And if I am the head of department?",
        "Can I fly business class to Peru if I am the head of department?",
    ),
    (["Who is the Boat Officer?"], "And who is the head of Kites?", "And who is the head of Kites?"),
    (["Who is the Boat Officer?", "And who is the head of Kites?"], "What does he decide?", "What does the head of Kites decide?"),
    (["How many rides may I take?"], "Does this include pregnant women?", "How many rides may I take for pregnant women?"),
    (["How long is signed ferry data kept?"], "And unsigned ones?", "How long is unsigned ferry data kept?"),
    (["Is AI research covered by the pact?"], "and semiconductors?", "Is semiconductor research covered by the pact?"),
    (["Is AI research covered by the pact?", "and semiconductors?"], "And robotics?", "Is robotics research covered by the pact?"),
    (["How many people's boat data trigger a review?"], "and kite data?", "How many people's kite data trigger a review?"),
    (["Can a club host visitors (boat officials)?"], "why?", "Why can a club host visitors (boat officials)?"),
    (["Was the museum open in May?"], "And before?", "Was the museum open before May?"),
    (["When was it renewed?"], "How long is it?", "How long is it?"),
    (["Who owns data from the joint project?"], "and the software?", "Who owns the software from the joint project?"),
    (["Is tuition free for EU students?"], "what about Americans?", "Is tuition free for Americans?"),
    (["Is the age limit 12?"], "And the wage limit?", "Is the wage limit 12?"),
    (["Can NASA and ESA fund it?"], "why not?", "Why can NASA and ESA not fund it?"),
    (["What is the Entity List?"], "and the costs?", "What are the costs of the Entity List?"),
    # fragments, as in speech
    (["May I show the map to Ann?"], "only the cover, not the rest?", "May I show the map to Ann, only the cover, not the rest?"),
    (["May I show the map to Ann?"], "remotely, from home?", "May I show the map to Ann, remotely, from home?"),
    (["May I show the map to Ann?"], "not even the cover?", "May I show the map to Ann, not even the cover?"),
    (["May I show the map to Ann?"], "if she asks?", "May I show the map to Ann if she asks?"),
    (["May I show the map to Ann?", "only the cover, not the rest?"], "on paper only?", "May I show the map to Ann on paper only?"),
    (["May I show the map to Ann?", "only the cover, not the rest?"], "secretly?", "May I show the map to Ann, secretly?"),
    (["May I show the map to Ann?", "only the cover, not the rest?"], "and to Bob?", "May I show the map to Bob?"),
    (["May I show the map to Ann?"], "proof?", "proof?"),
    (["May I show the map to Ann?"], "Describe the old harbour", "Describe the old harbour"),
    (["May I show the map to Ann?"], "and my brother?", "May my brother show the map to Ann?"),
    (["How much is parking?"], "the weekly ticket?", "How much is the weekly ticket?"),
    (["May I bring flowers?"], "my dog?", "May I bring my dog?"),
    (["May I bring flowers?"], "the same for balloons?", "May I bring balloons?"),
    (["May a Dutch postdoc use the saw?"], "and a PhD student?", "May a Dutch PhD student use the saw?"),
    (["May a Dutch postdoc use the saw?"], "and any student?", "May any Dutch student use the saw?"),
    (["May a Dutch postdoc use the saw?"], "and an Italian student?", "May an Italian student use the saw?"),
    (["May a postdoc use the saw?"], "with a permit?", "May a postdoc use the saw with a permit?"),
    (["Can we work with Peru?"], "with a permit?", "Can we work with Peru with a permit?"),
    (["Can we work with Peru?"], "and with Chile?", "Can we work with Chile?"),
    (["Can NASA work with Peru on owls?"], "at a conference?", "Can NASA work with Peru on owls at a conference?"),
    (["Can NASA work with Peru on owls?"], "a club with a NASA grant?", "Can a club with a NASA grant work with Peru on owls?"),
    (["Can NASA work with Peru on owls?"], "the Owl Agency?", "Can the Owl Agency work with Peru on owls?"),
    (["Is owl research still allowed?"], "and kites too?", "Is kite research still allowed?"),
    (["May I accept a bottle of wine?"], "a dinner?", "May I accept a dinner?"),
    (["Can a guest fly a kite?"], "how much?", "how much (Can a guest fly a kite)?"),
    (["How many guests can be at the table?"], "why so few?", "Why so few (How many guests can be at the table)?"),
    (["What are the visiting hours?"], "any exceptions?", "any exceptions to the visiting hours?"),
    (["Who decides whether a kite is safe?"], "by which rules?", "By which rules do they decide whether a kite is safe?"),
    (["May a visiting scholar get a licence?"], "what does it cost?", "what does the licence cost?"),
    (["Does the lease cover kites?"], "who signed it?", "who signed the lease?"),
    (["Who wrote the kite book?"], "Who wrote that story?", "Who wrote that story (the kite book)?"),
    (["Does the lease ban kites?"], "what is it that bans them?", "what is it that bans kites?"),
    (["What is the lease?"], "how long is the loan and from when does it run?", "how long is the loan and from when does it run?"),
    (["can I renew maps?"], "the books?", "can I renew the books?"),
    (["where is Ann's team?"], "And Bob's?", "where is Bob's team?"),
    (["Who may see group A maps?"], "and B?", "Who may see group B maps?"),
    (["what happened to Ann's bill?"], "did it become law?", "did Ann's bill become law?"),
    (["Is the text of the lease public?"], "where can I read it?", "where can I read the text?"),
    (["may I get a kite pass?", "is there a deposit?"], "can I lend it to Bob?", "can I lend the kite pass to Bob?"),
    (["May I fly my kite if it is red?"], "and if it isn't?", "May I fly my kite if it isn't?"),
    (["May I fly my kite?"], "and when it's windy?", "May I fly my kite when it's windy?"),
    (["May I fly my kite when they are away?"], "and when they are here?", "May I fly my kite when they are here?"),
    (["May I fly my kite?"], "and while the field is wet?", "May I fly my kite while the field is wet?"),
    (["My kite was 6 hours late, can I get a refund?"], "4 hours?", "My kite was 4 hours late, can I get a refund?"),
    (["can I bring a kite?"], "my son is 12", "My son is 12. can I bring a kite?"),
    (["can I bring a kite?"], "our club board already agreed", "Our club board already agreed. can I bring a kite?"),
    (["can I bring a kite?", "how much is it?"], "we're a charity", "We're a charity. can I bring a kite?"),
    (["hi, can I bring a kite?"], "make one there?", "can I make a kite there?"),
    (["may I use the lab?"], "and bring a friend?", "may I bring a friend?"),
    (["may visitors bring bags?"], "and take photos?", "may visitors take photos?"),
    (["can students join?"], "and enter labs?", "can students enter labs?"),
    (["may we film in the garden?"], "and sell copies?", "may we sell copies in the garden?"),
    (["can my brother visit?"], "and stay overnight?", "can my brother stay overnight?"),
    (["can students join?"], "and go into the lab?", "can students go into the lab?"),
    (["who may enter?"], "and take photos?", "who may take photos?"),
    (["is robotics out then (agreement)?"], "what did Ann Lee say about it?", "what did Ann Lee say about the agreement?"),
    (["who can join?"], "and who can't?", "who can not join?"),
    (["where can I smoke?"], "and vape?", "where can I vape?"),
    (["which fields are excluded?"], "and allowed?", "which fields are allowed?"),
    (["may I take the laptop abroad?"], "and my phone?", "may I take my phone abroad?"),
    (["is quantum research covered?"], "where does it say that?", "where does it say that quantum research is covered?"),
    (["can I fly a kite?"], "near the pool?", "can I fly a kite, near the pool?"),
    (["can I train a model on maps?"], "make a copy?", "can I make a copy of maps?"),
    (["can I use the saw?"], "reverse engineer the drill?", "can I reverse engineer the drill?"),
    (["can I bring a kite?"], "forget it. why is it red?", "why is the kite red?"),
    (["can I keep my maps on a disc?"], "where then?", "where can I keep my maps?"),
    (["May my father join?", "can the nurse help?"], "can he sue?", "can my father sue?"),
    (["who was against the kite bill?"], "and in favour?", "who was in favour of the kite bill?"),
    (
        ["Does the lease cover kites?", "how much?"],
        "to a partner in Peru, dual use stuff?",
        "Does the lease cover kites, to a partner in Peru, dual use stuff?",
    ),
    (["Can we lend kites?"], "who has to agree", "who has to agree (kites)"),
    (["how long do I have to complain?"], "how long do I have to reply?", "how long do I have to reply?"),
    (["When was the lease signed?", "no, I meant the 2024 one"], "who drafted it?", "who drafted the 2024 lease?"),
    (["Are vaccines free for travel to Kenya?"], "For children too?", "Are vaccines free for travel to Kenya for children?"),
    (["one of our students is Dutch and wants to fly a kite here. can he?"], "what if he has a badge", "what if the student has a badge"),
    (
        ["who owns a kite that the Dutch make?", "why was the annex changed?"],
        "did the 2024 lease change it again?",
        "did the 2024 lease change the annex again?",
    ),
    (["I found a page saying there is no lease. is that true?"], "and what happens in 2029?", "what happens in 2029 (lease)?"),
    (["were sailors forbidden to dive?"], "since when did they wait", "since when did sailors wait"),
    (
        ["What is the Boat Act?"],
        "one more: was there really a Kite Fair and is it on?",
        "one more: was there really a Kite Fair and is it on?",
    ),
    (["how many kites had a maker in Peru?"], "so those came out of the lease?", "the kites came out of the lease?"),
    (["how many ferries were there in May 2014"], "and now?", "how many ferries were there now?"),
    (["Does the lease adopt the list of critical and useful kites?"], "boats?", "Does the lease adopt the list of boats?"),
    (["who signed the 2011 lease"], "and before that?", "who signed the lease before 2011?"),
    (["who signed the lease after the fire"], "and before it?", "who signed the lease before the fire?"),
    (["who signed the lease after the fire"], "and before the fire?", "who signed the lease before the fire?"),
    (["when did the lease lapse"], "I thought it was May 2023", "when did the lease lapse (May 2023)?"),
    (["who signed the lease"], "wasn't it Ann Lee?", "who signed the lease?"),
    (["when is the hall open"], "isn't it open on Sundays?", "isn't the hall open on Sundays?"),
    (["when did the lease lapse"], "who says May 2023?", "who says May 2023 (when did the lease lapse)?"),
    (["who signed the 2011 lease", "and before that?"], "no, I meant the 2018 one", "who signed the 2018 lease?"),
    (["what does the new lease cover?", "does Peru say that too?"], "what did they say then", "what did Peru say then"),
    (
        ["may kites be sold under the Kite Law?"],
        "and if someone does it anyway?",
        "may kites be sold under the Kite Law if someone does it anyway?",
    ),
    (["may kites be sold under the Kite Law?"], "how do I do it?", "how do I do it (the Kite Law)?"),
    (["can I publish my own map?", "may I sell half of it?"], "is it free?", "is my own map free?"),
    (["can I sell my map?", "and if I keep it secret?"], "is it free?", "is my map free?"),
    (["does that rule hurt New York too?"], "and Peru?", "does that rule hurt Peru too?"),
    (
        ["Can our club treat the lease as a permit?"],
        "and agencies selling kites?",
        "Can agencies selling kites treat the lease as a permit?",
    ),
    (["May clubs with kites lend the boats?"], "and with toys?", "May clubs with toys lend the boats?"),
    (
        ["does our club own big grants and join what looks like a bold kite plan?"],
        "are they all bold?",
        "are they all bold (bold kite plan)?",
    ),
    (["Can NASA rent a kite?"], "when do they have to pay?", "when does NASA have to pay?"),
    (["what is the new lease?"], "when does the new one end?", "when does the new lease end?"),
    (["May NASA host Chinese visitors?"], "And NOAA?", "May NOAA host Chinese visitors?"),
    (["May the club host foreign officials?"], "What about the school?", "May the school host foreign officials?"),
    (["Is work on chips permitted under the pact?"], "And oceanography?", "Is oceanography permitted under the pact?"),
    (["Is work on chips allowed?"], "And weather research?", "Is weather research allowed?"),
    (["Is research on chips allowed?"], "And research on lasers?", "Is research on lasers allowed?"),
    (["Who pays the fee?"], "How much is it?", "How much is the fee?"),
    (["Did the US withdraw in 2018?"], "And China?", "Did China withdraw in 2018?"),
    (["Can NOAA share earthquake data?"], "And flu samples?", "Can NOAA share flu samples?"),
    # the verb of a clause is no noun, and a noun before what is said of it no verb
    (["Is cooperation on climate change covered?"], "and tides?", "Is cooperation on tides covered?"),
    (["Is climate change covered?"], "and fusion?", "Is fusion covered?"),
    (["Can I stay home when my aunt dies?"], "And my best friend?", "Can I stay home when my best friend dies?"),
    (["Can I stay home when my aunt dies?", "And my best friend?"], "What about my dog?", "Can I stay home when my dog dies?"),
    (["What is a code red?"], "Can I sail during one?", "Can I sail during a code red?"),
    # of what somebody does, and of no body or person; participles, amounts of time, bare nouns
    (["Has Congress tried to stop it?"], "who led that?", "who led that (Has Congress tried to stop it)?"),
    # at another time: a month for a month, since what happened for a year
    (["What happened in April?"], "And in May?", "What happened in May?"),
    (["Is the kite on the list?", "What happened in 2025?"], "And in 2026?", "What happened in 2026?"),
    (["May two clubs fly kites together?", "What happened in 2025?"], "And in 2026?", "What happened in 2026?"),
    (["What happened in April 2025?"], "and in March?", "What happened in March 2025?"),
    (["What happened in April 2025?"], "and in 2024?", "What happened in 2024?"),
    (["How many boats were built?", "in 1999?"], "since the flood?", "How many boats were built since the flood?"),
    (["Who owned the mill until 2011?"], "and since the fire?", "Who owned the mill since the fire?"),
    (["Who signed the 2021 lease?"], "since the election?", "Who signed the 2021 lease since the election?"),
    (["How many boats were built in 1999?"], "in the dock?", "How many boats were built in 1999 in the dock?"),
    # in place of all that may be done with something
    (["Can you take back what's left over?"], "what about the food", "Can you take back the food?"),
    (["May I keep what I find?"], "and the coins?", "May I keep the coins?"),
    (["May I keep what I find?"], "and my wife?", "May my wife keep what I find?"),
    # what a case is asked to be is what is spoken of
    (["I lost my phone, is that an incident?"], "who do I call", "who do I call (incident)"),
    (["I lost my phone, is that allowed?"], "who do I call", "who do I call (phone)"),
    # a price is that of what one does, and not of where or what with
    (["Can we rent the pavilion for a birthday?"], "what's the price", "what's the price (Can we rent the pavilion for a birthday)?"),
    (["May I park in the yard?"], "and is there a charge?", "is there a charge (May I park in the yard)?"),
    (["Is the hall open?"], "what's the price?", "what's the price of the hall?"),
    (["May I rent the hall?"], "what's the price of tea?", "what's the price of tea?"),
    # another case takes the place of the last
    (["May I sail if it rains?"], "and if it snows, who decides?", "May I sail if it snows, who decides?"),
    (["How many kites went to Dutch pilots?"], "who paid for most of them?", "who paid for most of the kites?"),
    (
        ["Can I save photos on my work phone?"],
        "What happens if I do it anyway?",
        "What happens if I do it anyway (Can I save photos on my work phone)?",
    ),
    (["Can I use a kite to win a race?"], "Do I have to say so?", "Do I have to say so (Can I use a kite to win a race)?"),
    (["What is the Boat Act?", "who is exempt?"], "is it still valid?", "is the Boat Act still valid?"),
    (["How much notice do I give for a single day?"], "And a month?", "How much notice do I give for a month?"),
    (["How long may I keep it as a pupil?"], "and as a teacher?", "How long may I keep it as a teacher?"),
    (["kites?", "and AI?"], "and lasers?", "lasers?"),
    (["Are kites allowed in Rome?", "Is steel covered?", "who decided that?"], "And are lasers covered?", "are lasers covered?"),
    (["ok to lend a kite to Rome?"], "and a boat?", "ok to lend a boat to Rome?"),
    (["Can I buy a new desk?"], "Is there a limit?", "Is there a limit for the new desk?"),
    (["My kite was stolen abroad, what should I do?"], "What's the number?", "What's the number for my kite?"),
    # what is bare and not counted has no age; "and that?" is the question again; "one of" is asked of another thing
    (["Is joint kite research allowed?"], "And that?", "Is joint kite research allowed?"),
    (["What ores are excluded?", "Is tin one of them?"], "And potassium nitrate?", "Is potassium nitrate one of the ores?"),
    (["Is tin one of the ores in the annex?"], "And pebbles?", "Are pebbles one of the ores in the annex?"),
    (["Is tin part of the deal?"], "And pebbles?", "Are pebbles part of the deal?"),
    (["Is the kite club one of the members?"], "And the boat club?", "Is the boat club one of the members?"),
    (["What is the limit for tin?", "What is the limit for lead?"], "And for zinc?", "What is the limit for zinc?"),
    (["How do I apply for a Boat Fund grant?"], "How much can I get?", "How much can I get (Boat Fund grant)?"),
    # a parliament is no "she", but a thing may still be known for something
    (["What did Parliament decide?"], "When did she resign?", "When did she resign (Parliament)?"),
    (["What is the kite festival?"], "what is it known for?", "what is the kite festival known for?"),
]
NEARNESS = [  # what only the encoder tells
    (["Can we send blood from donors to a club in Shanghai?"], "and hong kong?", "Can we send blood from donors to a club in hong kong?"),
    (["Can we use it in Russia?"], "iran?", "Can we use it in iran?"),
]
ALONE = [
    "how long did it take between the strike and the talks",
    "What is the penalty for breaking the rules of the ferry?",
    "who chairs the board of the national ferry company",
    "Which agencies reviewed the export of seismic sensors in 2018?",
    "Which ministries signed the protocol on fisheries and earth sciences?",
    "Is it possible to export seismic sensors without a license from Commerce?",
    "Are there exceptions in the export rules for published fundamental research?",
    "Name the projects that need a review by the foreign ministry before 2030.",
    "Is it clear whether the harbour company pays the pilots?",
    "Wasn't it odd that the ferry company sold the old harbour?",
    "What did the Phase One deal say about soybeans?",
    "Who clears the harbour roads when it snows?",
]


APART = [  # a noun with what it is for, after a deed with another thing
    ("May a supplier give a gift worth 80 euros?", "What is the limit for mercury?"),
    ("Can a supplier give me 40 euros in cash?", "What is the limit for lead?"),
    ("May I share my password with my boss?", "What is the limit for overtime?"),
    ("May I fly a kite?", "How high is the fine for books?"),
    ("May I fly a kite?", "what's the rule on AI?"),
    ("What is the limit for mercury?", "And what is the limit for lead?"),
]
WITHIN = [  # a noun with what it is for, which still leaves something out
    ("What is the travel policy?", "What is the limit for hotels?", "What is the limit for hotels (the travel policy)?"),
    ("Can I camp in a city park?", "What is the fee for dogs?", "What is the fee for dogs (city park)?"),
    ("How many books may I borrow?", "What is the limit for pupils?", "What is the limit for pupils (books)?"),
    ("Can I rent a kayak?", "What is the price for a day?", "What is the price for a day (kayak)?"),
    ("Can I fly a kite?", "What is the fine for it?", "What is the fine for the kite?"),
    ("Can I fly a kite?", "What are the exceptions for lasers?", "What are the exceptions for lasers (kite)?"),
    ("How do I renew my passport?", "What is the fee for express service?", "What is the fee for express service (passport)?"),
]


@pytest.mark.parametrize(("before", "question"), APART)
def test_a_question_that_says_what_it_is_about_inherits_nothing_from_another_deed(before: str, question: str) -> None:
    assert condense(question, talked(before)) == Condensed(question, (Form(question),))


@pytest.mark.parametrize(("before", "question", "wanted"), WITHIN)
def test_what_a_noun_is_for_may_be_part_of_what_was_asked_before(before: str, question: str, wanted: str) -> None:
    assert condense(question, talked(before)).searched == wanted


@pytest.mark.parametrize(("before", "question", "wanted"), COMPLETED)
def test_follow_ups_are_completed(before: list[str], question: str, wanted: str) -> None:
    found = condense(question, talked(*before))
    assert found.searched == wanted


@pytest.mark.parametrize("question", ["is it legal?", "so that's allowed?", "so thats illegal??", "ok it is fine then"])
def test_what_is_concluded_from_a_ruling_asks_for_it_again(question: str) -> None:
    asked = "May we lend the map?"
    ruled = Turn(asked, Answer(asked, asked, "It may be lent.", Verdict.PERMITTED))
    assert condense(question, [ruled]).searched == asked


@pytest.mark.parametrize(("before", "question", "wanted"), NEARNESS)
def test_the_encoder_tells_what_a_phrase_takes_the_place_of(before: list[str], question: str, wanted: str, encoder) -> None:
    assert condense(question, talked(*before), near=encoder.near).searched == wanted
    assert condense(question, talked(*before)).searched != wanted


@pytest.mark.parametrize("question", ALONE)
def test_a_change_of_subject_inherits_nothing(question: str) -> None:
    """Earlier turns must not colour a question that stands alone: gluing them on made recall worse."""
    assert condense(question, talked("What is throat cancer?", "Is it treatable?")) == Condensed(question, (Form(question),))


def situations() -> Iterator[tuple[list[Turn], str, list[str]]]:
    """(turns before, follow-up, right wordings) of conversations.txt."""
    for block in (ROOT / "tests" / "conversations.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line.split(" ", 1) for line in block.splitlines() if line[:2] in ("Q:", "A:", "F:", "= ")]
        turns: list[Turn] = []
        for mark, text in lines:
            if mark == "Q:":
                turns.append(Turn(text, Answer(text, condense(text, turns).searched, "It says so.")))
            elif mark == "A:":
                turns[-1] = Turn(turns[-1].question, dataclasses.replace(turns[-1].answer, text=text))
        if turns:
            yield turns, *[text for mark, text in lines if mark == "F:"], [text for mark, text in lines if mark == "="]


@pytest.mark.parametrize(("half", "right"), [(0, 104), (1, 95)], ids=["tune", "check"])
def test_most_follow_ups_read_as_a_person_would_complete_them(half: int, right: int) -> None:
    """What was reached: 104 of the 105 of the half that the rules were made on, and 95 of the 105 of the other."""
    found = list(situations())[half::2]
    wrong = []
    for turns, question, wanted in found:
        searched = condense(question, turns).searched
        if searched.casefold().rstrip(" ?.!") not in [one.casefold().rstrip(" ?.!") for one in wanted]:
            wrong.append(f"{turns[-1].question} | {question} | {searched} | wanted: {wanted[0]}")
    assert len(found) - len(wrong) >= right, "\n".join(wrong)


def test_no_first_turn_is_altered() -> None:
    lines = (ROOT / "corpus" / "questions.jsonl").read_text().splitlines()
    first = [record["question"] for record in map(json.loads, lines) if record["turn"] == 1]
    assert len(first) > 100
    assert all(condense(question, []) == Condensed(question, (Form(question),)) for question in [*first, "why?", "and it?"])


def test_small_talk_is_looked_past() -> None:
    """After "hello" a first question is still a first question, and "thanks" is no subject."""
    hello = Turn("hello", Answer("hello", "hello", "Hello.", notes=("greeting",)))
    assert condense("Is it treatable?", [hello]) == Condensed("Is it treatable?", (Form("Is it treatable?"),))
    assert condense("Is it treatable?", [*talked("What is anemia?"), hello]).searched == "Is anemia treatable?"


def test_forms_keep_the_question_first_and_the_answer_for_its_meaning_only() -> None:
    found = condense("Is it treatable?", talked("What is anemia?", "What are the symptoms?", answer="Tiredness."))
    assert found.forms[0] == Form("Is it treatable?")
    assert [form.words for form in found.forms] == [True, True, True, False]
    assert "Tiredness." in found.forms[-1].text
    assert all(form.text.count("Is it treatable?") == 1 for form in found.forms)


def test_a_refusal_is_not_searched_with() -> None:
    refused = Turn("What is anemia?", Answer("What is anemia?", "What is anemia?", "The documents are silent.", refused=True))
    assert all("silent" not in form.text for form in condense("Is it treatable?", [refused]).forms)


def test_a_reply_to_our_own_question_completes_the_one_before() -> None:
    asked = Turn("the review", Answer("the review", "the review", "Would you like to know about “Projects” or “Licences”?"))
    assert condense("Licences", [asked]).searched == "the review (Licences)?"
    assert condense("no, the one about the licences for boats", [asked]).searched == "the review (the licences for boats)?"


@pytest.mark.parametrize("reply", ["yes", "No.", "ok"])
def test_a_reply_that_chooses_nothing_asks_the_question_before(reply: str) -> None:
    """ "the review ()?" was shown as what was searched for."""
    asked = Turn("the review", Answer("the review", "the review", "Would you like to know about “Projects” or “Licences”?"))
    assert complete(reply, [asked]) == "the review"


@pytest.mark.parametrize(
    ("reply", "of_two", "of_three"),
    [
        ("the first one", "Fees", "Fees"),
        ("the former", "Fees", "Fees"),
        ("The second one.", "Dates", "Dates"),
        ("the latter", "Dates", "Places"),
        ("the other one", "Dates", "Places"),
        ("the third one", "the third one", "Places"),
    ],
)
def test_a_reply_may_choose_by_place(reply: str, of_two: str, of_three: str) -> None:
    """Of two choices "the former" was the second and "the latter" the first; "the third one" was the first."""
    for choices, chosen in (("“Fees” or “Dates”?", of_two), ("“Fees”, “Dates” or “Places”?", of_three)):
        asked = Turn("the review", Answer("the review", "the review", f"Would you like to know about {choices}"))
        assert complete(reply, [asked]) == f"the review ({chosen})?"


def test_only_recent_turns_are_looked_at() -> None:
    turns = talked("What is the Old Bridge Treaty?", *["Which agencies reviewed the export of seismic sensors?"] * TURNS)
    assert all("Bridge" not in form.text for form in condense("Is it binding?", turns).forms)


def test_a_model_rewrites_and_is_believed_when_it_keeps_to_what_was_said() -> None:
    model = FakeListChatModel(responses=["Can throat cancer be treatable?"])
    assert condense("Is it treatable?", talked("What is throat cancer?"), model).searched == "Can throat cancer be treatable?"


@pytest.mark.parametrize("thought", ["<think>\nWhat is it?\n</think>\n\n", "<THINK></THINK>"])
def test_what_a_model_thinks_is_no_part_of_its_rewrite(thought: str) -> None:
    """The first line of it was taken for the rewrite, so that no rewrite by such a model was ever used."""
    model = FakeListChatModel(responses=[f"{thought}Can throat cancer be treatable?"])
    assert condense("Is it treatable?", talked("What is throat cancer?"), model).searched == "Can throat cancer be treatable?"
    assert replied(FakeListChatModel(responses=["<think>never closed [1]"]), "?") == ""
    assert replied(FakeListChatModel(responses=["\ud800 Dogs may enter."]), "?") == "\ufffd Dogs may enter."  # or no JSON could hold it


@pytest.mark.parametrize("reply", ["", "Is lung cancer treatable?", "Is throat cancer a disease?", "word " * 80, "Yes, with surgery."])
def test_a_model_that_invents_or_loses_words_is_not_believed(reply: str) -> None:
    found = condense("Is it treatable?", talked("What is throat cancer?"), FakeListChatModel(responses=[reply]))
    assert found.searched == "Is throat cancer treatable?"


def test_a_model_is_not_asked_about_a_question_that_stands_alone() -> None:
    question = ALONE[0]
    assert condense(question, talked("What is anemia?"), FakeListChatModel(responses=["Something else?"])).searched == question


@pytest.mark.parametrize("question", ["?", "它是什么？", "that " * 400, "and " + "it " * 600, "what about " + "!" * 1900])
def test_odd_questions_are_answered_at_once(question: str) -> None:
    """Hundreds of pronouns must not take minutes, on a slow machine either; and a lone question mark was completed."""
    began = time.perf_counter()
    found = condense(question, talked("What is anemia?"))
    assert time.perf_counter() - began < 2
    assert found.forms[0] == Form(question)


def test_a_rewrite_may_use_the_words_of_an_answer() -> None:
    assert faithful("Is Protocol B treatable?", "Is it treatable?", "Question: x\nAnswer: Protocol B applies.")


def test_what_somebody_said_points_nowhere():
    """ "Who said that the agreement …, and when?" had the subject of the question before put into it."""
    question = "Who said that the agreement was a bedrock of cooperation, and when?"
    assert condense(question, talked("What is the notice period for leaving?")).searched == question


@pytest.mark.parametrize(
    ("ruled", "expected"),
    [(Verdict.EXCLUDED, "Why is work on lasers not allowed?"), (Verdict.PERMITTED, "Why is work on lasers allowed?")],
)
def test_why_after_an_exclusion_asks_why_not(ruled: Verdict, expected: str) -> None:
    asked = "Is work on lasers allowed?"
    assert condense("And why?", [Turn(asked, Answer(asked, asked, "It is so.", verdict=ruled))]).searched == expected


@pytest.mark.parametrize(
    ("before", "searched", "question", "expected"),
    [
        ("How long does it last?", "How long does the agreement last?", "who signed it?", "who signed the agreement?"),
        ("how long does teh visa last", "how long does the visa last", "what does it cost?", "what does the visa cost?"),
        ("How much do they pay?", "How much do AI firms pay?", "Is that legal?", "Is that legal (AI firms)?"),
    ],
)
def test_the_subject_is_that_of_the_question_as_it_was_searched(before, searched, question, expected):
    answer = Answer(before, searched, "Yes.")
    assert condense(question, [Turn(before, answer)]).searched == expected


def test_no_two_questions_make_it_stumble() -> None:
    """Every question that the repository holds, after which anything may be asked."""
    files = [ROOT / "corpus/questions.jsonl", *sorted((ROOT / "tests/quality").glob("**/*.jsonl"))]
    asked = [json.loads(line)["question"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    forms = ("and the annex?", "even others?", "is it?", "and before?", "and in 2018?", "and sell it?", "the annex, who wrote it?")
    for place, (question, form) in enumerate(zip(asked, itertools.cycle(forms), strict=False)):
        cut = " ".join(asked[place - 7].split()[: 2 + place // 2 % 4]) + ","  # another question, as far as it was typed
        assert condense(cut if place % 2 else form, talked(question)).searched.strip()


def test_who_somebody_is_comes_from_what_was_said_and_no_title() -> None:
    """ "Does she sign?" after an answer that began with 'According to "Harbour Regulations"' asked whether Harbour Regulations sign."""
    text = "The harbour is led by Anna Berg."
    one = Citation("a.md", "sha", 0, len(text), text, title="Harbour Regulations")
    said = Answer(
        "Who leads the harbour?", "Who leads the harbour?", f'According to "Harbour Regulations": {text} [1]', claims=(Claim(text, (one,)),)
    )
    assert condense("Does she sign permits?", [Turn("Who leads the harbour?", said)]).searched == "Does Anna Berg sign permits?"


def test_who_somebody_is_comes_from_no_title_in_the_sentence() -> None:
    """The report is by one person and tells of another."""
    text = "The Report by Anna Berg says that Carl Olsen runs the harbour."
    said = Answer(
        "Who runs it?", "Who runs the harbour?", text, claims=(Claim(text, (Citation("a.md", "sha", 0, 9, text, title=text[4:23]),)),)
    )
    assert condense("Does he sign permits?", [Turn("Who runs it?", said)]).searched == "Does Carl Olsen sign permits?"


def test_a_text_that_was_asked_for_and_told_is_the_subject() -> None:
    """ "Since when?" went on with the question as a whole, "it" with what else that names."""
    told = talked("A firm owns half of our partner. Which rule is that about?", answer="The Kite Rule treats the partner like the firm.")
    assert condense("since when?", told).searched == "since when (the Kite Rule)?"
    assert condense("is it in use?", told).searched == "is the Kite Rule in use?"


@pytest.mark.parametrize(
    "text", ["The Dean of Kites is Mr Carl Olsen.", "Carl Olsen, the Dean of Kites, decides.", "Ask the Dean of Kites, Carl Olsen."]
)
def test_who_somebody_is_is_said_by_the_office(text: str) -> None:
    """Documents say what the Dean decides, and seldom what Carl Olsen does."""
    assert condense("Can he stop us?", talked("Who decides on appeals?", answer=text)).searched == "Can the Dean of Kites stop us?"


def test_markup_names_no_subject() -> None:
    before = "<img src=x onerror=alert(1)> is throat cancer treatable?"
    assert condense("Is it common?", talked(before)).searched == "Is throat cancer common?"


@pytest.mark.parametrize(
    "question",
    [
        "What if a visitor just sits in on our open seminar, would that be an export?",
        "A visitor sits in on our seminar. Is that allowed?",
        "Suppose we lend a laptop to a visitor, would that need a licence?",
        "we want to lend a laptop to a visitor, is that ok?",
    ],
)
def test_a_case_that_a_turn_tells_is_what_it_asks_of(question):
    """ "would that be an export" was completed from the turn before: "would giving notice be an export"."""
    before = "Is giving notice a must before a new agreement?"
    assert condense(question, [Turn(before, Answer(before, before, "Nobody says."))]).searched == question


def test_a_question_that_asks_twice_is_answered_for_its_first_half(assistant) -> None:
    """ "Where was the Protocol signed and by what kind of instrument?" was refused, and "Where was the Protocol signed?" was not."""
    answer = assistant.ask("Where was the Protocol signed and by what kind of instrument?")
    assert not answer.refused
    assert "Beijing" in answer.claims[0].text
    assert "exchange of notes" in answer.claims[0].text


@pytest.mark.parametrize(
    ("question", "stands"),
    [
        ("Summarise the timetable", True),
        ("Compare the fees for cats and dogs", True),
        ("Compare with the old fees", False),
        ("What happened in May 2025?", True),
        ("What else happened in May?", False),
        ("summarise it", False),
        ("What does that say about the pier?", False),
    ],
)
def test_what_names_its_own_subject_stands_alone(question: str, stands: bool) -> None:
    """ "Is rowing allowed, Summarise the timetable?" was searched."""
    assert leans(question) is not stands


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("Which boats sail with a pilot?", "Which boats sail with a pilot?"),
        ("Which trains stop at night?", "Which trains stop at night?"),
        ("Which rules apply?", "Which rules apply (skippers)?"),
        ("How heavy must it be before two people lift it?", "How heavy must it be before two people lift it (skippers)?"),
        ("A second time too?", "Where do skippers keep their lamps a second time?"),
    ],
)
def test_what_asks_and_tells_of_its_own_thing_stands_alone(question: str, searched: str) -> None:
    """ "Which boats sail with a pilot (where do skippers keep their lamps)?" and "before two people lift skippers" were searched."""
    assert condense(question, talked("Where do skippers keep their lamps?")).searched == searched


@pytest.mark.parametrize(("question", "follows"), [("and lamps?", True), ("Which boats sail with a pilot?", False)])
def test_what_was_told_is_looked_past_by_what_goes_on_from_it(question: str, follows: bool) -> None:
    """A whole question may ask for what was quoted beside another's answer."""
    cited = Citation("a.md", "", 0, 5, "Tents")
    answer = Answer("Are tents allowed?", "Are tents allowed?", "Tents", claims=(Claim("Tents", (cited,)),))
    assert condense(question, [Turn(answer.question, answer)]).told == (cited,) * follows


@pytest.mark.parametrize(
    ("before", "question", "searched"),
    [
        (["Is there a list of rare plants?"], "Is ivy on it?", "Is ivy on the list of rare plants?"),
        (["May dogs come in?", "Is there a list of rare plants?"], "Is ivy on it?", "Is ivy on the list of rare plants?"),
        (["May dogs come in?", "Is there a list?"], "Is ivy on it?", "Is ivy on the list?"),
        (["What does the pool cost?", "Is there a family ticket?"], "how much is it?", "how much is the family ticket?"),
        (["Who may fish here?", "is there an official form?"], "where do I get it?", "where do I get the official form?"),
        (["What may we film?", "is there a boat available?"], "how big is it?", "how big is the boat?"),
        (["Who is the warden?"], "When was he or she appointed?", "When was the warden appointed?"),
        (["We work with Lyra on motors. Are we covered by the pact?"], "May we send them parts?", "May we send Lyra parts?"),
        (["We work with Lyra on motors. Are we covered by the pact?"], "can we pay them?", "can we pay Lyra?"),
        (
            ["What salary does the Peruvian co-chair get?", "our lab wants to work with Lyra on motors. are we covered by the pact?"],
            "may we send them parts?",
            "may we send Lyra parts?",
        ),
        (["May dogs come in?", "Is there a fee for them?"], "How much is it?", "How much is it (dogs)?"),
    ],
)
def test_a_list_that_was_asked_for_is_what_a_thing_is_on(before: list[str], question: str, searched: str) -> None:
    """Ivy was looked for "on dogs", or with the plants in brackets."""
    turns: list[Turn] = []
    for one in before:
        turns.append(Turn(one, Answer(one, condense(one, turns).searched, "It is so.")))
    assert condense(question, turns).searched == searched


@pytest.mark.parametrize("question", ["What's the weather in Rome?", "What's the capital of Peru?"])
def test_what_is_shortened_says_all(question: str) -> None:
    """ "What's the weather in Rome (my dog)?" was searched, and "What is the weather in Rome?" was not."""
    asked = "Can I bring my dog?"
    assert condense(question, [Turn(asked, Answer(asked, asked, "Dogs may come."))]).searched == question


@pytest.mark.parametrize("question", ["List everything that is not known about the pier", "Show all that is settled on piers"])
def test_that_after_everything_points_at_nothing_before(question: str) -> None:
    """ "List everything my dog is not known about the pier" was searched."""
    asked = "Can I bring my dog?"
    assert condense(question, [Turn(asked, Answer(asked, asked, "Dogs may come."))]).searched == question


@pytest.mark.parametrize(
    ("before", "question", "searched"),
    [
        ("what does the visitors rule do", "when did it start", "when did the visitors rule start"),
        ("am i allowed to work with liquid wax on my own", "what do i have to wear for it", "what do i have to wear for liquid wax"),
        (
            "may two labs do AI together under the new lease",
            "and flu research?",
            "may two labs do flu research together under the new lease?",
        ),
        ("my son is ill, may he stay at home?", "who has to sign that", "who has to sign that (son)"),
        ("Has the waiting list got shorter?", "does that apply to us?", "does the waiting list apply to us?"),
        ("Did the council pass a rule on kites?", "when exactly?", "When exactly did the council pass a rule on kites?"),
        ("Did the council meet in the hall?", "where exactly?", "Where exactly did the council meet?"),
    ],
)
def test_what_it_and_that_mean(before: str, question: str, searched: str) -> None:
    """ "it" was the visitors, and "my own"; flu research was asked for besides AI; and "that" was my son."""
    assert condense(question, talked(before)).searched == searched


def test_too_many_questions_in_one_sentence_are_not_taken_apart() -> None:
    assert parted("Who signed it" + " and who teaches the boat" * 2000 + "?") == []


@pytest.mark.parametrize(
    ("before", "question", "searched"),
    [
        (["Which fields does the Kite Club list name?"], "what is banned under it", "what is banned under the Kite Club list"),
        (["Are any Dutch clubs on the Kite List?"], "Which ones?", "Which Dutch clubs are on the Kite List?"),
        (["Are any Dutch clubs on the Kite List?"], "when were they added?", "when were Dutch clubs added?"),
        (["Which kites never leave the hall?"], "and wax lamps?", "Which wax lamps never leave the hall?"),
        (["what does a resident permit cost"], "is it valid in May?", "is the resident permit valid in May?"),
        (["has Peru's kite safety law got exceptions?"], "when did it start?", "when did Peru's kite safety law start?"),
        (["Who counts as a care partner?"], "Can they stay overnight?", "Can the care partner stay overnight?"),
    ],
)
def test_a_name_is_taken_whole(before: list[str], question: str, searched: str) -> None:
    """ "Under the Kite Club", "which Dutch are clubs" and "when were clubs added" were searched, and "can care partner stay"."""
    assert condense(question, talked(*before)).searched == searched


@pytest.mark.parametrize(
    ("before", "question", "searched"),
    [
        (["Can we export genomic data?"], "and who approves it", "who approves it (Can we export genomic data)?"),
        (["Can a gallery borrow a kite?"], "Who approves it?", "Who approves it (Can a gallery borrow a kite)?"),
        (["Can my dog fly in the cabin?"], "How much does it cost?", "How much does it cost (Can my dog fly in the cabin)?"),
        (["Can a gallery borrow a kite?"], "How long may they keep it?", "How long may they keep the kite?"),
        (["Does the borrower have to insure the kite?"], "What if it gets damaged?", "What if the kite gets damaged?"),
        (["Which companies were hiring AI engineers?"], "Is it legal?", "Is it legal (AI engineers)?"),
        (["What is the Kite Pact?"], "what do they have to sign", "what do they have to sign (the Kite Pact)"),
    ],
)
def test_it_is_what_is_done_or_dealt_with_and_nobody_who_does_it(before: list[str], question: str, searched: str) -> None:
    """ "Who approves genomic data", "how much does the cabin cost", "is AI engineers legal", "if the borrower gets damaged"."""
    assert condense(question, talked(*before)).searched == searched


@pytest.mark.parametrize(
    ("before", "question", "searched"),
    [
        (["How long was the gap before the 2024 lease?"], "what about the one in 2018?", "How long was the gap before the 2018 lease?"),
        (["Is tin mining excluded from the lease?"], "And semiconductors?", "Are semiconductors excluded from the lease?"),
        (["Can pupils share samples with Dutch labs?"], "what about tissue?", "Can pupils share tissue with Dutch labs?"),
        (["What did the Kite Department say about fish?"], "What about Peru?", "What did Peru say about fish?"),
        (["What does the new lease cover?"], "What do critics say?", "What do critics say (the new lease)?"),
        (["Does the kite rule apply to pupils?", "and clay pots?"], "Who enforces it?", "Who enforces the kite rule?"),
        (
            ["Is glass excluded?"],
            "switching topic - the kite law, when did it start?",
            "switching topic - the kite law, when did it start?",
        ),
    ],
)
def test_a_phrase_goes_where_it_fits(before: list[str], question: str, searched: str) -> None:
    """ "Before the the one in 2018 lease", "excluded for semiconductors" and "what did Peru?" were searched."""
    assert condense(question, talked(*before)).searched == searched


@pytest.mark.parametrize(
    ("before", "question", "searched"),
    [
        (["how do I join the choir"], "Something else: can I smoke on my balcony", "Something else: can I smoke on my balcony"),
        (["how do I join the choir"], "Something else, can I park my van?", "can I park my van?"),
        (["has the kite law got teeth?", "switching topic - the tax law, when did it start?"], "any news", "any news (the tax law)"),
        (["may I keep a kite?"], "another, bigger kite?", "another, bigger kite?"),
        (["may I keep six hens?"], "ok, may I keep a cockerel?", "may I keep a cockerel?"),
        (["how long is the lease?"], "when do I get my bond then?", "when do I get my bond then?"),
        (["How long may I keep a film?"], "ok. when does the desk open on Sundays", "when does the desk open on Sundays"),
        (["Who may join a choir?"], "When does the current term run out?", "When does the current term run out?"),
        (["How do I renew my passport?"], "and what do I need for a child?", "what do I need for a child (passport)?"),
        (["What is a hot desk?"], "and how much do I pay a month?", "how much do I pay a month (hot desk)?"),
        (["May I camp at the lake?"], "and can I go with my dog?", "can I go with my dog (the lake)?"),
        (["What is the kite rule?"], "so how much notice to pupils", "how much notice to pupils (the kite rule)"),
        (["How long may I keep a film?"], "ok. when does the desk open", "when does the desk open (film)"),
    ],
)
def test_a_whole_question_with_a_thing_of_its_own_takes_nothing_over(before: list[str], question: str, searched: str) -> None:
    """ "(choir)" and "(six hens)" were put behind it, and a label before a question was the subject of the next."""
    assert condense(question, talked(*before)).searched == searched


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("Can I hang it in the hall? The book, I mean", "Can I hang the book in the hall?"),
        ("can I hang it in the hall, I mean the big book", "can I hang the big book in the hall"),
        ("can it go to the hall I mean?", "can the film go to the hall I mean?"),
    ],
)
def test_what_somebody_says_to_mean_is_what_a_word_points_at(question: str, searched: str) -> None:
    """The film was hung."""
    assert condense(question, talked("how long may I keep a book?", "and a film?")).searched == searched


@pytest.mark.parametrize(
    ("before", "question", "searched"),
    [
        (["Can an outside expert see the plans?"], "could she copy them?", "could the outside expert copy them?"),
        (["when is the yearly return due"], "what if I forget", "what if I forget (the yearly return)"),
        (["is the big kite valid"], "what happens if I forget", "what happens if I forget (the big kite)"),
        (["Which agency's in charge of eels?"], "who was it before", "who was the agency before"),
        (["Who knows what the Long Story film is about?"], "what are the themes", "what are the themes of the Long Story film"),
        (["What is a kite?"], "are all of them out?", "are all of the kites out?"),
        (["What is amber?"], "are any of them out?", "are any of the amber out?"),
    ],
)
def test_a_noun_phrase_is_spoken_of_again_whole(before: list[str], question: str, searched: str) -> None:
    """ "Expert", "the yearly", "who was agency before" and "all of the kite" were searched."""
    assert condense(question, talked(*before)).searched == searched


@pytest.mark.parametrize(
    ("before", "question", "searched"),
    [
        (["what goes on the roof?"], "old leaves too?", "do old leaves go on the roof?"),
        (["what goes on the roof?"], "moss too?", "does moss go on the roof?"),
        (["who may enter hut C?"], "old members too?", "may old members enter hut C?"),
        (["Is it legal to fly drones?"], "and kites?", "Is it legal to fly kites?"),
        (["what goes on it?"], "why", "why do they go on it?"),
        (["do class II boats need a pilot?"], "and III?", "do class III boats need a pilot?"),
        (["does phase I need a pilot?"], "and II?", "does phase II need a pilot?"),
        (["may I steer a class II boat?"], "and IV?", "may I steer a class IV boat?"),
        (["Which huts may a lone guest visit alone?"], "And the old hut?", "May a lone guest visit the old hut alone?"),
        (["Which kites may I fly?"], "and lamps?", "Which lamps may I fly?"),
        (["How many clubs may use the pier?"], "and pupils", "How many pupils may use the pier?"),
        (["what is the hut?", "until when can we stay"], "and the barn", "until when can we stay (the barn)?"),
        (["what is the hut?", "what do I bring"], "and a photo?", "what do I bring for a photo (the hut)?"),
        (["does my son pay when they're late?"], "and if they're lost?", "does my son pay if they're lost?"),
        (["Is it ok to wash my van here?"], "and sleep here myself?", "Is it ok to sleep here myself?"),
        (["Is it ok to wash my van here?"], "and sing a song?", "Is it ok to sing a song?"),
        (["Is it ok to bring dogs?"], "and cats?", "Is it ok to bring cats?"),
        (["May I fly a kite in the park?"], "and sleep there?", "May I sleep in the park?"),
        (["Does the badge get me into the galas?"], "can I film there", "can I film in the galas"),
    ],
)
def test_a_fragment_takes_the_place_of_its_like(before: list[str], question: str, searched: str) -> None:
    """ "What goes on old leaves?", "why do they goe", "class II for III", "which hut B", "fly a kite in sleep in the park"."""
    assert condense(question, talked(*before)).searched == searched


@pytest.mark.parametrize(
    ("asked", "verdict", "question", "searched"),
    [
        ("May we fly kites?", Verdict.EXCLUDED, "since when?", "Since when may we not fly kites?"),
        ("Does the lease cover roofs?", Verdict.EXCLUDED, "and until when?", "Until when does the lease not cover roofs?"),
        ("May we fly kites?", Verdict.NOT_ADDRESSED, "since when?", "Since when may we fly kites?"),
        ("May we fly kites?", Verdict.PERMITTED, "since when?", "Since when may we fly kites?"),
        ("Is it forbidden to fly kites?", Verdict.EXCLUDED, "since when?", "Since when is it forbidden to fly kites?"),
        (
            "We want to build a hut on the pier. Is it covered?",
            None,
            "why not?",
            "We want to build a hut on the pier. Why is it not covered?",
        ),
    ],
)
def test_what_is_asked_of_an_exclusion_is_asked_of_the_not(asked: str, verdict: Verdict | None, question: str, searched: str) -> None:
    """Since when it is permitted was searched, and a whole question in brackets behind "why not"."""
    assert condense(question, [Turn(asked, Answer(asked, asked, "No.", verdict=verdict))]).searched == searched


@pytest.mark.parametrize(
    ("before", "question", "searched"),
    [
        (["Are rare birds covered?", "Is there a list?"], "How many kinds does it have?", "How many kinds does the list have?"),
        (
            ["Are rare birds covered?", "Is there a register?", "How many kinds does it have?"],
            "Is the owl on it?",
            "Is the owl on the register?",
        ),
        (["Is the kite law old?", "Is there a fee?"], "who wrote it?", "who wrote the kite law?"),
        (["How high may a kite fly over land?"], "What happens to things above that?", "What happens to things above that (kite)?"),
    ],
)
def test_a_word_that_points_back_stands_for_what_can_be_so_spoken_of(before: list[str], question: str, searched: str) -> None:
    """The list was passed over, lamps were to write, and things flew above the kite."""
    assert condense(question, talked(*before)).searched == searched


@pytest.mark.parametrize(
    ("before", "question", "searched"),
    [
        (["Are gulls covered?", "Are terns covered?"], "Are owls in or out then", "Are owls in or out then"),
        (["Which birds does the warden name?"], "So who says so?", "Who says so (Which birds does the warden name)?"),
        (
            ["What is the boat rule?"],
            "back to the kite law please - what share of cost does it cover",
            "what share of cost does the kite law cover",
        ),
        (["Who is Ann Lee?", "What did the wardens write?", "which wardens?"], "When was that?", "When was that (Ann Lee)?"),
        (["How do I renew my passport?", "what do I bring"], "and if I lose it?", "what do I bring if I lose it (passport)?"),
    ],
)
def test_a_question_with_a_subject_of_its_own_takes_no_other(before: list[str], question: str, searched: str) -> None:
    """Older subjects stood in brackets behind them, and a bracket was closed that none had opened."""
    assert condense(question, talked(*before)).searched == searched


@pytest.mark.parametrize(
    ("before", "question", "searched"),
    [
        (["What did Peru say about the pact?"], "And the US?", "What did the US say about the pact?"),
        (["What did Peru say about the pact?"], "And us?", "And us (What did Peru say about the pact)?"),
        (
            ["Is the kite policy for all pupils or only for guests?"],
            "and the boat rule?",
            "Is the boat rule for all pupils or only for guests?",
        ),
        (["What is the value of a gift that pupils may keep?"], "And a letter?", "What is the value of a letter that pupils may keep?"),
        (["Is the Kite Act law?", "Who introduced it?"], "and in the Senate?", "Who introduced the Kite Act in the Senate?"),
        (
            ["Is the hut for all pupils?", "For how many pupils of the choir?"],
            "no I mean the band",
            "For how many pupils of the band (the hut)?",
        ),
    ],
)
def test_another_phrase_is_asked_in_the_frame_it_fits(before: list[str], question: str, searched: str) -> None:
    """ "US" was "us", a policy was a verb and "keep" a noun, and a correction went one turn too far back."""
    assert condense(question, talked(*before)).searched == searched


@pytest.mark.parametrize(
    ("before", "question", "searched"),
    [
        ("could I use one of the boats, I'm moving flat", "would that do for a fair?", "would the boats do for a fair?"),
        ("I'd love to borrow one of the kites, am I allowed to?", "who owns them", "who owns the kites"),
        ("when must I hand in the form for the Kite Show?", "how much is it", "how much is the Kite Show"),
        ("I'm a PI and got an offer from a kite club. Are all of them banned?", "who made it?", "who made the offer?"),
        ("Two kites, 90 Wh each, in my bag. Allowed?", "or rather in the box", "rather in the box (Two kites)"),
        ("Acme is poaching pilots in Rome. For which boat?", "is that a breach?", "is that a breach (Acme)?"),
        ("May I tell the officer without a written form?", "how long can it stay", "how long can the written form stay"),
        ("I lost my kite. could my flatmate get it", "so you throw it out?", "you throw my kite out?"),
        ("may I apply for the Kite Round?", "does it matter who pays", "does it matter who pays (the Kite Round)"),
        ("when can I come and see dad in the tent", "he's been there long, who pays", "dad has been there long, who pays"),
        ("can I get a work permit?", "does it end?", "does the work permit end?"),
        ("is the family supply yearly?", "who owns it", "who owns the family supply"),
        ("Is the term renewable?", "how long is it", "how long is the term"),
        ("Are pupils exempt from the toll?", "who set it", "who set the toll"),
        ("Are pupils subject to the toll?", "do they get lamps", "do pupils get lamps"),
        ("Is joint work with Peru on kites banned?", "who checks it", "who checks joint work with Peru on kites"),
        ("Is a trip to Peru safe?", "do I need a form for it", "do I need a form for a trip to Peru"),
        ("May I take my kite to Peru?", "is it insured", "is my kite insured"),
        ("Can a club fly a kite under the pact?", "does it cover lamps", "does the pact cover lamps"),
        ("Are kites on the list of banned goods?", "and lamps?", "Are lamps on the list of banned goods?"),
        ("Is the kite club on the register?", "and the boat club?", "Is the boat club on the register?"),
        ("Does Peru still fund kites with Rome?", "which ones", "Which kites does Peru still fund with Rome?"),
        ("Is the kite list public?", "who keeps it", "who keeps the kite list"),
        ("Is boat sharing reciprocal now?", "who runs it", "who runs boat sharing"),
    ],
)
def test_what_is_done_and_how_is_no_thing_that_it_stands_for(before: str, question: str, searched: str) -> None:
    """ "It" was "love", "rather", "90 Wh", "moving flat", a PI, an officer, the "Kite" of a Kite Show, "see dad", and "renewable"."""
    assert condense(question, talked(before)).searched == searched


@pytest.mark.parametrize(
    ("before", "question", "searched"),
    [
        ("Can one of my pupils take a small boat to a race?", "and the van?", "Can one of my pupils take the van to a race?"),
        ("may our pupils ship boats to Rome?", "and the camera?", "may our pupils ship the camera to Rome?"),
        ("may our pupils ship boats to Rome?", "and the fees?", "may our pupils ship boats to Rome for the fees?"),
        ("how long does the new one run", "what about the old one?", "how long does the old one run?"),
        (
            "I'd love to host a pilot from Rome, does the pact cover that?",
            "who has to approve it",
            "who has to approve it (I'd love to host a pilot from Rome, does the pact cover that)?",
        ),
        ("when does the boat go on sundays in June", "what about a Thursday?", "when does the boat go on a Thursday in June?"),
        ("can my husband come with me", "and we'd stay on three days", "we'd stay on three days (husband)"),
        ("Can Ghana leave the deal early?", "what's the notice for that", "what's the notice for that (Can Ghana leave the deal early)?"),
        ("can my husband come", "A room is 170 a night. Who may agree to that?", "A room is 170 a night. Who may agree to that?"),
    ],
)
def test_a_phrase_takes_the_place_it_fits_and_a_sentence_takes_none(before: str, question: str, searched: str) -> None:
    """ "A race for the van", "does a Thursday go", "can we'd stay come with me"; and "that" was my husband's coming."""
    assert condense(question, talked(before)).searched == searched

"""Words and sentence makers of the English stories: fourteen subjects, each with its own people and things."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """What stories of one kind speak of. Acts are past tense with an object; `asks` follow "to"."""

    section: str
    roles: tuple[str, ...]
    bodies: tuple[str, ...]
    things: tuple[str, ...]
    acts: tuple[tuple[str, str], ...]
    asks: tuple[str, ...]
    facts: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


def _subject(section: str, roles: str, bodies: str, things: str, acts: str, asks: str, facts: str) -> Subject:
    pairs = tuple((past, now) for past, now in (act.split("/") for act in _words(acts)))
    return Subject(section, _words(roles), _words(bodies), _words(things), pairs, _words(asks), _words(facts))


SUBJECTS = (
    _subject(
        "Local",
        "mayor|council leader|town clerk|ward councillor",
        "town council|planning committee|residents' association|borough assembly",
        "covered market|footbridge|swimming pool|bus depot|library roof|school crossing|car park|weekly market",
        "approved/approves|rejected/rejects|delayed/delays|reopened/reopens|defended/defends",
        "repair the steps before winter|ask for a second survey|move the bus stop|publish the costs|plant forty trees",
        "The work will take about {n} weeks|It was last repaired {n} years ago|More than {n} letters had been received",
    ),
    _subject(
        "World",
        "foreign minister|prime minister|ambassador|special envoy|president",
        "foreign ministry|peace commission|river council|joint chamber of trade",
        "border treaty|fishing agreement|ferry line|water accord|ceasefire|customs deal|visa scheme|joint patrol",
        "signed/signs|welcomed/welcomes|suspended/suspends|renewed/renews|discussed/discusses",
        "return to the talks in spring|exchange prisoners|open a second crossing|send observers|withdraw the note",
        "The two sides last met {n} months ago|The text has {n} articles|Some {n} people have crossed since then",
    ),
    _subject(
        "Business",
        "chief executive|finance director|chairwoman|analyst|trade secretary",
        "central bank|chamber of commerce|shipping line|carpet makers' union|savings bank",
        "interest rate|tin mine|harbour loan|pension fund|price of flour|export licence|merger|tea auction",
        "raised/raises|cut/cuts|forecast/forecasts|sold/sells|halted/halts",
        "wait for the autumn figures|hire {n} apprentices|reduce its debt|open an office abroad|cap the fees",
        "Shares fell by {n} percent|Profit reached {n} million|The company employs {n} people|Exports grew {n} percent",
    ),
    _subject(
        "Sport",
        "coach|captain|goalkeeper|club president|referee",
        "football club|rowing club|athletics federation|cricket board|league",
        "cup final|relay|derby|second half|penalty|transfer|training camp|opening match",
        "won/wins|lost/loses|missed/misses|praised/praises|postponed/postpones",
        "rest two players|change the pitch|play behind closed doors|rebuild the stand|appeal against the card",
        "The crowd was {n} strong|They had not won there for {n} years|The match was stopped for {n} minutes",
    ),
    _subject(
        "Crime",
        "prosecutor|judge|police inspector|defence lawyer|coroner",
        "district court|coast police|customs office|appeals court",
        "bicycle theft|forged stamps|missing lorry|warehouse fire|stolen violin|smuggling case|inquest|trial",
        "investigated/investigates|dismissed/dismisses|reviewed/reviews|adjourned/adjourns|closed/closes",
        "hear {n} more witnesses|release the two men|search the boathouse|publish the pictures|seal the files",
        "Police found {n} crates|The hearing lasted {n} hours|The maximum sentence is {n} years",
    ),
    _subject(
        "Weather",
        "forecaster|rescue chief|river warden|fire captain",
        "weather office|rescue service|river authority|civil defence",
        "flood|storm|heatwave|snowfall|landslide|dike|evacuation|forest fire",
        "watched/watches|survived/survives|measured/measures|feared/fears|cleared/clears",
        "leave the lower streets|boil their water|stay off the ice|sleep in the school hall|lower the reservoir",
        "Water rose by {n} centimetres|About {n} homes had no power|Winds reached {n} kilometres an hour",
    ),
    _subject(
        "Health",
        "health minister|head nurse|doctor|hospital director",
        "regional hospital|health board|medicines office|ambulance service",
        "vaccine|waiting list|measles outbreak|night clinic|air ambulance|eye test|new ward|sleep study",
        "opened/opens|tested/tests|reported/reports|closed/closes|funded/funds",
        "see a doctor at once|train {n} nurses|lower the price|test the wells|share the data",
        "The ward has {n} beds|Doctors treated {n} children|Waiting times rose to {n} days",
    ),
    _subject(
        "Science",
        "astronomer|marine biologist|professor|expedition leader",
        "university|polar institute|observatory|museum of nature",
        "comet|glacier core|blind beetle|deep reef|radio signal|fossil whale|star map|tide model",
        "discovered/discovers|described/describes|mapped/maps|photographed/photographs|lost/loses",
        "repeat the measurements|send a second ship|name it after a cook|wait for the dry season|share the telescope",
        "It is {n} light years away|The team collected {n} samples|The voyage took {n} days",
    ),
    _subject(
        "Culture",
        "curator|novelist|film director|conductor|choir master",
        "opera house|film festival|national museum|puppet theatre|orchestra",
        "lost quartet|exhibition|first novel|silent film|mural|piano contest|poetry prize|old manuscript",
        "staged/stages|restored/restores|won/wins|cancelled/cancels|unveiled/unveils",
        "lend the paintings|tour {n} villages|sing without lights|translate the poems|open at midnight",
        "The hall seats {n} people|The book has {n} chapters|It was painted {n} years ago",
    ),
    _subject(
        "Farming",
        "farmers' leader|agriculture minister|beekeeper|shepherd|orchard owner",
        "farmers' union|grain board|dairy cooperative|seed bank",
        "olive harvest|milk price|locust swarm|apple blossom|sheep disease|well water|barley crop|bee census",
        "counted/counts|blamed/blames|protected/protects|harvested/harvests|exported/exports",
        "sell before the rains|vaccinate the flocks|share the tractors|ask for aid|dig deeper wells",
        "The harvest fell by {n} percent|Each hive gives {n} kilos|Some {n} hectares were lost",
    ),
    _subject(
        "Technology",
        "engineer|founder|minister for digital affairs|security researcher",
        "space agency|start-up|telecoms regulator|data office",
        "satellite|translation app|chip plant|undersea cable|payment system|battery|robot ferry|search tool",
        "launched/launches|delayed/delays|banned/bans|repaired/repairs|tested/tests",
        "store the data at home|open the source|fix the flaw within {n} days|pay a fine|switch off the masts",
        "The rocket carried {n} instruments|Some {n} users were affected|The cable is {n} kilometres long",
    ),
    _subject(
        "Education",
        "education minister|head teacher|rector|student leader",
        "teachers' union|ministry of education|village school|exam board",
        "entrance exam|school meal|night school|spelling reform|campus|scholarship|reading week|exam paper",
        "introduced/introduces|scrapped/scraps|criticised/criticises|postponed/postpones|marked/marks",
        "hire {n} teachers|return to class on Monday|mark the papers again|teach two languages|mend the stoves",
        "The school has {n} pupils|Only {n} percent passed|Classes will resume in {n} days",
    ),
    _subject(
        "Opinion",
        "columnist|former diplomat|historian|retired judge",
        "editorial board|think tank|citizens' forum|history society",
        "long war|ageing society|water crisis|housing question|public debate|memory of the famine|trade war|quiet vote",
        "ignored/ignores|explained/explains|forgot/forgets|reconsidered/reconsiders|mistook/mistakes",
        "listen to the villages|count the dead honestly|tax the empty houses|read the old treaties|wait for proof",
        "It took {n} years to learn that|Fewer than {n} people voted|The state spends {n} million on it",
    ),
    _subject(
        "Transport",
        "transport minister|station master|airline spokesman|harbour pilot",
        "railway company|port authority|airline|road agency",
        "night train|ring road|second runway|tram line|mountain tunnel|ferry strike|toll bridge|freight yard",
        "opened/opens|closed/closes|inspected/inspects|extended/extends|financed/finances",
        "check the brakes|run {n} more trains|lower the fares|widen the lanes|stop the night flights",
        "The tunnel is {n} kilometres long|Some {n} passengers waited|The line was built {n} years ago",
    ),
)
SENTENCES = _words(
    "The {body} of {place} {act} the {thing} on {weekday}, {role} {person} said.|"
    "{Role} {person} told reporters that the {body} would {ask}.|"
    "“We did not expect the {thing} to matter so much,” {surname} said.|"
    "{surname} said the {body} had been asked to {ask}.|"
    "{fact}, according to the {body}.|"
    "{fact}.|"
    "“It is not the {thing} that worries us, it is the time,” said {person2}, {role2} of the {body}.|"
    "The {thing} has divided {place} since {month}.|"
    "A decision is expected within {n} days.|"
    "{person2}, who has followed the {thing} for years, called it a beginning.|"
    "In {place}, few were surprised.|"
    "“Nobody has told us to {ask},” {surname2} said, adding that the {body} would wait.|"
    "Earlier this year the {body} {act2} a similar {thing2}.|"
    "The {thing2} is to be discussed next {weekday}.|"
    "{surname} declined to say who would pay for the {thing}.|"
    "Those who live near {place2} have another view of the {thing}.|"
    "It was not clear whether the {thing2} would follow.|"
    "The {role2} said {surname} had agreed to {ask2}.|"
    "By {weekday} evening the {thing} had become the talk of {place}.|"
    "Critics say the {body} should {ask2} first, and only then speak of the {thing}.|"
    "At least {n} people took part, the {body} said in a statement, while officials in {place2} spoke of twice as "
    "many.|"
    "The report, seen by this newspaper, runs to {n} pages and does not mention the {thing2} once."
)
TITLES = _words(
    "{Place} {body} {now} {thing}|"
    "{Surname} {now} {thing} in {place}|"
    "{Thing}: {body} to {ask}|"
    "Why the {thing} still divides {place}|"
    "{Body} {now} {thing} after {n} days|"
    "‘Nobody asked us’: {place} and the {thing}|"
    "{Role} says {thing} will not stop {place}|"
    "{N} questions about the {thing}|"
    "In {place}, a {thing} and a {thing2}|"
    "{person} on the {thing} and what comes next|"
    "{Place} waits for its {thing}|"
    "Who will {ask}?|"
    "{Surname} urges {body} to {ask}|"
    "The {thing} that {place} forgot|"
    "{Body} says {role} {surname} to {ask2}|"
    "After {n} years, {place} {body} {now} the {thing2}"
)
POINTS = _words(
    "{Role} {surname} says the {body} will {ask}|"
    "{fact}|"
    "The {thing2} is to be discussed next {weekday}|"
    "{Place} has waited for the {thing} since {month}|"
    "Critics want the {body} to {ask2}"
)
STANDFIRSTS = _words(
    "The {body} of {place} {act} the {thing}, and the {role} promises to {ask}.|"
    "{person} has seen the {thing} up close. Now the {body} must {ask}.|"
    "{fact}, and nobody in {place} knows why|"
    "What the {thing} means for {place}, and for the {body}"
)
CAPTIONS = _words(
    "{Role} {person} speaks about the {thing} in {place} on {weekday}|"
    "The {thing} in {place}, seen from the tower of the {body}.|"
    "People wait for the {thing} near {place2} in this file photo.|"
    "{person2} (left) and {person} at the {body}|"
    "A view of {place} on {weekday}."
)
SUBHEADS = _words(
    "A question of time|What happens next|‘Nobody told us’|The {thing2}|Costs and doubts|The view from {place2}|"
    "{Surname}’s answer|A long wait|Background|Not the first time|The {body}|Looking ahead|{n} years on"
)
QUESTIONS = _words(
    "What did you think when you first heard of the {thing}?|How long has {place} waited?|"
    "Will the {body} really {ask}?|Who pays for the {thing2}?|What would you tell {surname2} today?"
)
POEM = _words(
    "The {thing} lay under the rain|and nobody in {place} woke|a lamp went along the wall|we counted the {thing2} "
    "twice|"
    "my brother had left by then|the river said what it said|and the bells of {place2}|were slow as a hand in the dark|"
    "O {thing}, O window|I kept your letter|the snow kept the rest|until {weekday} came round"
)
RESULTS = _words("{place} 2-1 {place2}|{place2} 0-{d} {place}|1. {person} {n}.4 seconds|{surname} b {surname2} 6-4 6-3")
TRAILERS = _words(
    "(Reporting by {person} in {place}; editing by {person2})|"
    "Published in {outlet}, {monthday}, {year}|"
    "This story has been updated.|"
    "© {year} {outlet}. All rights reserved.|"
    "{person} is a writer based in {place}.|"
    "– {agency}|"
    "Source: {agency}|"
    "Additional reporting by {person2}"
)
OUTLETS = _words(
    "The Harbour Gazette|Graven Post|Northern Courier|The Daily Lantern|Orsholm Times|Weekly Compass|Terra Daily"
)
WEEKDAYS = _words("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday")
MONTHS = _words("January|February|March|April|May|June|July|August|September|October|November|December")
AGENCIES = _words("Reuters|AFP|AP|dpa|APP|Anadolu|Xinhua|EFE|PTI")
PLACES = _words(
    "Karachi|Lahore|Islamabad|Riyadh|Cairo|London|Paris|Geneva|Brussels|Oslo|Lagos|Nairobi|Manila|Singapore|Jakarta|"
    "Baghdad|Beirut|Amman|Tripoli|Tunis|Athens|Rome|Madrid|Lisbon|Vienna|Warsaw|Kyiv|Ankara|Delhi|Mumbai|Dhaka|Tokyo|"
    "Sydney|Toronto|Chicago|Boston|Denver|Lima|Bogota|Santiago|Graven|Orsholm|Brennick|Veldmark|Tarsby|Ullsmouth|"
    "Port Harrow|New Lyme|Saint Orin|Castle Vey|Dunmarrow|Eskerby|Fenwold|Karlstrand|Marrowby|Ostrava Bay"
)

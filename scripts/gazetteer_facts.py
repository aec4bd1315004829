"""What the gazetteer knows besides GeoNames: demonyms and other names, and names that are as often something else."""

from __future__ import annotations

# Code, name, then other names and demonyms. The first name is the one tag of that country.
COUNTRIES = """
AF Afghanistan|Afghan|Afghans
AL Albania|Albanian|Albanians
DZ Algeria|Algerian|Algerians
AD Andorra|Andorran
AO Angola|Angolan|Angolans
AG Antigua and Barbuda|Antigua
AR Argentina|Argentine|Argentines|Argentinian|Argentinians
AM Armenia|Armenian|Armenians
AU Australia|Australian|Australians
AT Austria|Austrian|Austrians
AZ Azerbaijan|Azerbaijani|Azerbaijanis|Azeri
BS Bahamas|The Bahamas|Bahamian
BH Bahrain|Bahraini|Bahrainis
BD Bangladesh|Bangladeshi|Bangladeshis
BB Barbados|Barbadian
BY Belarus|Belarusian|Belarusians
BE Belgium|Belgian|Belgians
BZ Belize|Belizean
BJ Benin|Beninese
BT Bhutan|Bhutanese
BO Bolivia|Bolivian|Bolivians
BA Bosnia and Herzegovina|Bosnia|Bosnian|Bosnians|Bosnia-Herzegovina
BW Botswana|Botswanan
BR Brazil|Brazilian|Brazilians
BN Brunei|Bruneian
BG Bulgaria|Bulgarian|Bulgarians
BF Burkina Faso|Burkinabe
BI Burundi|Burundian|Burundians
KH Cambodia|Cambodian|Cambodians
CM Cameroon|Cameroonian|Cameroonians
CA Canada|Canadian|Canadians
CV Cape Verde|Cabo Verde|Cape Verdean
CF Central African Republic
TD Chad|Chadian|Chadians
CL Chile|Chilean|Chileans
CN China|Chinese|People's Republic of China
CO Colombia|Colombian|Colombians
KM Comoros|Comorian
CD Democratic Republic of the Congo|DR Congo|DRC|Democratic Republic of Congo|Congo-Kinshasa|Congo|Congolese
CG Republic of the Congo|Congo-Brazzaville
CR Costa Rica|Costa Rican|Costa Ricans
HR Croatia|Croatian|Croatians
CU Cuba|Cuban|Cubans
CY Cyprus|Cypriot|Cypriots
CZ Czech Republic|Czechia|Czech|Czechs
DK Denmark|Danish|Danes
DJ Djibouti|Djiboutian
DM Dominica
DO Dominican Republic|Dominican|Dominicans
EC Ecuador|Ecuadorian|Ecuadorean|Ecuadorians
EG Egypt|Egyptian|Egyptians
SV El Salvador|Salvadoran|Salvadorans
GQ Equatorial Guinea
ER Eritrea|Eritrean|Eritreans
EE Estonia|Estonian|Estonians
SZ Eswatini|Swaziland
ET Ethiopia|Ethiopian|Ethiopians|Abyssinia
FJ Fiji|Fijian|Fijians
FI Finland|Finnish|Finns
FR France|French|Frenchman|Frenchmen|Frenchwoman
GA Gabon|Gabonese
GM Gambia|The Gambia|Gambian|Gambians
GE Georgia|Georgian|Georgians
DE Germany|German|Germans|Federal Republic of Germany
GH Ghana|Ghanaian|Ghanaians
GR Greece|Greek|Greeks
GD Grenada|Grenadian
GT Guatemala|Guatemalan|Guatemalans
GN Guinea|Guinean|Guineans
GW Guinea-Bissau
GY Guyana|Guyanese
HT Haiti|Haitian|Haitians
HN Honduras|Honduran|Hondurans
HU Hungary|Hungarian|Hungarians
IS Iceland|Icelandic|Icelanders
IN India|Indian|Indians
ID Indonesia|Indonesian|Indonesians
IR Iran|Iranian|Iranians|Persia
IQ Iraq|Iraqi|Iraqis
IE Ireland|Irish|Irishman|Irishmen
IL Israel|Israeli|Israelis
IT Italy|Italian|Italians
CI Ivory Coast|Côte d'Ivoire|Cote d'Ivoire|Ivorian|Ivorians
JM Jamaica|Jamaican|Jamaicans
JP Japan|Japanese
JO Jordan|Jordanian|Jordanians
KZ Kazakhstan|Kazakh|Kazakhs
KE Kenya|Kenyan|Kenyans
KI Kiribati
XK Kosovo|Kosovar|Kosovars|Kosovan
KW Kuwait|Kuwaiti|Kuwaitis
KG Kyrgyzstan|Kyrgyz
LA Laos|Laotian|Laotians
LV Latvia|Latvian|Latvians
LB Lebanon|Lebanese
LS Lesotho
LR Liberia|Liberian|Liberians
LY Libya|Libyan|Libyans
LI Liechtenstein
LT Lithuania|Lithuanian|Lithuanians
LU Luxembourg|Luxembourger
MG Madagascar|Malagasy
MW Malawi|Malawian|Malawians
MY Malaysia|Malaysian|Malaysians
MV Maldives|The Maldives|Maldivian|Maldivians
ML Mali|Malian|Malians
MT Malta|Maltese
MH Marshall Islands
MR Mauritania|Mauritanian
MU Mauritius|Mauritian
MX Mexico|Mexican|Mexicans
FM Micronesia|Micronesian
MD Moldova|Moldovan|Moldovans
MC Monaco
MN Mongolia|Mongolian|Mongolians
ME Montenegro|Montenegrin|Montenegrins
MA Morocco|Moroccan|Moroccans
MZ Mozambique|Mozambican|Mozambicans
MM Myanmar|Burma|Burmese
NA Namibia|Namibian|Namibians
NR Nauru
NP Nepal|Nepalese|Nepali|Nepalis
NL Netherlands|The Netherlands|Dutch|Dutchman|Dutchmen|Holland
NZ New Zealand|New Zealander|New Zealanders
NI Nicaragua|Nicaraguan|Nicaraguans
NE Niger|Nigerien
NG Nigeria|Nigerian|Nigerians
KP North Korea|North Korean|North Koreans|DPRK|N. Korea
MK North Macedonia|Macedonia|Macedonian|Macedonians
NO Norway|Norwegian|Norwegians
OM Oman|Omani|Omanis
PK Pakistan|Pakistani|Pakistanis
PW Palau
PS Palestine|State of Palestine|Palestinian|Palestinians|Palestinian Territories
PA Panama|Panamanian|Panamanians
PG Papua New Guinea
PY Paraguay|Paraguayan|Paraguayans
PE Peru|Peruvian|Peruvians
PH Philippines|The Philippines|Philippine|Filipino|Filipinos
PL Poland|Polish|Poles
PT Portugal|Portuguese
QA Qatar|Qatari|Qataris
RO Romania|Romanian|Romanians
RU Russia|Russian|Russians|Russian Federation
RW Rwanda|Rwandan|Rwandans
WS Samoa|Samoan|Samoans
SA Saudi Arabia|Saudi|Saudis|Saudi Arabian|KSA
SN Senegal|Senegalese
RS Serbia|Serbian|Serbians|Serbs
SC Seychelles
SL Sierra Leone|Sierra Leonean
SG Singapore|Singaporean|Singaporeans
SK Slovakia|Slovak|Slovaks
SI Slovenia|Slovenian|Slovenians|Slovene
SB Solomon Islands
LC Saint Lucia|St. Lucia|St Lucia
VC Saint Vincent and the Grenadines
KN Saint Kitts and Nevis|St. Kitts and Nevis
SM San Marino
ST Sao Tome and Principe|São Tomé and Príncipe
TV Tuvalu|Tuvaluan|Tuvaluans
SO Somalia|Somali|Somalis
ZA South Africa|South African|South Africans
KR South Korea|South Korean|South Koreans|Republic of Korea|S. Korea
SS South Sudan|South Sudanese
ES Spain|Spanish|Spaniard|Spaniards
LK Sri Lanka|Sri Lankan|Sri Lankans|Ceylon
SD Sudan|Sudanese
SR Suriname|Surinamese
SE Sweden|Swedish|Swedes|Swede
CH Switzerland|Swiss
SY Syria|Syrian|Syrians
TW Taiwan|Taiwanese
TJ Tajikistan|Tajik|Tajiks
TZ Tanzania|Tanzanian|Tanzanians
TH Thailand|Thai|Thais
TL East Timor|Timor-Leste|Timorese
TG Togo|Togolese
TO Tonga|Tongan|Tongans
TT Trinidad and Tobago|Trinidadian
TN Tunisia|Tunisian|Tunisians
TR Turkey|Turkish|Turks|Turkiye|Türkiye
TM Turkmenistan|Turkmen
UG Uganda|Ugandan|Ugandans
UA Ukraine|Ukrainian|Ukrainians
AE United Arab Emirates|UAE|U.A.E.|Emirati|Emiratis
GB United Kingdom|UK|U.K.|Britain|Great Britain|British|Scottish|Scots|Welsh|Briton|Britons|England|Scotland
GB United Kingdom|Wales|Northern Ireland|Englishman|Englishmen
US United States|The United States|US|U.S.|USA|U.S.A.|America|American|Americans|United States of America
UY Uruguay|Uruguayan|Uruguayans
UZ Uzbekistan|Uzbek|Uzbeks
VU Vanuatu
VA Vatican City|Vatican|Holy See
VE Venezuela|Venezuelan|Venezuelans
VN Vietnam|Vietnamese|Viet Nam
YE Yemen|Yemeni|Yemenis
ZM Zambia|Zambian|Zambians
ZW Zimbabwe|Zimbabwean|Zimbabweans|Rhodesia
SU Soviet Union|Soviet|Soviets|USSR|U.S.S.R.
DD East Germany|East German|East Germans|German Democratic Republic|GDR
WD West Germany|West German|West Germans
YU Yugoslavia|Yugoslav|Yugoslavs|Yugoslavian
CS Czechoslovakia|Czechoslovak|Czechoslovakian
XP South Vietnam|South Vietnamese
XN North Vietnam|North Vietnamese
OT Ottoman Empire|Ottoman
AH Austria-Hungary|Austro-Hungarian
"""

# Runs of words that hold a country's name or a demonym and mean something else.
PHRASES = """
Latin America|Latin American|Latin Americans|South America|South American|South Americans|North America
North American|North Americans|Central America|Central American|Central Americans|New England|New Mexico
Gulf of Mexico|New Mexican|West Indies|East Indies|West Indian|Dutch East Indies|American Samoa|New Jersey
Indian Ocean|South China Sea|East China Sea|Sea of Japan|British Columbia|New South Wales|Prince of Wales
Princess of Wales|Bank of England|British Isles|French Guiana|French Polynesia|English Channel|Turkish bath
American Airlines|British Airways|Air France|Air India|Air China|Bank of America|American Express|Brazil nut
Jordan River|River Jordan|Native American|Native Americans|African American|African Americans|African-American
African-Americans|Mexico City|Panama City|Guatemala City|Kuwait City|Little Italy|Chinatown|Georgia Tech
German shepherd|French fries|Swiss cheese|Danish pastry|Irish Sea|Norwegian Sea|Persian Gulf|Iran-Contra|New Guinea
Macedonian phalanx|American football|Australian Open|French Open|US Open|U.S. Open|British Open|Vatican Museums
Greek alphabet|Spanish flu|German measles|Voice of America|Captain America|Miss America|Bank of China
British Virgin Islands|US Virgin Islands|Niger Delta|Niger River|River Niger|Jordan Valley|Holland Park
New Holland|Chinese New Year
Russian roulette|Panama Papers|Panama hat|Turkish delight|South China Morning Post|China Daily|Times of India
The Times of India|Press Trust of India|Associated Press of Pakistan|Japan Times|Korea Times|Korea Herald
American University|Royal Bank of Scotland|Church of England|Church of Scotland|Philippine Sea|Chinese chequers
American Museum of Natural History|American League|American Museum|Cuban heels|Brazil nuts|Turkey Creek
Guinea Bissau|France-Presse|New Britain|New Caledonia|Lebanon County|Cuba Street|Mexico Beach|Peru State|Turkish coffee
Irish setter|Irish wolfhound|Spanish moss|French horn
French bulldog|French toast|Swiss Guard|Swiss Guards|Afghan hound|Persian cat
Danish Sea|Polish Corridor|Egyptian Sea|Norwegian Air|Norwegian Cruise Line|Japan Airlines|Swiss Re|Swiss Life
Swedish Academy
British Library|British Museum|Bank of Scotland|Air Jordan|Malta Fever|Iceland Foods
"""

# Countries whose name is also a person's or a state's: they need the demonym or two mentions with a preposition.
DOUBTFUL_COUNTRIES = (
    "Georgia",
    "Georgian",
    "Georgians",
    "Jordan",
    "Chad",
    "Dominica",
    "Dominican",
    "Dominicans",
    "Guinea",
    "Niger",
    "Antigua",
    "Grenada",
    "Monaco",
    "Turkey",
    "Ottoman",
    "Macedonia",
    "Macedonian",
    "San Marino",
)

# Names of cities that are as often a word, a given name, a surname or a larger region.
DOUBTFUL = """
Reading Nice Mobile Lincoln Columbia Of Jackson Houston Austin Dallas Madison Carson Aurora Orange Date Split Bath
Cork Worth Man Bari Vita Sale Bury Hull Derby Columbus Wellington Salem Victoria Santiago Jordan Tata Tours Sari
Kent Cary Mesa Reno Independence Hope Hamilton Wilson Thornton Denton Irving Garland Arlington Richardson Allen
Murray Boulder Concord Fremont Fullerton Hayward Hampton Vernon Norman Tyler Temple Lewis Laurel Gary Eugene Clinton
Chandler Gilbert Peoria Elizabeth Paterson Stamford Clifton Trenton Florence Gloria Sandy Douglas Newton Cleveland
Burbank Clarence Beaumont Killeen Miller Clarke Grant Spencer Chester Craven Crosby Essen Male Mary Van Ann Ho Bo
San Divo Uji Ise Kota Loni Guna Beed Hub Most Same Along Best Bar Un Or As Hit Surprise Plant Rugby Nelson Christian
Palm Santos Leon Franklin Stuart Marina Corona Rosario Roman Regina Lima Ismail Omar Hassan Mansa Rama Victory
Liberty Union Central Northern Southern Western Eastern North South East West Angeles Barry Warren Pearl Portland
Brighton Ajax Kaya Gama Lida Goma Boma Anda Bole Fuji Fairfield Bloomington Lakewood Springfield Richmond Cambridge
Worcester Newcastle Durham Lancaster Surrey Kingston Georgetown Bolívar Bolivar Valencia Sucre Miranda Formosa
Merida Mérida York Tyre Florence Charlotte Augusta Savannah Helena Sofia Alice Darwin Hobart Dunedin Lansing
Anderson Evans Macon Waterloo Battle Gates Gold Lion Ford Stone Rose Marshall Henderson Glendale Bristol Carter
Bryan Roy Shah Singh Khan Batu Moga Puri Rewa Mau Agra Nour Batman Sultan Tema Bata Bima Pest Buda Weru Pati Pare
Tonk Teni Pali Orai Etah Durg Chas Zama Yono Yao Ueda Ube Tsu Soka Seto Sano Saga Noda Kure Koga Ome Ota Ito Hino
Tama Kita Kani Juja Osh Oral Safi Gao Kati Tete Owo Iwo Ede Bida Bama Aba Ica Mati Jolo Moro Daur Dadu Wola Arad
Perm Tula Arar Bor Sur Kara Mersin Ordu Bade Lira Kira Coro Vinh Bandar Nada Maba Hami Daye Dali Chinese General
Center Guangming Jinan Heart Rafael Moreno Morales Castillo Ramos Gómez Palacio Marcos Jaramillo Bello Soledad Colón
Cordoba Córdoba Santana Mission Sparks Mason Clovis Davie Edison Racine Pueblo Provo Rialto Tracy Hesperia Everett
Federal Renton Kenner Kenosha Orem Eureka Troy Lynn Ames Fargo Davis Compton Inglewood Downey Norwalk Carlsbad
Antioch Berkeley Rochester Buffalo Phoenix Providence Lowell Brandon Pearland Frisco Lewisville Sugar Bradford
Preston Blackburn Bolton Sutton Crawley Basildon Luton Dudley Hove Poole Slough Sale Bell Victoria Saint Gentile
Kassel Halle Hamm Gera Trier Ulm Jena Siegen Moers Hagen Herne Bergama
"""

# Other names under which a city is printed in English. ">" shows the first of them in place of the official name; "="
# keeps an older name as a term of its own.
ALIASES = """
New York City>New York|NYC
Kyiv|Kiev
Köln>Cologne
München>Munich
Gent>Ghent
Makkah>Mecca
Al Madīnah al Munawwarah>Medina|Madinah
Bengaluru|=Bangalore
Mumbai|=Bombay
Kolkata|=Calcutta
Chennai|=Madras
Beijing|=Peking
Saint Petersburg|St. Petersburg|=Leningrad|=Petrograd
Ho Chi Minh City|=Saigon
Istanbul|=Constantinople
Yangon|=Rangoon
Washington|Washington DC|Washington D.C.
Mexico City|Ciudad de México
Saint Paul|St. Paul
St. Louis|Saint Louis
The Hague|Hague
Sanaa|Sana'a
Sevilla>Seville
Firenze>Florence
Torino>Turin
Nürnberg>Nuremberg
Hannover>Hanover
Genève>Geneva
Zürich>Zurich
Basel|Basle
Luzern|Lucerne
"""

# Places that are no cities of that size and are printed often; with the country they are in.
MORE_PLACES = """
Panama City PA|Gaza Strip PS|West Bank PS|Vatican City VA|Pearl Harbor US|Hiroshima JP|Nagasaki JP|Auckland NZ
Canberra AU|Bern CH|Geneva CH|Lausanne CH|Davos CH|Oxford GB|Dover GB|Calais FR|Cannes FR|Versailles FR|Bruges BE
Chernobyl UA|Baikonur KZ|Cape Canaveral US|Los Alamos US|Kitty Hawk US|Bethlehem PS|Ramallah PS|Mecca SA|Medina SA
Petra JO|Luxor EG|Rabat MA|Muzaffarabad PK|Gwadar PK|Murree PK|Swat PK|Srinagar IN|Simla IN|Shimla IN|Goa IN
Darjeeling IN|Lhasa CN|Namche Bazaar NP|Monte Carlo MC|Venice IT|Pompeii IT|Waterloo BE|Sarajevo BA|Mostar BA
Gaza PS|Crimea UA|Donbas UA|Tibet CN|Xinjiang CN|Catalonia ES|Andalusia ES|Basque Country ES|Galicia ES
Sicily IT|Sardinia IT
Tuscany IT|Lombardy IT|Corsica FR|Normandy FR|Brittany FR|Burgundy FR|Provence FR|Alsace FR|Bavaria DE
Saxony DE|Rhineland DE
Tyrol AT|Flanders BE|Wallonia BE|Transylvania RO|Kashmir IN|Kerala IN|Tamil Nadu IN|Gujarat IN|Rajasthan IN
Bihar IN|Assam IN
Uttar Pradesh IN|West Bengal IN|Maharashtra IN|Karnataka IN|Telangana IN|Odisha IN|Sindh PK|Balochistan PK
Khyber Pakhtunkhwa PK
Gilgit-Baltistan PK|Skardu PK|Hunza PK|Darfur SD|El Fasher SD|Sennar SD|Tigray ET|Amhara ET|Oromia ET
Zanzibar TZ|Katanga CD|Siberia RU
Chechnya RU|Dagestan RU|Kamchatka RU|Tatarstan RU|Hong Kong CN|Macau CN|Greenland DK|Faroe Islands DK
Puerto Rico US|Guam US|Bali ID|Java ID|Sumatra ID
Borneo ID|Aceh ID|Mindanao PH|Luzon PH|Okinawa JP|Hokkaido JP|Quebec CA|Ontario CA|British Columbia CA
Alberta CA|Nova Scotia CA|New South Wales AU|Queensland AU
Tasmania AU|Patagonia AR|Canary Islands ES|Tenerife ES|La Palma ES|Mallorca ES|Crete GR|Lesbos GR|Gibraltar GB
Falkland Islands GB|Bermuda GB|Kurdistan IQ|Anatolia TR|Thrace TR
Nagorno-Karabakh AZ|Transnistria MD|Abkhazia GE|South Ossetia GE|Kaliningrad RU|Murmansk RU|Manhattan US
Brooklyn US|Hollywood US|Silicon Valley US|Cape Town ZA|Johannesburg ZA|Soweto ZA
Linden GY|Nadi FJ|Setúbal PT|Trento IT|Nepalgunj NP|Lolland DK|Kalamata GR|Aqaba JO
Dayton US|Gettysburg US|Princeton US|Yalta UA|Potsdam DE|Nuremberg DE|Munich DE|Cologne DE|Leipzig DE
"""

US_ABBREVIATIONS = """
Ala Ariz Ark Calif Colo Conn Del Fla Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt
Wash Wis Wyo
"""
OTHER_REGIONS = """
Ontario|Quebec|Alberta|Manitoba|Saskatchewan|British Columbia|Nova Scotia|New Brunswick|Newfoundland|New South Wales
Queensland|Tasmania|Bavaria|Saxony|Punjab|Sindh|Balochistan|Khyber Pakhtunkhwa|Kashmir|Gujarat|Kerala|Tamil Nadu
Uttar Pradesh|West Bengal|England|Scotland|Wales|Northern Ireland
"""
ORGANISATIONS = """
United Nations|UN|U.N.
UN Security Council|United Nations Security Council|U.N. Security Council
North Atlantic Treaty Organization|NATO|Nato
European Union|EU|E.U.
European Commission
European Parliament
European Central Bank|ECB
European Court of Human Rights
Council of Europe
NASA|National Aeronautics and Space Administration
World Health Organization|WHO|World Health Organisation
International Monetary Fund|IMF
World Bank
Asian Development Bank|ADB
African Development Bank
UNESCO|Unesco
UNICEF|Unicef
UNHCR|UN Refugee Agency
UNRWA
World Food Programme|WFP|World Food Program
Food and Agriculture Organization|FAO|UN Food and Agriculture Organization
International Organization for Migration|IOM
International Labour Organization|ILO
OPEC|Opec
African Union
Arab League
ASEAN|Asean|Association of Southeast Asian Nations
ECOWAS
BRICS
Mercosur
Gulf Cooperation Council|GCC
Organization of Islamic Cooperation|OIC|Organisation of Islamic Cooperation
Organization for Security and Co-operation in Europe|OSCE
Organization of American States|OAS
Shanghai Cooperation Organization|SCO
International Court of Justice|ICJ
International Criminal Court|ICC
International Atomic Energy Agency|IAEA
International Olympic Committee|IOC
World Trade Organization|WTO|World Trade Organisation
European Space Agency|ESA
FIFA|Fifa
UEFA|Uefa
International Committee of the Red Cross|ICRC
Red Cross
Red Crescent
Amnesty International
Human Rights Watch
Greenpeace
World Wildlife Fund|WWF
Doctors Without Borders|Médecins Sans Frontières|MSF
Reporters Without Borders
Oxfam
Save the Children
Transparency International
Interpol
Europol
Federal Reserve|US Federal Reserve|Fed
Norges Bank
Bundesbank
State Department|US State Department|U.S. State Department|Department of State
Pentagon
White House
FBI
CIA
Google
Microsoft
Apple Inc|Apple Inc.
Amazon.com
Meta Platforms
OpenAI
IBM
Intel
Nvidia
Samsung|Samsung Electronics
Toyota
Boeing
Airbus
SpaceX
Tesla
ExxonMobil|Exxon Mobil
Gazprom
Saudi Aramco|Aramco
Huawei
Siemens
Volkswagen
Deutsche Bahn
JAXA|Japan Aerospace Exploration Agency
ISRO|Indian Space Research Organisation
Roscosmos
CERN
Hamas
Hezbollah
Taliban
Boko Haram
Kremlin
Islamic State|ISIS|Daesh
Al-Qaeda|al-Qaeda|Al Qaeda
"""

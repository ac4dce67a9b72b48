/*
 * Phrases as news has them, with the exact bytes that are a number or a
 * time in brackets, and what is read there.  Times are read first and
 * numbers in what they leave, as the ledger does.  "Published" is
 * Wednesday 11 March 2026.
 */
#include "src/compare/numbers.h"
#include "src/compare/times.h"

#include "src/base/civil.h"
#include "tests/tap.h"

struct phrase {
	const char *text; /* brackets round each stretch read */
	const char *want; /* joined by "; " */
};

static const struct phrase english[] = {
    /* Counts in words. */
    {"[half a dozen] homes burned", "count 6 about homes"},
    {"a [dozen] homes burned", "count 12 about homes"},
    {"[two dozen] protesters", "count 24 about protesters"},
    {"[several dozen] protesters", "count 36 about protesters vague"},
    {"a [hundred] villages", "count 100 villages"},
    {"a [hundred and fifty] villages", "count 150 villages"},
    {"[one hundred fifty-one] villages", "count 151 villages"},
    {"[thirteen hundred] tents", "count 1300 tents"},
    {"[twenty-five hundred] tents", "count 2500 tents"},
    {"[two and a half million] people", "count 2500000 people"},
    {"[2.5 million] people", "count 2500000 people"},
    {"[two-and-a-half million] people", "count 2500000 people"},
    {"a [million and a half] people", "count 1500000 people"},
    {"[half a million] people", "count 500000 people"},
    {"[half a billion] people", "count 500000000 people"},
    {"[three quarters of a million] people", "count 750000 people"},
    {"[1.2m] people live there", "count 1200000 people"},
    {"[50k] residents left", "count 50000 people"},
    {"[tens of millions of] people", "count 20000000 about people vague"},
    {"[scores of] people", "count 24 about people vague"},
    {"[a couple of dozen] tents", "count 24 about tents vague"},
    {"[a few hundred] tents", "count 300 about tents vague"},
    {"[several hundred thousand] people", "count 300000 about people vague"},
    {"[three or four] villages", "count 3-4 range villages"},
    {"[three to five] villages", "count 3-5 range villages"},
    {"[six-to-eight] villages", "count 6-8 range villages"},
    {"[10,000 or more] tents", "count 10000 at least tents"},
    {"a [hundred or so] tents", "count 100 about tents"},
    {"a [10,000]-strong crowd", "bare 10000"},
    {"[more than a dozen] villages", "count 12 more than villages"},
    {"[well over 100] villages", "count 100 more than villages"},
    {"[just over 100] villages", "count 100 more than villages"},
    {"[as few as 10] tents", "count 10 at least tents"},
    {"[no more than 10] tents", "count 10 at most tents"},
    {"[no less than 10] tents", "count 10 at least tents"},
    {"[roughly 10] tents", "count 10 about tents"},
    {"[around a dozen] tents", "count 12 about tents"},
    {"[close to 300] tents", "count 300 about tents"},
    {"[upward of 300] tents", "count 300 more than tents"},
    {"[300-plus] tents", "count 300 at least tents"},
    {"[300 or fewer] tents", "count 300 at most tents"},
    {"[Eighty-seven] people", "count 87 people"},
    {"[1,234,567] votes", "count 1234567 votes"},
    /* Shares. */
    {"[one in five] voters", "percent 20 percent"},
    {"[1 in 5] voters", "percent 20 percent"},
    {"[three in 10] voters", "percent 30 percent"},
    {"[nine out of 10] voters", "percent 90 percent"},
    {"[two-thirds] of the town", "percent 66.667 percent"},
    {"[two thirds] of the town", "percent 66.667 percent"},
    {"[a quarter] of the town", "percent 25 percent"},
    {"[three-quarters] of the town", "percent 75 percent"},
    {"[a third] of the town", "percent 33.333 percent"},
    {"[a fifth] of the town", "percent 20 percent"},
    {"[three-fifths] of the town", "percent 60 percent"},
    {"[one-tenth] of the town", "percent 10 percent"},
    {"[2/3] of the town", "percent 66.667 percent"},
    {"[half] of the town", "percent 50 percent"},
    {"[more than half] of the town", "percent 50 more than percent"},
    {"[nearly two-thirds] of it", "percent 66.667 less than percent"},
    {"[10-15%] of it", "percent 10-15 range percent"},
    {"[2 percent to 3 percent] a year", "percent 2-3 range percent"},
    {"[between 2 percent and 3 percent]", "percent 2-3 range percent"},
    {"fell from [5 percent] to [3 percent]",
	"percent 5 percent; percent 3 percent"},
    {"a [10-percent] cut", "percent 10 percent"},
    {"[0.5] of a point", "bare 0.5"},
    {"[three percentage points]", "percent 3 point"},
    /* Ages. */
    {"a man in his [50s]", "age 50-59 range year"},
    {"a woman in her [mid-30s]", "age 34-36 range year"},
    {"a woman in her [early 30s]", "age 30-33 range year"},
    {"men in their [late 70s]", "age 77-79 range year"},
    {"men in their [twenties]", "age 20-29 range year"},
    {"a [three-year-old] girl", "age 3 year"},
    {"an [18-month-old] baby", "age 18 month"},
    {"a [six-week-old] baby", "age 6 week"},
    {"ages [5 to 11]", "age 5-11 range year"},
    {"he was [21 years old]", "age 21 year"},
    {"Tamm, [67], a smith", "age 67 year"},
    {"children aged [12] and", "age 12 year"},
    {"the [104-year-old] man", "age 104 year"},
    /* Lengths of time. */
    {"for [an hour and 20 minutes]", "duration 1.333 hour"},
    {"for [an hour and a half]", "duration 1.5 hour"},
    {"for [a year and a half]", "duration 1.5 year"},
    {"for [a week and a half]", "duration 1.5 week"},
    {"for [4 1/2 months]", "duration 4.5 month"},
    {"for [4\xc2\xbd months]", "duration 4.5 month"},
    {"for [four and a half months]", "duration 4.5 month"},
    {"a [4-1/2-month] term", "duration 4.5 month"},
    {"for [two and a half years]", "duration 2.5 year"},
    {"for [half an hour]", "duration 0.5 hour"},
    {"for [a half hour]", "duration 0.5 hour"},
    {"[a half-hour] talk", "duration 0.5 hour"},
    {"for [a quarter of an hour]", "duration 0.25 hour"},
    {"for [half a century]", "duration 0.5 century"},
    {"[2 hours and 15 minutes]", "duration 2.25 hour"},
    {"[two hours, 15 minutes]", "duration 2.25 hour"},
    {"[90 minutes]", "duration 90 minute"},
    {"[more than a year]", "duration 1 more than year"},
    {"[nearly a decade]", "duration 1 less than decade"},
    {"[less than an hour]", "duration 1 less than hour"},
    {"[at least a month]", "duration 1 at least month"},
    {"[within 48 hours]", "duration 48 at most hour"},
    {"[two weeks ago]", "duration 2 week before"},
    {"[three days later]", "duration 3 day after"},
    {"[two or three weeks]", "duration 2-3 range week"},
    {"a [48-hour] truce", "duration 48 hour"},
    {"a [nine-month]-long siege", "duration 9 month"},
    {"[two decades]", "duration 2 decade"},
    /* Measures. */
    {"it was [104 degrees]", "measure 104 F"},
    {"it was [30 degrees]", "measure 30 degree"},
    {"[104 degrees Fahrenheit]", "measure 104 F"},
    {"[40 degrees Celsius]", "measure 40 C"},
    {"[40\xc2\xb0""C]", "measure 40 C"},
    {"[40C] in the shade", "measure 40 C"},
    {"fell to [minus 5 degrees]", "measure -5 degree"},
    {"[10 degrees below zero]", "measure -10 degree"},
    {"[10 below zero]", "measure -10 degree"},
    {"fell to [minus 20C]", "measure -20 C"},
    {"a [5-foot-10] man", "measure 5.833 foot"},
    {"[6 feet 2 inches] tall", "measure 6.167 foot"},
    {"[8 1/2 inches] of snow", "measure 8.5 inch"},
    {"[half a mile] off", "measure 0.5 mile"},
    {"[a mile and a half] off", "measure 1.5 mile"},
    {"[about a mile] off", "measure 1 about mile"},
    {"a [30-mile]-long road", "measure 30 mile"},
    {"winds of [65 miles per hour]", "measure 65 mph"},
    {"[100 kilometres an hour]", "measure 100 km/h"},
    {"[three square miles]", "measure 3 square mile"},
    {"a [7.1]-magnitude quake", "count 7.1 magnitude"},
    {"a [9mm] pistol", "measure 9 mm"},
    /* Money. */
    {"[$1.2-billion] plan", "money 1200000000 USD"},
    {"[$100-million] plan", "money 100000000 USD"},
    {"[$2 million to $3 million]", "money 2000000-3000000 range USD"},
    {"[$2-3 million]", "money 2000000-3000000 range USD"},
    {"[US$5 million]", "money 5000000 USD"},
    {"[5 million dollars]", "money 5000000 USD"},
    {"[\xc2\xa3""2.5m] fine", "money 2500000 GBP"},
    {"[300 euros]", "money 300 EUR"},
    {"[half a million dollars]", "money 500000 USD"},
    {"[nearly $300]", "money 300 less than USD"},
    {"[$1,234.56]", "money 1234.56 USD"},
    /* Scores and votes. */
    {"won [3-1] at home", "score 3-1"},
    {"lost [1-3] at home", "score 1-3"},
    {"lost [0-2]", "score 0-2"},
    {"drew [2-2]", "score 2"},
    {"won [2\xe2\x80\x93""0]", "score 2-0"},
    {"a [5-4] ruling", "score 5-4"},
    {"a [5-to-4] ruling", "score 5-4"},
    {"voted [198-212] against it", "score 198-212"},
    {"won [6-4], [6-2]", "score 6-4; score 6-2"},
    /* What is no number. */
    {"the No. 3 seed", ""},
    {"a 4x4 truck", ""},
    {"a 24/7 line", ""},
    {"the 49ers lost", ""},
    {"a 401(k) plan", ""},
    {"a 501(c)(3) group", ""},
    {"at 12 Downing Street", ""},
    {"at 1600 Orsa Avenue", ""},
    {"call 555-0123 now", ""},
    {"a 7-Orsa shop", ""},
    {"the G20 and the G-7", ""},
    {"an AK-47", ""},
    {"on Route 66", ""},
    {"a Boeing 737 jet", ""},
    {"Fenn-19 deaths", ""},
    {"nobody is the one", ""},
    {"in 41 / 2 parts", ""},
    /* Clock times. */
    {"at [half past five]", "clock 05:30"},
    {"at [half past 5]", "clock 05:30"},
    {"at [quarter to nine]", "clock 08:45"},
    {"at [a quarter to nine]", "clock 08:45"},
    {"at [quarter past nine]", "clock 09:15"},
    {"at [seven o'clock]", "clock 07:00"},
    {"at [five p.m.]", "clock 17:00"},
    {"at [5pm]", "clock 17:00"},
    {"at [5.30pm]", "clock 17:30"},
    {"at [0500 GMT]", "clock 05:00"},
    {"at [1730 local time]", "clock 17:30"},
    {"at [17:30 GMT]", "clock 17:30"},
    {"at [12 noon]", "clock 12:00"},
    {"at [noon]", "clock 12:00"},
    {"at [midnight]", "clock 00:00"},
    {"around [10:50 p.m.]", "clock 22:50 about"},
    /* Days. */
    {"[early Monday]", "day 2026-03-09 early"},
    {"[early on Monday]", "day 2026-03-09 early"},
    {"in [the early hours of Monday]", "day 2026-03-09 early"},
    {"[late Sunday night]", "day 2026-03-08 night"},
    {"on [Monday morning]", "day 2026-03-09 morning"},
    {"on [the morning of March 4]", "day 2026-03-04 morning"},
    {"on [March 3]-[5]", "day 2026-03-03; day 2026-03-05"},
    {"on [March 3] and [4]", "day 2026-03-03; day 2026-03-04"},
    {"from [March 3] to [5]", "day 2026-03-03; day 2026-03-05"},
    {"on [March 3, 2025]", "day 2025-03-03"},
    {"[the day before yesterday]", "day 2026-03-09"},
    {"on [Sept. 11, 2001]", "day 2001-09-11"},
    {"on [Tuesday, March 3]", "day 2026-03-03"},
    {"last [Friday]", "day 2026-03-06"},
    {"next [Friday]", "day 2026-03-13"},
    /* Months, years, decades. */
    {"in [mid-July]", "month --07 mid"},
    {"in [early July]", "month --07 early"},
    {"by [the end of July]", "month --07 late"},
    {"in [July 2025]", "month 2025-07"},
    {"in the [late 1970s]", "year 1970s"},
    {"in the [mid-1990s]", "year 1990s"},
    {"in the ['80s]", "year 1980s"},
    {"in [2010-11]", "year 2010"},
    {"from [2011] to [2013]", "year 2011; year 2013"},
    {"earlier [this year]", "period this year"},
    {"late [last year]", "period last year"},
    {"[a month after] it", "order a month after"},
    {"[shortly before] it", "order shortly before"},
};

static const struct phrase spanish[] = {
    {"Murieron [41] personas", "count 41 killed"},
    {"[al menos 41] muertos", "count 41 at least killed"},
    {"[más de 12.000] viviendas", "count 12000 more than homes"},
    {"[unas 300] casas", "count 300 about homes"},
    {"[cerca de 300] casas", "count 300 about homes"},
    {"[casi 300] casas", "count 300 less than homes"},
    {"[menos de 300] casas", "count 300 less than homes"},
    {"[hasta 300] casas", "count 300 at most homes"},
    {"[unas 20.000] personas", "count 20000 about people"},
    {"[treinta y dos] heridos", "count 32 injured"},
    {"[doscientos cincuenta] heridos", "count 250 injured"},
    {"[mil quinientas] casas", "count 1500 homes"},
    {"[dos millones y medio] de personas", "count 2500000 people"},
    {"[medio millón] de personas", "count 500000 people"},
    {"[una docena] de casas", "count 12 about homes"},
    {"[decenas de] personas", "count 24 about people vague"},
    {"[cientos de] personas", "count 200 about people vague"},
    {"[miles de] personas", "count 2000 about people vague"},
    {"[2,5 millones de euros]", "money 2500000 EUR"},
    {"[500 dólares]", "money 500 USD"},
    {"el [12,5 %] del total", "percent 12.5 percent"},
    {"el [20 por ciento] del total", "percent 20 percent"},
    {"[un tercio] del total", "percent 33.333 percent"},
    {"[dos tercios] del total", "percent 66.667 percent"},
    {"[la mitad] del total", "percent 50 percent"},
    {"[uno de cada cinco] votantes", "percent 20 percent"},
    {"[dos horas y media]", "duration 2.5 hour"},
    {"[hace dos semanas]", "duration 2 week before"},
    {"la mujer de [57 años]", "age 57 year"},
    {"a [30 kilómetros] de aquí", "measure 30 km"},
    {"[30 grados]", "measure 30 degree"},
    {"[entre 20 y 30] casas", "count 20-30 range homes"},
    {"el [lunes]", "day 2026-03-09"},
    {"el [lunes por la mañana]", "day 2026-03-09 morning"},
    {"el [4 de marzo de 2026]", "day 2026-03-04"},
    {"el [4 de marzo]", "day 2026-03-04"},
    {"[ayer]", "day 2026-03-10"},
    {"[anteayer]", "day 2026-03-09"},
    {"[mañana]", "day 2026-03-12"},
    {"en [marzo de 2011]", "month 2011-03"},
    {"[a principios de marzo]", "month --03 early"},
    {"[a mediados de marzo]", "month --03 mid"},
    {"[a finales de marzo]", "month --03 late"},
    {"desde [2011]", "year 2011"},
    {"[la semana pasada]", "period la semana pasada"},
    {"[el año pasado]", "period el año pasado"},
    {"a las [17.30]", "clock 17:30"},
    {"a las [5 de la tarde]", "clock 17:00"},
    {"a [medianoche]", "clock 00:00"},
    {"a [mediodía]", "clock 12:00"},
};

static const struct phrase german[] = {
    {"[mindestens 41] Tote", "count 41 at least killed"},
    {"[mehr als 40] Menschen starben", "count 40 more than killed"},
    {"[rund 1.200] Häuser", "count 1200 about homes"},
    {"[etwa 300] Häuser", "count 300 about homes"},
    {"[knapp 300] Häuser", "count 300 less than homes"},
    {"[fast 300] Häuser", "count 300 less than homes"},
    {"[bis zu 300] Häuser", "count 300 at most homes"},
    {"[einundzwanzig] Verletzte", "count 21 injured"},
    {"[zweihundert] Häuser", "count 200 homes"},
    {"[dreitausend] Häuser", "count 3000 homes"},
    {"[ein Dutzend] Häuser", "count 12 about homes"},
    {"[Dutzende] Menschen", "count 24 about people vague"},
    {"[Hunderte] Menschen", "count 200 about people vague"},
    {"[Tausende] Menschen", "count 2000 about people vague"},
    {"[zweieinhalb Millionen] Menschen", "count 2500000 people"},
    {"[eine halbe Million] Menschen", "count 500000 people"},
    {"[3,5 Millionen Euro]", "money 3500000 EUR"},
    {"[1,2 Milliarden Dollar]", "money 1200000000 USD"},
    {"[12 Prozent]", "percent 12 percent"},
    {"[12,5 Prozent]", "percent 12.5 percent"},
    {"[zwei Drittel] der Stadt", "percent 66.667 percent"},
    {"[ein Viertel] der Stadt", "percent 25 percent"},
    {"[die Hälfte] der Stadt", "percent 50 percent"},
    {"[jeder Fünfte] stimmte zu", "percent 20 percent"},
    {"[zweieinhalb Stunden]", "duration 2.5 hour"},
    {"[anderthalb Stunden]", "duration 1.5 hour"},
    {"[eine halbe Stunde]", "duration 0.5 hour"},
    {"[vor zwei Wochen]", "duration 2 week before"},
    {"die [57-jährige] Bäckerin", "age 57 year"},
    {"[30 Kilometer]", "measure 30 km"},
    {"[30 Grad]", "measure 30 degree"},
    {"[minus 5 Grad]", "measure -5 degree"},
    {"[zwischen 20 und 30 Prozent]", "percent 20-30 range percent"},
    {"am [Montag]", "day 2026-03-09"},
    {"am [Montagmorgen]", "day 2026-03-09 morning"},
    {"am [4. März 2026]", "day 2026-03-04"},
    {"am [4. März]", "day 2026-03-04"},
    {"am [14.03.2026]", "day 2026-03-14"},
    {"[gestern]", "day 2026-03-10"},
    {"[vorgestern]", "day 2026-03-09"},
    {"[morgen]", "day 2026-03-12"},
    {"[heute]", "day 2026-03-11"},
    {"im [März 2011]", "month 2011-03"},
    {"[Anfang März]", "month --03 early"},
    {"[Mitte März]", "month --03 mid"},
    {"[Ende März]", "month --03 late"},
    {"seit [1989]", "year 1989"},
    {"[vergangene Woche]", "period vergangene Woche"},
    {"um [17.30 Uhr]", "clock 17:30"},
    {"um [halb sechs]", "clock 05:30"},
    {"um [Mitternacht]", "clock 00:00"},
    {"in den [1980er] Jahren", "year 1980s"},
};

static const struct phrase french[] = {
    {"[au moins 41] morts", "count 41 at least killed"},
    {"[plus de 40] morts", "count 40 more than killed"},
    {"[environ 300] maisons", "count 300 about homes"},
    {"[près de 300] maisons", "count 300 about homes"},
    {"[presque 300] maisons", "count 300 less than homes"},
    {"[moins de 300] maisons", "count 300 less than homes"},
    {"[jusqu'à 300] maisons", "count 300 at most homes"},
    {"[quelque 300] maisons", "count 300 about homes"},
    {"[quatre-vingt-dix] personnes", "count 90 people"},
    {"[soixante-douze] personnes", "count 72 people"},
    {"[deux cents] personnes", "count 200 people"},
    {"[trois mille] personnes", "count 3000 people"},
    {"[12\xe2\x80\xaf""000] logements", "count 12000 homes"},
    {"[une douzaine] de maisons", "count 12 about homes"},
    {"[une vingtaine de] maisons", "count 20 about homes vague"},
    {"[des centaines de] personnes", "count 200 about people vague"},
    {"[des milliers de] personnes", "count 2000 about people vague"},
    {"[deux millions et demi] de personnes", "count 2500000 people"},
    {"[un demi-million] de personnes", "count 500000 people"},
    {"[3,5 milliards d'euros]", "money 3500000000 EUR"},
    {"[500 dollars]", "money 500 USD"},
    {"[12,5 %] du total", "percent 12.5 percent"},
    {"[20 pour cent] du total", "percent 20 percent"},
    {"[un tiers] du total", "percent 33.333 percent"},
    {"[deux tiers] du total", "percent 66.667 percent"},
    {"[la moitié] du total", "percent 50 percent"},
    {"[un quart] du total", "percent 25 percent"},
    {"[un sur cinq]", "percent 20 percent"},
    {"[deux heures et demie]", "duration 2.5 hour"},
    {"[une heure et demie]", "duration 1.5 hour"},
    {"[il y a deux semaines]", "duration 2 week before"},
    {"la femme de [57 ans]", "age 57 year"},
    {"à [30 kilomètres]", "measure 30 km"},
    {"[30 degrés]", "measure 30 degree"},
    {"[entre 20 et 30 %]", "percent 20-30 range percent"},
    {"[lundi]", "day 2026-03-09"},
    {"[lundi matin]", "day 2026-03-09 morning"},
    {"le [4 mars 2026]", "day 2026-03-04"},
    {"le [1er mars]", "day 2026-03-01"},
    {"[hier]", "day 2026-03-10"},
    {"[avant-hier]", "day 2026-03-09"},
    {"[demain]", "day 2026-03-12"},
    {"[aujourd'hui]", "day 2026-03-11"},
    {"en [mars 2011]", "month 2011-03"},
    {"[début mars]", "month --03 early"},
    {"[mi-mars]", "month --03 mid"},
    {"[fin mars]", "month --03 late"},
    {"depuis [2011]", "year 2011"},
    {"[la semaine dernière]", "period la semaine dernière"},
    {"[l'année dernière]", "period l'année dernière"},
    {"à [17h30]", "clock 17:30"},
    {"à [17 heures]", "clock 17:00"},
    {"à [minuit]", "clock 00:00"},
    {"à [midi]", "clock 12:00"},
};

static const struct phrase russian[] = {
    {"погибли [41] человек", "count 41 killed"},
    {"[не менее 12 тысяч] человек", "count 12000 at least people"},
    {"[более 40] погибших", "count 40 more than killed"},
    {"[около 300] домов", "count 300 about homes"},
    {"[почти 300] домов", "count 300 less than homes"},
    {"[менее 300] домов", "count 300 less than homes"},
    {"[до 300] домов", "count 300 at most homes"},
    {"[двадцать один] человек", "count 21 people"},
    {"[двести пятьдесят] человек", "count 250 people"},
    {"[две тысячи] человек", "count 2000 people"},
    {"[полмиллиона] человек", "count 500000 people"},
    {"[полтора миллиона] человек", "count 1500000 people"},
    {"[2,5 миллиона] человек", "count 2500000 people"},
    {"[десятки] человек", "count 24 about people vague"},
    {"[сотни] человек", "count 200 about people vague"},
    {"[2,5 млн рублей]", "money 2500000 RUB"},
    {"[3 млрд долларов]", "money 3000000000 USD"},
    {"[500 евро]", "money 500 EUR"},
    {"[12,5%] населения", "percent 12.5 percent"},
    {"[20 процентов] населения", "percent 20 percent"},
    {"[треть] населения", "percent 33.333 percent"},
    {"[две трети] населения", "percent 66.667 percent"},
    {"[половина] населения", "percent 50 percent"},
    {"[четверть] населения", "percent 25 percent"},
    {"[каждый пятый] житель", "percent 20 percent"},
    {"[полтора часа]", "duration 1.5 hour"},
    {"[два с половиной часа]", "duration 2.5 hour"},
    {"[две недели назад]", "duration 2 week before"},
    {"[57-летняя] женщина", "age 57 year"},
    {"[около 30 километров]", "measure 30 about km"},
    {"[минус 5 градусов]", "measure -5 degree"},
    {"от [20 до 30 процентов]", "percent 20-30 range percent"},
    {"в [понедельник]", "day 2026-03-09"},
    {"в [понедельник утром]", "day 2026-03-09 morning"},
    {"[4 марта 2026] года", "day 2026-03-04"},
    {"[4 марта]", "day 2026-03-04"},
    {"[вчера]", "day 2026-03-10"},
    {"[позавчера]", "day 2026-03-09"},
    {"[завтра]", "day 2026-03-12"},
    {"[сегодня]", "day 2026-03-11"},
    {"в [марте 2011] года", "month 2011-03"},
    {"в [начале марта]", "month --03 early"},
    {"в [середине марта]", "month --03 mid"},
    {"в [конце марта]", "month --03 late"},
    {"с [2011] года", "year 2011"},
    {"[на прошлой неделе]", "period на прошлой неделе"},
    {"[в прошлом году]", "period в прошлом году"},
    {"в [17:30]", "clock 17:30"},
    {"в [полночь]", "clock 00:00"},
    {"в [полдень]", "clock 12:00"},
    {"в [1980-х] годах", "year 1980s"},
};

/* One that was read. */
struct reading {
	uint32_t start, end;
	struct str words;
};

static struct str
number_words(struct arena *a, const struct number *x)
{
	static const char *const types[] = {"count", "measure", "duration",
	    "money", "percent", "age", "score", "ordinal", "bare"};
	struct str value = number_text(a, x->lo);

	if (x->lo != x->hi)
		value = arena_printf(a, "%.*s-%.*s", STR_ARG(value),
		    STR_ARG(number_text(a, x->hi)));
	return arena_printf(a, "%s %.*s%s%s%s%s%s%s%s%s", types[x->type],
	    STR_ARG(value), x->bound != BOUND_EXACT ? " " : "",
	    x->bound != BOUND_EXACT ? bound_words(x->bound) : "",
	    x->unit[0] ? " " : "", x->unit,
	    x->counted && x->type <= NUMBER_COUNT ? " " : "",
	    x->counted && x->type <= NUMBER_COUNT ? x->counted->name : "",
	    x->order > 0 ? " after" : x->order < 0 ? " before" : "",
	    x->vague ? " vague" : "");
}

static struct str
time_words(struct arena *a, const struct time_mention *t, struct str text)
{
	static const char *const types[] = {
	    "day", "month", "year", "clock", "period", "order"};
	struct str words = time_text(a, t, str_sub(text, t->start, t->end));
	/* The text of a year tells its part, that of a decade has it. */
	bool part = t->part[0] != '\0' && t->type <= TIME_MONTH;

	return arena_printf(a, "%s %.*s%s%s%s", types[t->type],
	    STR_ARG(words), part ? " " : "", part ? t->part : "",
	    t->about ? " about" : "");
}

static int
by_start(const void *a, const void *b)
{
	const struct reading *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* Reads a text as mentions.c does. */
static size_t
read_all(struct arena *a, struct str text, struct str lang,
    struct reading *out, size_t most)
{
	struct when published = {civil_days(2026, 3, 11) * DAY_SECONDS + 3600,
	    PRECISION_INSTANT};
	struct time_mention *times;
	struct number *numbers;
	size_t nt = times_find(a, text, lang, published, &times), nn, n = 0;
	struct span *taken = ARENA_ARRAY(a, struct span, nt + 1);

	for (size_t i = 0; i < nt; i++)
		taken[i] = (struct span){times[i].start, times[i].end};
	nn = numbers_find(a, text, lang, taken, nt, &numbers);
	for (size_t i = 0; i < nt && n < most; i++)
		out[n++] = (struct reading){times[i].start, times[i].end,
		    time_words(a, &times[i], text)};
	for (size_t i = 0; i < nn && n < most; i++)
		if (numbers[i].type != NUMBER_ORDINAL)
			out[n++] = (struct reading){numbers[i].start,
			    numbers[i].end, number_words(a, &numbers[i])};
	qsort(out, n, sizeof(*out), by_start);
	return n;
}

static void
check(struct arena *a, const struct phrase *p, const char *lang)
{
	size_t length = strlen(p->text), n;
	char *plain = arena_alloc(a, length + 1);
	struct reading got[8];
	struct str marked = STR(""), words = STR("");
	struct str text = {plain, 0};
	size_t at = 0;

	for (size_t i = 0; i < length; i++)
		if (p->text[i] != '[' && p->text[i] != ']')
			plain[text.n++] = p->text[i];
	n = read_all(a, text, str_c(lang), got, ARRAY_LEN(got));
	for (size_t i = 0; i < n; i++) {
		words = arena_printf(a, "%.*s%s%.*s", STR_ARG(words),
		    i ? "; " : "", STR_ARG(got[i].words));
		marked = arena_printf(a, "%.*s%.*s[%.*s]", STR_ARG(marked),
		    STR_ARG(str_sub(text, at, got[i].start)),
		    STR_ARG(str_sub(text, got[i].start, got[i].end)));
		at = got[i].end;
	}
	marked = arena_printf(a, "%.*s%.*s", STR_ARG(marked),
	    STR_ARG(str_from(text, at)));
	is_c(arena_printf(a, "%.*s = %.*s", STR_ARG(marked), STR_ARG(words)),
	    arena_printf(a, "%s = %s", p->text, p->want).s, "%s: %s", lang,
	    p->text);
}

int
main(void)
{
	static const struct {
		const char *lang;
		const struct phrase *at;
		size_t n;
	} all[] = {
	    {"en", english, ARRAY_LEN(english)},
	    {"es", spanish, ARRAY_LEN(spanish)},
	    {"de", german, ARRAY_LEN(german)},
	    {"fr", french, ARRAY_LEN(french)},
	    {"ru", russian, ARRAY_LEN(russian)},
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		for (size_t k = 0; k < all[i].n; k++)
			check(a, &all[i].at[k], all[i].lang);
	arena_free(a);
	return tap_done();
}

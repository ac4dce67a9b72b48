#!/bin/sh
# Plays each story at three sizes or four and compares its screens with
# golden/NAME.SIZE.txt.  GENERATE=1 writes these instead.  A story named
# as argument is played alone.
. "$top_srcdir/tests/ui/lib.sh"

golden=$top_srcdir/tests/ui/golden
demo_store "$scratch/demo.db"

# Feeds of all kinds; one brought articles.
cat >"$scratch/feeds.urls" <<EOF
https://kale.example/rss "~Kale Post" world coast
https://hill.example/feed.xml "~Hill Gazette" wire
https://tarn.example/atom "~Tarn Courier with a name that is long"
https://orsa.example/news/rss.xml
https://renn.example/rss "~Renn Herald" "!hidden"
https://vela.example/rss "~Vela Times"
EOF
cat >"$scratch/kale.xml" <<EOF
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Kale</title><link>https://kale.example/</link>
<atom:link rel="self" href="https://kale.example/rss"/>
<item><guid>k1</guid><title>Ploughs clear the Tarn pass</title>
<link>https://kale.example/1</link><pubDate>Sat, 14 Mar 2026 13:40:00 GMT</pubDate>
<description>Ploughs cleared the pass above Tarn on Saturday, the road office said, and two buses went on.</description></item>
<item><guid>k2</guid><title>Market hall opens again</title>
<link>https://kale.example/2</link><pubDate>Sat, 14 Mar 2026 12:10:00 GMT</pubDate>
<description>The market hall of Kale opened again after a year of work on its roof.</description></item>
</channel></rss>
EOF
cp "$scratch/demo.db" "$scratch/feeds.db"
for file in feeds.urls kale.xml; do
	take_in "$scratch/feeds.db" "$scratch/$file"
done
# A story that goes on after some days.
cat >"$scratch/days.jsonl" <<EOF
{"id":"d1","outlet":"Kale Post","published":"2026-03-05T09:00:00Z","title":"Dockers walk out at Orsa harbour","paragraphs":["Dockers at Orsa harbour stopped work on Thursday over night shifts, their union said, and nine freighters waited outside the breakwater.","Union leader Mira Tolvan said the dockers would not return before the harbour board withdrew the new rota."]}
{"id":"d2","outlet":"Hill Gazette","published":"2026-03-05T11:30:00Z","title":"Orsa harbour at a stand as dockers strike","paragraphs":["Nine freighters waited off Orsa harbour on Thursday after dockers stopped work over a rota of night shifts.","The harbour board called the strike unlawful; union leader Mira Tolvan said the rota had to go."]}
{"id":"d3","outlet":"Kale Post","published":"2026-03-10T08:00:00Z","title":"Cranes turn again as dockers return","paragraphs":["Cranes turned again at Orsa harbour on Tuesday: a court had ordered both sides to arbitration, and the first crew unloaded oranges by noon.","Judge Pell Arvin named a former minister as arbiter and gave her three weeks for a ruling on pay."]}
{"id":"d4","outlet":"Hill Gazette","published":"2026-03-10T10:10:00Z","title":"Court sends dockers and board to arbitration","paragraphs":["A court sent the dockers of Orsa harbour and its board to arbitration on Tuesday, and crews unloaded oranges by noon.","The arbiter, a former minister named by judge Pell Arvin, has three weeks for her ruling on pay."]}
EOF
cp "$scratch/demo.db" "$scratch/days.db"
take_in "$scratch/days.db" "$scratch/days.jsonl"
# One quotation in rows that tell different things.
cat >"$scratch/quotes.jsonl" <<'EOF'
{"id":"q1","outlet":"Kale Post","published":"2026-03-05T09:00:00Z","title":"Ferry line drops Orsa stop","paragraphs":["The ferry line will drop its stop at Orsa from May, its director Lena Marok said on Thursday.","Shops near the pier fear for their summer, and the bakery has put up a protest list.","The council meets again in two weeks to hear the line and the villages.","The mayor asked for figures of the school months. \"We carried nine people a day all winter\", Marok answered him, and three of them worked for the line."]}
{"id":"q2","outlet":"Hill Gazette","published":"2026-03-05T11:30:00Z","title":"No ferry for Orsa from May","paragraphs":["From May the ferry line will no longer stop at Orsa, its director Lena Marok said on Thursday: \"We carried nine people a day all winter\".","Shops near the pier fear for their summer; the bakery has put up a list of protest.","The council meets again in two weeks and will hear the line and the villages."]}
EOF
take_in "$scratch/quotes.db" "$scratch/quotes.jsonl"
# Six outlets, with names that are long.
cat >"$scratch/many.jsonl" <<'EOF'
{"id":"m1","outlet":"Northern Orsa Morning Courier","published":"2026-03-05T09:00:00Z","title":"Avalanche buries ski lift above Tarn","paragraphs":["An avalanche buried a ski lift above Tarn on Thursday and injured 14 people, the mountain rescue said.","\"We heard a crack and then nothing but snow\", lift keeper Pell Marden said, \"and nobody had closed the slope\"."]}
{"id":"m2","outlet":"The Vela Valley Evening Gazette","published":"2026-03-05T09:40:00Z","title":"Avalanche above Tarn hits ski lift","paragraphs":["An avalanche hit a ski lift above Tarn on Thursday; 14 people were injured, according to the mountain rescue.","Lift keeper Pell Marden said: \"We heard a crack and then only snow\"."]}
{"id":"m3","outlet":"Hill Gazette","published":"2026-03-05T10:10:00Z","title":"Ski lift buried by avalanche near Tarn","paragraphs":["A ski lift near Tarn was buried by an avalanche on Thursday, and 17 people were injured, police said."]}
{"id":"m4","outlet":"Kale Post","published":"2026-03-05T10:30:00Z","title":"Tarn: avalanche on ski lift injures 14","paragraphs":["An avalanche on a ski lift above Tarn injured 14 people on Thursday, the mountain rescue said."]}
{"id":"m5","outlet":"Public Radio of the Tarn Lakes","published":"2026-03-05T11:00:00Z","title":"Avalanche buries lift above Tarn","paragraphs":["The avalanche that buried a ski lift above Tarn on Thursday injured 17 people, police said."]}
{"id":"m6","outlet":"Renn Herald","published":"2026-03-05T11:20:00Z","title":"Avalanche at Tarn ski lift","paragraphs":["An avalanche at a ski lift above Tarn injured 15 people on Thursday, the hospital of Renn said."]}
EOF
take_in "$scratch/many.db" "$scratch/many.jsonl"
# Two figures of one thing, and much that one outlet alone tells.
cat >"$scratch/sides.jsonl" <<'EOF'
{"id":"s1","outlet":"Kale Post","published":"2026-03-05T09:00:00Z","title":"Ferry Marta runs aground off Orsa","paragraphs":["The ferry Marta ran aground off Orsa on Thursday in thick fog, the coast guard said.","A total of 12 people were injured, the coast guard said, most of them when plates fell in the galley.","Tugs from Tarn will try to pull the ferry free at high water on Friday morning."]}
{"id":"s2","outlet":"Hill Gazette","published":"2026-03-05T11:30:00Z","title":"Ferry Marta aground in fog near Orsa","paragraphs":["In thick fog the ferry Marta ran aground off Orsa on Thursday, according to the coast guard.","The coast guard said 12 people were injured, most when plates fell in the galley.","The line had asked for a new radar in autumn and was refused the money.","Its oldest captain, Jon Vell, retired in January after forty winters."]}
{"id":"s3","outlet":"Tarn Courier","published":"2026-03-05T12:10:00Z","title":"Tugs leave Tarn for ferry Marta aground off Orsa","paragraphs":["Tugs from Tarn will try on Friday morning at high water to pull the ferry Marta free, which ran aground off Orsa in thick fog on Thursday.","Villagers came down with blankets, and the school of Orsa was opened for the passengers.","Doctor Lena Prusk, whose two wards were full by evening, called her staff back from leave: 19 people had been injured, she wrote to the council, and beds were short."]}
EOF
take_in "$scratch/sides.db" "$scratch/sides.jsonl"
# Old ones, and one of an unknown day.
cat >"$scratch/aged.jsonl" <<'EOF'
{"id":"o1","outlet":"Kale Post","published":"2018-04-20T09:00:00Z","title":"Bridge over the Orsa opens after nine years","paragraphs":["The bridge over the Orsa opened on Friday after nine years of work, the road office said."]}
{"id":"o2","outlet":"Hill Gazette","published":"2018-04-20T11:30:00Z","title":"Orsa bridge opens to traffic","paragraphs":["The bridge over the Orsa opened to traffic on Friday after nine years, according to the road office."]}
{"id":"o3","outlet":"Tarn Courier","published":"2025-11-02T08:00:00Z","title":"Vineyards of Tarn lose a third of the harvest","paragraphs":["Hail took a third of the harvest in the vineyards of Tarn, the growers said on Sunday."]}
{"id":"o4","outlet":"Renn Herald","published":"2026-02-11T08:00:00Z","title":"Choir of Renn wins in Velden","paragraphs":["The choir of Renn won the contest in Velden on Wednesday with three old songs of the coast."]}
{"id":"o5","outlet":"Kale Post","title":"Lighthouse keepers meet","paragraphs":["Lighthouse keepers of four countries met in Kale and spoke about lamps."]}
EOF
take_in "$scratch/aged.db" "$scratch/aged.jsonl"
CROSSREAD=$crossread
own=$(cd "$scratch" && pwd)/home
export CROSSREAD HOME
for file in "$top_srcdir"/tests/ui/*.story; do
	name=$(basename "$file" .story)
	[ -z "$1" ] || [ "$1" = "$name" ] || continue
	# Two panes are narrowest, and rows few, at 60x15; the first
	# things to give way are gone at 30x8.
	sizes="80x24 160x48 40x10"
	case $name in
	aged|articles|compare|events|sides) sizes="$sizes 60x15" ;;
	event) sizes="$sizes 60x15 30x8" ;;
	ledger|reader) sizes="$sizes 30x8" ;;
	esac
	for size in $sizes; do
		got=$scratch/$name.$size.txt
		store=$scratch/$name.$size.db
		HOME=$own/$name.$size
		mkdir -p "$HOME"
		case $name in
		aged*) cp "$scratch/aged.db" "$store" ;;
		empty*) rm -f "$store" ;;
		feeds*) cp "$scratch/feeds.db" "$store" ;;
		quotes*) cp "$scratch/quotes.db" "$store" ;;
		sides*) cp "$scratch/sides.db" "$store" ;;
		days*) cp "$scratch/days.db" "$store" ;;
		many*) cp "$scratch/many.db" "$store" ;;
		*) cp "$scratch/demo.db" "$store" ;;
		esac
		{
			echo "size ${size%x*} ${size#*x}"
			sed "s|^program FAKE|program $top_srcdir/tests/ui/fetch-fake.sh|
			    s|^program REAL|program $crossread|
			    s|^history HISTORY|history $scratch/state/$name.$size/history|" "$file"
		} | "$story" "$store" >"$got" 2>"$got.err"
		code=$?
		if [ -n "$GENERATE" ] && [ $code = 0 ]; then
			cp "$got" "$golden/$name.$size.txt"
		fi
		[ $code = 0 ] &&
		    diff -u "$golden/$name.$size.txt" "$got" >>"$got.err" 2>&1
		result $? "$name at $size" "$got.err"
	done
done
# What is kept of typed lines is the reader's own.
if [ -z "$1" ]; then
	ls -l "$scratch/state/command.80x24/history" >"$scratch/mode" 2>&1
	grep -q '^-rw-------' "$scratch/mode"
	result $? "nobody else reads the history" "$scratch/mode"
	kept=$own/settings.80x24/kept
	{ "$crossread" --config "$kept" config check &&
	    grep -x "set words on" "$kept" &&
	    grep -x "macro x down; star" "$kept" &&
	    grep -x "kill ferry" "$kept"; } >"$scratch/kept" 2>&1
	result $? ":dumpconfig writes a good configuration" "$scratch/kept"
fi
echo "1..$n"
exit $failed

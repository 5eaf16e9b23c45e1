/**
 * The words a follow code is made of: everyday, concrete, easy to say over a telephone and to spell.
 * No two differ in one letter only or sound the same; the test beside this file says what else holds.
 * Never change, add or reorder: a device that sends its telling again must get the code it was given.
 */
export const FOLLOW_CODE_WORDS: readonly string[] = `
	aalbes aanrecht aardbei abrikoos acrobaat afspraak afwas agenda akker albatros amandel ananas andijvie anemoon ansjovis antenne
	appel appelsap applaus aquarel aquarium arend armband artisjok asperge augurk auto avocado avond azijn badeend badjas
	badmuts badpak bagage bakblik bakfiets bakken bakkerij bakplaat baksteen balkon ballet balpen bamboe banaan banjo bank
	baret barkruk batterij beeld beer begonia beitel bel berg bergtop bermuda beschuit beuk bezem bieslook bioscoop
	bizon blad blauw blazer blender blik bloem bloembed bloemist bloempot bloesem blokhut blokken bocht bode boei
	boeket bolhoed bonen boom boomhut boomstam bord bordes bordspel borduren bosbes bosuil bosweg boter boterham botsauto
	bouwdoos bouwen braam branding breipen brief bril broccoli broche broeikas broek broekzak brommer brood broodmes brug
	bruin buffel buizerd bungalow bureau bus busbaan buurt buurtbus cactus cadeau camera camper capuchon caravan carillon
	cavia cement chocola circus cirkel citroen computer concert confetti dadel dag dahlia dakgoot dakpan dakraam dans
	dekbed deken deksel deur deurbel deurknop deurmat diamant dichter dienblad dijk diploma distel dobber doek doelpunt
	dolfijn domino donder doolhof dorp douche draad drempel driehoek droger dromen druif drummer drumstel druppel duikbril
	dweil eekhoorn eend eetkamer eetlepel egel eierkoek eikel eiland ekster elastiek elleboog emmer envelop erwt esdoorn
	etalage fabriek fazant festival fiets fietsbel fietser fietshok fietspad fietstas film flamingo fles fluit fluweel fontein
	forel fornuis foto fotoboek framboos friet frisbee galerij gang gangpad garage garnaal gazon gebak gedicht geit
	gelei gember gesprek gevel gieter giraf gitaar gitarist glasbak glijbaan glimlach globe golf gondel gordijn goud
	goudvink goudvis gracht gras graspol grasveld grendel grijs grind groen groente grot haai haarband haarlint halsband
	halsdoek hamster handbal handdoek handdruk handpop handtas handvat hangkast hangmat hangslot haring harken harp haven havik
	hazelaar heester hefboom heide hemel hemelbed hengel herder herfst hert hobo hockey hoepel hoeve hofje hofnar
	hommel hond honing honkbal hoofd hooibaal hooiberg hoorn horizon horloge houtblok huifkar huis huiswerk hulst hut
	ijsbaan ijsbeer ijsco ijsklont ijslolly ijspegel ijssalon ijsvogel ijswafel ijzer imker inkt inktvis jaarring jam jampot
	jasmijn jojo jongleur judo judopak jungle juweel juwelier kaarten kaas kaasboer kabel kabinet kabouter kachel kajak
	kalebas kalender kalkoen kamer kamerjas kamperen kampioen kanaal kanarie kaneel kano kantine kantoor kapsalon kapsel kapstok
	karaf karamel karper karton kastanje kastdeur kasteel kat katapult katoen katrol kauwgom keeper kelder keramiek kerkuil
	kermis kerrie kers kervel ketel ketting keuken kever kievit kiezel kikker kiosk kist kiwi klaproos klarinet
	klaver klei kleuren klimmen klimmuur klimop klimrek klimtouw klok klokhuis klomp knipoog knippen knoflook knop knuffel
	knutsel koala koekoek koelbox koelkast koerier koets koffer koffie koken kolibrie kom komeet kompas konijn koningin
	kookboek koolmees koor koper koplamp koraal korenaar korfbal korst kostuum kous kraan krab krabpaal krant kreeft
	krekel kristal kroket krokodil krokus kroon kruipen kruisbes kruising krul kudde kuiken kussen kwark kwartel kwartier
	kwast laadpaal laan ladder lade laken lamp lampion landhuis landing lantaarn laptop lasagne laurier lavendel leerboek
	leerling leesbril leeslamp leeslint lelie lens lente lepel lepelaar leraar letter leuning lezen libelle lied lijn
	lijster limoen limonade linde liniaal lint linzen loket lolly loofboom loopbrug lopen lucht luchtbed luipaard lunch
	lunchbox maaltijd maanzaad macaroni madelief magneet maillot makreel mand mango mantel margriet markt markthal marmer matras
	matroos medaille meel meerkoet meerval meetlat meeuw melk melkbus melkfles melkkan melkpak melodie meloen metaal middag
	mier mikado minibus moeras moerbei moestuin molen molenaar molshoop monteur monument mossel mosterd motregen muesli museum
	muts muur muziek naaidoos naald naaldbos nachtjas nagellak narcis nestkast nijlgans nijptang noedels notitie oase oceaan
	oehoe oester oliebol olielamp olifant olijf omelet ontbijt onweer oogsten ooievaar oorbel oorkonde opera oprit optocht
	oranje oregano orgel orkest otter ovaal oven paard pad pagina pakezel pakhuis pakket paleis palet palmboom
	panfluit panter papaja papegaai papier paprika parade paraplu parasol parel parkbank parkiet paspop pasta patrijs pauw
	pauze pedaal pelikaan penseel peper pergola perk perron perzik pet piano pijnboom piloot pinda pingpong pinguin
	piramide pizza plafond plakband plakboek plakken planeet plank planten plas plastic plateau plein ploeg plooirok podium
	poedel poetsen polder pollepel polsband pomp pompoen pony poort populier portier postbode poster postzak potgrond potlood
	potvis prei prikbord printer pruim pudding punaise puntmuts puree putter puzzel pyjama raadsel raaf rabarber radiator
	radijs radio rails raket ranja ratel ravioli recept regen regenjas regenpak regenton reiger reisgids reiziger rekenen
	rendier rennen ridder rijst ring ritme rivier robot roeiboot roeister roer roerei rok rolluik roltrap rondreis
	roomijs roos rooster rotonde rotstuin roze rozenbed rozijn rubber rugby rugzak ruiter rups rupsband safari saffraan
	salade salie sandaal saxofoon schaap schaats schaduw schelp schepnet schets schijf schilder schip schipper schoen schoffel
	schommel school schors schotel schouder schrift schroef schuim schuur scooter selderij sering servet servies sjaal sjoelbak
	skilift skipak skistok slaapmat slaapzak slablad slagroom slee sleutel sloot sluis smaragd smid sneeuw snelweg snijbiet
	snoek snorkel soep spaak spaarpot spar specht speld spelen sperwer spiegel spijker spinazie spiraal sporthal sporttas
	spreeuw springen sprookje spruitje stadhuis stamppot stapel station steel steelpan steenbok steenuil steiger stekker stempel stift
	stip stoffer stoofpot storm straat strand streep stroop struik stuur stuurman sudoku suiker taart tak tandem
	tandwiel tapijt tarwe tekening tekenles telefoon tennis tent terras theater thee theeblad theedoek theeglas theemuts theepot
	ticket tijger timmeren toekan toeter toetje toffee tomaat toneel toren tosti touw tovenaar toverbal toverfee tractor
	trap trapper trein treinrit triangel trofee troffel trombone trommel trompet trui tuba tuin tuinbank tuinboon tuindeur
	tuinhuis tuinkers tuinman tuinpad tuinslak tulp tunnel turnen turnzaal uil uitzicht vakantie valk vallei vanille varen
	veen veenbes veerboot veerhuis veerman veerpont veld veldbed veldfles veldmuis veldsla veldweg venkel veranda verf verfdoos
	vergiet verhaal verven vest veulen viaduct vierkant vijg vijver vinger vink violist viool visarend visboer viskom
	viskraam vislijn vlaai vlag vlagzalm vlakgom vlecht vleugel vlieg vlieger vlinder vloer vlot voerbak voetbal voetpad
	voordeur vork vos vouwblad vriezer vruchten vulkaan vuurpijl waaier waakhond wafel wagon walnoot walrus walvis wandbord
	wandelen wandkast wandklok wandrek wanten wasbak wasbeer wasgoed waskom waskrijt waslijn wasmand wasrek wassen wastafel water
	waterijs waterval weefraam wekker werkbank werkbij werkplek wesp wiel wilg wimper wind windvaan winkel winter witlof
	woestijn wol woonboot woord wortel wringer yoga yoghurt zaad zaagsel zakdoek zaklamp zalm zandbak zandpad zandweg
	zanger zebra zebrapad zeegras zeehond zeekoe zeeleeuw zeeman zeepbel zeepsop zeewier zeil zeilboot zeilmast zijde zilver
	zingen zitzak zomer zomerjas zonnepit zout zoutvat zuurkool zuurstok zwaan zwaluw zwembad zwembril zwemles zwemmen zwemvest
`
	.trim()
	.split(/\s+/);

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
<context>
    <name>CareAreas</name>
    <message>
        <source>0: no unit may be farther. Above 0: units may, but each minute beyond counts as so many more. What that adds is reported apart.</source>
        <translation>0: inget basområde får ligga längre bort. Över 0: det är tillåtet, men varje minut därutöver räknas som så många fler. Vad det lägger till redovisas för sig.</translation>
    </message>
    <message>
        <source>1 Prepare</source>
        <translation>1 Förbered</translation>
    </message>
    <message>
        <source>1 km squares with the number of inhabitants.</source>
        <translation>1 km-rutor med antal invånare.</translation>
    </message>
    <message>
        <source>1 km squares with the number of inhabitants: where people live, when there are no addresses.</source>
        <translation>1 km-rutor med antal invånare: var folk bor, om det inte finns adresser.</translation>
    </message>
    <message>
        <source>1 where the unit lies in a built-up area, instead of the layer.</source>
        <translation>1 där basområdet ligger i tätort, i stället för lagret.</translation>
    </message>
    <message>
        <source>1, or “egen regi”, where the provider is the municipality itself. own_regi or utforare_typ where it is left empty.</source>
        <translation>1, eller ”egen regi”, där utföraren är kommunen själv. own_regi eller utforare_typ om fältet lämnas tomt.</translation>
    </message>
    <message>
        <source>2 Divide and evaluate</source>
        <translation>2 Dela in och utvärdera</translation>
    </message>
    <message>
        <source>2 searches about twice as long as 1, and may find a little more.</source>
        <translation>2 söker ungefär dubbelt så länge som 1 och kan hitta lite till.</translation>
    </message>
    <message>
        <source>3 Assign and publish</source>
        <translation>3 Tilldela och publicera</translation>
    </message>
    <message>
        <source>4 Whole plan</source>
        <translation>4 Hel plan</translation>
    </message>
    <message>
        <source>A GeoPackage with one layer per kind of input.</source>
        <translation>Ett GeoPackage med ett lager per slag av indata.</translation>
    </message>
    <message>
        <source>A layer can hold one type of geometry, this one has {kinds}.</source>
        <translation>Ett lager kan ha en geometrityp, detta har {kinds}.</translation>
    </message>
    <message>
        <source>A plan that moves only {moved:.2f} % was left out for its shape: its border is {percent:.0f} % of today's, the least compactness {after:.2f}.</source>
        <translation>Ett förslag som bara flyttar {moved:.2f} % valdes bort för sin form: dess gräns är {percent:.0f} % av dagens och den minsta kompaktheten {after:.2f}.</translation>
    </message>
    <message>
        <source>A polygon of the area is not valid: {reason}.</source>
        <translation>En av områdets ytor är ogiltig: {reason}.</translation>
    </message>
    <message>
        <source>A range, or a list with semicolons: 2-20, or 4; 6; 8.</source>
        <translation>Ett intervall eller en lista med semikolon: 2-20, eller 4; 6; 8.</translation>
    </message>
    <message>
        <source>A row per street and area, for a spreadsheet or a letter.</source>
        <translation>En rad per gata och område, för ett kalkylark eller ett brev.</translation>
    </message>
    <message>
        <source>A scenario is beaten when another one of the same load has no more areas, no larger deviation and no longer mean travel, and less of one of them.</source>
        <translation>Ett scenario är slaget när ett annat med samma vårdtyngd varken har fler områden, större avvikelse eller längre medelrestid, och mindre av något av dem.</translation>
    </message>
    <message>
        <source>A table of the services for which the inhabitant chooses among several providers: insatstyp, utforare, and where known telefon and url, a row for each provider of a service.</source>
        <translation>En tabell över de insatser där invånaren väljer mellan flera utförare: insatstyp, utforare och, där de är kända, telefon och url; en rad för varje utförare av en insats.</translation>
    </message>
    <message>
        <source>A whole number from 1 up; area_id where it is left empty.</source>
        <translation>Ett heltal från 1 och uppåt; area_id om fältet lämnas tomt.</translation>
    </message>
    <message>
        <source>A whole number, unique. area_id where it is left empty.</source>
        <translation>Ett heltal, unikt. area_id om fältet lämnas tomt.</translation>
    </message>
    <message>
        <source>A whole number. area_id, or omrade_kod of the public areas, where it is left empty.</source>
        <translation>Ett heltal. area_id, eller omrade_kod i de öppna områdena, om fältet lämnas tomt.</translation>
    </message>
    <message>
        <source>A4 in two columns, to print.</source>
        <translation>A4 i två spalter, för utskrift.</translation>
    </message>
    <message>
        <source>About so many units are made. 200 to 300 for each area give a good balance.</source>
        <translation>Ungefär så många basområden skapas. 200 till 300 per område ger en god balans.</translation>
    </message>
    <message>
        <source>Add a column factor, and desokod or age_group or both.</source>
        <translation>Lägg till kolumnen factor, och desokod eller age_group eller båda.</translation>
    </message>
    <message>
        <source>Add a link {unit}–{nearest} if a bridge or a ferry joins them.</source>
        <translation>Lägg till en länk {unit}–{nearest} om en bro eller färja förbinder dem.</translation>
    </message>
    <message>
        <source>Add its coordinates, or leave the row out.</source>
        <translation>Lägg till dess koordinater, eller utelämna raden.</translation>
    </message>
    <message>
        <source>Add the column or rename the one that holds this.</source>
        <translation>Lägg till kolumnen eller byt namn på den som innehåller detta.</translation>
    </message>
    <message>
        <source>Add the columns bef_65w and bef_80w, or give the small areas with SCB's age table.</source>
        <translation>Lägg till kolumnerna bef_65w och bef_80w, eller ange statistikområdena med SCB:s ålderstabell.</translation>
    </message>
    <message>
        <source>Add the columns, or draw a line from unit to unit for each bridge or ferry.</source>
        <translation>Lägg till kolumnerna, eller rita en linje från basområde till basområde för varje bro eller färja.</translation>
    </message>
    <message>
        <source>Add the polygon or remove the area.</source>
        <translation>Lägg till polygonen eller ta bort området.</translation>
    </message>
    <message>
        <source>Add the provider, or correct the identifier.</source>
        <translation>Lägg till utföraren, eller rätta beteckningen.</translation>
    </message>
    <message>
        <source>Add the providers.</source>
        <translation>Lägg till utförarna.</translation>
    </message>
    <message>
        <source>Add them, or name the fields of that year.</source>
        <translation>Lägg till dem, eller ange fälten för det året.</translation>
    </message>
    <message>
        <source>Add them, or take both from the same division (DeSO 2025).</source>
        <translation>Lägg till dem, eller ta båda från samma indelning (DeSO 2025).</translation>
    </message>
    <message>
        <source>Add “{language}”: the register is in Swedish.</source>
        <translation>Lägg till ”{language}”: registret är på svenska.</translation>
    </message>
    <message>
        <source>Address of QGIS Server</source>
        <translation>Adress till QGIS Server</translation>
    </message>
    <message>
        <source>Address of map tiles on the municipality's own server, with {z}, {x} and {y}. Visitors' browsers ask that server and no other; without it the map has no background.</source>
        <translation>Adress till kartrutor på kommunens egen server, med {z}, {x} och {y}. Besökarnas webbläsare frågar den servern och ingen annan; utan den har kartan ingen bakgrund.</translation>
    </message>
    <message>
        <source>Address of the address search</source>
        <translation>Adress till adressökningen</translation>
    </message>
    <message>
        <source>Address of the list as a web page</source>
        <translation>Adress till listan som webbsida</translation>
    </message>
    <message>
        <source>Address register</source>
        <translation>Adressregister</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresser</translation>
    </message>
    <message>
        <source>Addresses in the register</source>
        <translation>Adresser i registret</translation>
    </message>
    <message>
        <source>Addresses of area {code} differ in column {column}: “{one}” and “{other}”.</source>
        <translation>Adresser i område {code} skiljer sig i kolumnen {column}: ”{one}” och ”{other}”.</translation>
    </message>
    <message>
        <source>Addresses on a border</source>
        <translation>Adresser på en gräns</translation>
    </message>
    <message>
        <source>Addresses on the page</source>
        <translation>Adresser på sidan</translation>
    </message>
    <message>
        <source>Addresses outside all areas</source>
        <translation>Adresser utanför alla områden</translation>
    </message>
    <message>
        <source>Addresses that are new, removed, or have another area or provider; needs the previous register.</source>
        <translation>Adresser som är nya, borttagna eller har annat område eller annan utförare; kräver föregående register.</translation>
    </message>
    <message>
        <source>Addresses whose text another one has too, though it is another address; they are in the register. olika_omraden is 1 where they lie in different areas.</source>
        <translation>Adresser vars text också en annan adress har; de finns i registret. olika_omraden är 1 där de ligger i olika områden.</translation>
    </message>
    <message>
        <source>Addresses with the same text</source>
        <translation>Adresser med samma text</translation>
    </message>
    <message>
        <source>Addresses with the same text as another</source>
        <translation>Adresser med samma text som en annan</translation>
    </message>
    <message>
        <source>Addresses without number</source>
        <translation>Adresser utan nummer</translation>
    </message>
    <message>
        <source>Alarm trips a week</source>
        <translation>Larmresor i veckan</translation>
    </message>
    <message>
        <source>All areas are locked: nothing can change. Unlock at least two areas that touch.</source>
        <translation>Alla områden är låsta: inget kan ändras. Lås upp minst två områden som gränsar till varandra.</translation>
    </message>
    <message>
        <source>All loads “{load}” are multiples of {step}, and none lies within {low} to {high}. No division keeps these bounds. Allow a larger tolerance, split units or change the number of areas.</source>
        <translation>Alla värden av ”{load}” är multiplar av {step}, och ingen multipel ligger mellan {low} och {high}. Ingen indelning håller de gränserna. Tillåt en större tolerans, dela enheter eller ändra antalet områden.</translation>
    </message>
    <message>
        <source>All loads “{load}” are multiples of {step}, so an area within {low} to {high} has {fewest} to {most}, and {areas} such areas cannot share a total of {total}. No division keeps these bounds. Allow a larger tolerance, split units or change the number of areas.</source>
        <translation>Alla värden av ”{load}” är multiplar av {step}, så ett område mellan {low} och {high} har {fewest} till {most}, och {areas} sådana områden kan inte dela på sammanlagt {total}. Ingen indelning håller de gränserna. Tillåt en större tolerans, dela enheter eller ändra antalet områden.</translation>
    </message>
    <message>
        <source>All numbers of areas are larger than that of the units, {units}.</source>
        <translation>Alla antal områden är större än antalet basområden, {units}.</translation>
    </message>
    <message>
        <source>All these plans keep what was asked, and none of them is beaten in everything: what moves, border, travel. Travel is that from each area's centre to its units, weighted with care hours.</source>
        <translation>Alla dessa förslag håller det som begärdes, och inget av dem är slaget i allt: vad som flyttas, gräns och restid. Restiden är den från varje områdes medelpunkt till dess basområden, viktad med omsorgstimmar.</translation>
    </message>
    <message>
        <source>An address has no area or no provider.</source>
        <translation>En adress saknar område eller utförare.</translation>
    </message>
    <message>
        <source>An address layer that this algorithm made before, to list what changed.</source>
        <translation>Ett adresslager som verktyget gjort tidigare, för att lista vad som ändrats.</translation>
    </message>
    <message>
        <source>An empty folder, or one that was published into before.</source>
        <translation>En tom mapp, eller en som det har publicerats i förut.</translation>
    </message>
    <message>
        <source>Another run is publishing into {path} just now. Nothing was changed. Run again when it is done; if none is running, remove the file {lock} there.</source>
        <translation>En annan körning publicerar just nu i {path}. Inget har ändrats. Kör igen när den är klar; om ingen pågår, ta bort filen {lock} där.</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Area number = provider id, separated by semicolons, for example 1=EGEN; 4=EGEN.</source>
        <translation>Områdets nummer = utförarens id, åtskilda med semikolon, till exempel 1=EGEN; 4=EGEN.</translation>
    </message>
    <message>
        <source>Area number and its share, where the others have 1: 2 for an area meant for two teams. The tolerances are then those from each area's own share. Example: {example}</source>
        <translation>Områdesnummer och dess andel, där övriga har 1: 2 för ett område avsett för två grupper. Toleranserna gäller då från varje områdes egen andel. Exempel: {example}</translation>
    </message>
    <message>
        <source>Area {area} deviates {deviation:+.1f} % from the mean load, allowed are ±{tolerance:g} %.</source>
        <translation>Område {area} avviker {deviation:+.1f} % från medelvårdtyngden, tillåtet är ±{tolerance:g} %.</translation>
    </message>
    <message>
        <source>Area {area} goes to {provider} by its number. Numbers change with any parameter: name the area by a place (division.area_names), and fix it by its name.</source>
        <translation>Område {area} går till {provider} efter sitt nummer. Nummer ändras med varje parameter: namnge området efter en plats (division.area_names) och lås det vid namn.</translation>
    </message>
    <message>
        <source>Area {area} has {count} of the bases of layer {layer}; exactly {asked} are asked for.</source>
        <translation>Område {area} har {count} av baserna i lagret {layer}; exakt {asked} begärs.</translation>
    </message>
    <message>
        <source>Area {area} has {count} of the {needed} places of layer {layer} that each area must have.</source>
        <translation>Område {area} har {count} av de {needed} platser ur lagret {layer} som varje område måste ha.</translation>
    </message>
    <message>
        <source>Area {area} has {held:.1f} of “{load}”, {off:+.1f} % from its part; allowed are ±{tolerance:g} %.</source>
        <translation>Område {area} har {held:.1f} av ”{load}”, {off:+.1f} % från sin del; tillåtet är ±{tolerance:g} %.</translation>
    </message>
    <message>
        <source>Area {area} has {held:.1f} of “{load}”; every area needs at least {least:g}.</source>
        <translation>Område {area} har {held:.1f} av ”{load}”; varje område behöver minst {least:g}.</translation>
    </message>
    <message>
        <source>Area {area} has {held:.1f} of “{load}”; no area may have more than {most:g}.</source>
        <translation>Område {area} har {held:.1f} av ”{load}”; inget område får ha mer än {most:g}.</translation>
    </message>
    <message>
        <source>Area {area} is fixed to {provider}, but there is no such area. Correct the number.</source>
        <translation>Område {area} är bestämt för {provider}, men det finns inget sådant område. Rätta numret.</translation>
    </message>
    <message>
        <source>Area {area} is fixed to {provider}, who is not in the table of providers. Correct the identifier or add the provider.</source>
        <translation>Område {area} är bestämt för {provider}, som inte finns i tabellen över utförare. Rätta beteckningen eller lägg till utföraren.</translation>
    </message>
    <message>
        <source>Area {area} is given up: it has least care, {hours:.1f} hours a week.</source>
        <translation>Område {area} läggs ned: det har minst omsorg, {hours:.1f} timmar i veckan.</translation>
    </message>
    <message>
        <source>Area {area} is locked and stays {deviation:+.2f} % from its target.</source>
        <translation>Område {area} är låst och ligger kvar {deviation:+.2f} % från sitt mål.</translation>
    </message>
    <message>
        <source>Area {area} is new.</source>
        <translation>Område {area} är nytt.</translation>
    </message>
    <message>
        <source>Area {area} is not connected: {count} unit(s) lie apart from the rest of it.</source>
        <translation>Område {area} är inte sammanhängande: {count} basområde(n) ligger skilda från resten.</translation>
    </message>
    <message>
        <source>Area {area} is one too many: {count} areas are expected.</source>
        <translation>Område {area} är ett för mycket: {count} områden väntas.</translation>
    </message>
    <message>
        <source>Area {area} may have at most {high} of “{other}”, but every area shall have at least {least} of “{load}”. Ask for less, allow a larger tolerance, or change the number of areas or their shares.</source>
        <translation>Område {area} får ha högst {high} av ”{other}”, men varje område ska ha minst {least} av ”{load}”. Begär mindre, tillåt en större tolerans, eller ändra antalet områden eller deras andelar.</translation>
    </message>
    <message>
        <source>Area {area} needs {hours:.0f} hours a week, more than any of its bidders can take on (at most {capacity:.0f}). Divide into more areas, or fix it to a provider with a larger capacity.</source>
        <translation>Område {area} behöver {hours:.0f} timmar i veckan, mer än någon av dess anbudsgivare kan ta (högst {capacity:.0f}). Dela in i fler områden, eller bestäm det för en utförare med större kapacitet.</translation>
    </message>
    <message>
        <source>Area {area} occurs twice.</source>
        <translation>Område {area} står två gånger.</translation>
    </message>
    <message>
        <source>Area {number}</source>
        <translation>Område {number}</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Områden</translation>
    </message>
    <message>
        <source>Areas are fixed as well.</source>
        <translation>Områden är också bestämda i förväg.</translation>
    </message>
    <message>
        <source>Areas are named by number, but they have no numbers before they are made.</source>
        <translation>Områden namnges efter nummer, men de har inga nummer innan de är gjorda.</translation>
    </message>
    <message>
        <source>Areas fixed beforehand</source>
        <translation>Områden bestämda i förväg</translation>
    </message>
    <message>
        <source>Areas get numbers of their own: give it a name that nobody takes for one.</source>
        <translation>Områden får egna nummer: ge det ett namn som ingen tar för ett sådant.</translation>
    </message>
    <message>
        <source>Areas of today</source>
        <translation>Dagens områden</translation>
    </message>
    <message>
        <source>Areas of today that stay exactly as they are, balanced or not. Example: {example}</source>
        <translation>Dagens områden som ska förbli precis som de är, balanserade eller inte. Exempel: {example}</translation>
    </message>
    <message>
        <source>Areas with provider</source>
        <translation>Områden med utförare</translation>
    </message>
    <message>
        <source>Areas, or units with an area number, with their provider, as “Assign providers” makes them.</source>
        <translation>Områden, eller basområden med områdesnummer, med sin utförare, som ”Tilldela utförare” gör dem.</translation>
    </message>
    <message>
        <source>As it is dialled.</source>
        <translation>Som det slås.</translation>
    </message>
    <message>
        <source>As origins. May be the same layer.</source>
        <translation>Som startpunkter. Får vara samma lager.</translation>
    </message>
    <message>
        <source>As the public knows it. area_name or omrade_namn where it is left empty and there; else the number.</source>
        <translation>Som allmänheten känner det. area_name eller omrade_namn om fältet lämnas tomt och kolumnen finns; annars numret.</translation>
    </message>
    <message>
        <source>As the public knows it. provider_name or utforare where it is left empty.</source>
        <translation>Som allmänheten känner den. provider_name eller utforare om fältet lämnas tomt.</translation>
    </message>
    <message>
        <source>As “Export address register” makes it.</source>
        <translation>Som ”Exportera adressregister” gör det.</translation>
    </message>
    <message>
        <source>Ask for at least 1.</source>
        <translation>Begär minst 1.</translation>
    </message>
    <message>
        <source>Ask for at least {least}.</source>
        <translation>Begär minst {least}.</translation>
    </message>
    <message>
        <source>Ask for fewer areas or split units.</source>
        <translation>Begär färre områden eller dela basområden.</translation>
    </message>
    <message>
        <source>Ask for fewer areas, or for more units.</source>
        <translation>Begär färre områden, eller fler basområden.</translation>
    </message>
    <message>
        <source>Ask for fewer areas.</source>
        <translation>Begär färre områden.</translation>
    </message>
    <message>
        <source>Ask for more areas, or choose the column that holds today's areas.</source>
        <translation>Begär fler områden, eller välj kolumnen med dagens områden.</translation>
    </message>
    <message>
        <source>Ask for one area or more.</source>
        <translation>Begär ett område eller fler.</translation>
    </message>
    <message>
        <source>Ask for {least:.1f} or more, or for more areas.</source>
        <translation>Begär {least:.1f} eller mer, eller fler områden.</translation>
    </message>
    <message>
        <source>Ask for {most:.1f} or less, or for fewer areas.</source>
        <translation>Begär {most:.1f} eller mindre, eller färre områden.</translation>
    </message>
    <message>
        <source>Assign a provider to it first.</source>
        <translation>Tilldela det först en utförare.</translation>
    </message>
    <message>
        <source>Assign one to the layer.</source>
        <translation>Tilldela lagret ett.</translation>
    </message>
    <message>
        <source>Assign providers</source>
        <translation>Tilldela utförare</translation>
    </message>
    <message>
        <source>At least {least} percent must move, whatever one does.</source>
        <translation>Minst {least} procent måste flyttas, vad man än gör.</translation>
    </message>
    <message>
        <source>Award protocol</source>
        <translation>Tilldelningsprotokoll</translation>
    </message>
    <message>
        <source>Background map</source>
        <translation>Bakgrundskarta</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balans</translation>
    </message>
    <message>
        <source>Balance care and travel hours</source>
        <translation>Balansera omsorgs- och restimmar</translation>
    </message>
    <message>
        <source>Balance, travel, rules and what was assumed, as a page.</source>
        <translation>Balans, restid, regler och antaganden, som en sida.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Balanserat</translation>
    </message>
    <message>
        <source>Balanced hours × minutes from the centres</source>
        <translation>Balanserade timmar × minuter från mittpunkterna</translation>
    </message>
    <message>
        <source>Balanced on care and travel hours together: the largest deviation falls from {before} to {after} percent; in care hours alone it is {care} percent.</source>
        <translation>Balanserat på omsorgs- och restimmar tillsammans: den största avvikelsen sjunker från {before} till {after} procent; i enbart omsorgstimmar är den {care} procent.</translation>
    </message>
    <message>
        <source>Balanced on care hours alone: the largest deviation falls from {before} to {after} percent.</source>
        <translation>Balanserat på enbart omsorgstimmar: den största avvikelsen sjunker från {before} till {after} procent.</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>Barriärer</translation>
    </message>
    <message>
        <source>Bases</source>
        <translation>Baser</translation>
    </message>
    <message>
        <source>Bases and sheltered housing</source>
        <translation>Baser och trygghetsboenden</translation>
    </message>
    <message>
        <source>Bases per area</source>
        <translation>Baser per område</translation>
    </message>
    <message>
        <source>Beaten by another</source>
        <translation>Slaget av ett annat</translation>
    </message>
    <message>
        <source>Begin with https:// (or http://).</source>
        <translation>Börja med https:// (eller http://).</translation>
    </message>
    <message>
        <source>Begin with {brace} and the format, as in the documentation.</source>
        <translation>Börja med {brace} och formatet, som i dokumentationen.</translation>
    </message>
    <message>
        <source>Bids</source>
        <translation>Anbud</translation>
    </message>
    <message>
        <source>Border (km)</source>
        <translation>Gräns (km)</translation>
    </message>
    <message>
        <source>Border (percent of today's)</source>
        <translation>Gräns (procent av dagens)</translation>
    </message>
    <message>
        <source>Border between areas (km)</source>
        <translation>Gräns mellan områden (km)</translation>
    </message>
    <message>
        <source>Border between areas, in percent of today's</source>
        <translation>Gräns mellan områdena, i procent av dagens</translation>
    </message>
    <message>
        <source>Border by what moves</source>
        <translation>Gräns efter vad som flyttas</translation>
    </message>
    <message>
        <source>Borders to follow</source>
        <translation>Gränser att följa</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>Kommungräns</translation>
    </message>
    <message>
        <source>Bridges and ferries that make neighbours of units without a common border: lines from unit to unit, or a table with from_id and to_id. Ferries of the road layer are found by themselves.</source>
        <translation>Broar och färjor som gör basområden utan gemensam gräns till grannar: linjer från basområde till basområde, eller en tabell med from_id och to_id. Väglagrets färjor hittas av sig själva.</translation>
    </message>
    <message>
        <source>Brings the areas in force today back within the tolerance. Either as little as possible moves to another area, or at most the share that you allow, with travel as short as that lets it be. Areas that are locked stay as they are. What moves counts clients, hours, addresses and land, and the areas keep their shape. The report shows plans that all keep what was asked, each with what moves, its border and its travel, and how much must move whatever one does; any of them can be chosen by its number.</source>
        <translation>För dagens områden tillbaka inom toleransen. Antingen flyttas så lite som möjligt till ett annat område, eller högst den andel som du tillåter, med så kort restid som det medger. Låsta områden förblir som de är. Det som flyttas räknas i brukare, timmar, adresser och mark, och områdena behåller sin form. Rapporten visar förslag som alla håller det som begärdes, vart och ett med vad som flyttas, dess gräns och restid, och hur mycket som måste flyttas vad man än gör; vilket som helst av dem kan väljas med sitt nummer.</translation>
    </message>
    <message>
        <source>Broken rules</source>
        <translation>Brutna regler</translation>
    </message>
    <message>
        <source>Build units</source>
        <translation>Skapa basområden</translation>
    </message>
    <message>
        <source>Built-up areas</source>
        <translation>Tätorter</translation>
    </message>
    <message>
        <source>Byte order mark in the CSV file</source>
        <translation>Byteordningsmärke i CSV-filen</translation>
    </message>
    <message>
        <source>Call it folkmangd, or remove the others.</source>
        <translation>Kalla den folkmangd, eller ta bort de andra.</translation>
    </message>
    <message>
        <source>Call it {name}, or give it another name if it is something else.</source>
        <translation>Kalla den {name}, eller ge den ett annat namn om den är något annat.</translation>
    </message>
    <message>
        <source>Call that “totalt”, or remove its rows.</source>
        <translation>Kalla det ”totalt”, eller ta bort dess rader.</translation>
    </message>
    <message>
        <source>Care Areas</source>
        <translation>Omsorgsområden</translation>
    </message>
    <message>
        <source>Care Areas (home-care districting)</source>
        <translation>Omsorgsområden (områdesindelning för hemtjänst)</translation>
    </message>
    <message>
        <source>Care Areas needs the Python libraries {libraries}, which are missing here. {remedy}</source>
        <translation>Omsorgsområden behöver Python-biblioteken {libraries}, som saknas här. {remedy}</translation>
    </message>
    <message>
        <source>Care and travel hours</source>
        <translation>Omsorgs- och restimmar</translation>
    </message>
    <message>
        <source>Care and travel hours a week</source>
        <translation>Omsorgs- och restimmar i veckan</translation>
    </message>
    <message>
        <source>Care and travel hours together</source>
        <translation>Omsorgs- och restimmar tillsammans</translation>
    </message>
    <message>
        <source>Care and travel hours together are balanced, as asked.</source>
        <translation>Omsorgs- och restimmar tillsammans är balanserade, som begärt.</translation>
    </message>
    <message>
        <source>Care and travel hours together are balanced, as roads are given.</source>
        <translation>Omsorgs- och restimmar tillsammans är balanserade, eftersom det finns vägar.</translation>
    </message>
    <message>
        <source>Care and travel hours together could not be balanced: after {rounds} attempts an area still deviates {deviation:.2f} % from the mean, allowed are ±{tolerance:g} %. Allow more, split the units, or balance care hours alone.</source>
        <translation>Omsorgs- och restimmar tillsammans kunde inte balanseras: efter {rounds} försök avviker ett område fortfarande {deviation:.2f} % från medelvärdet, tillåtet är ±{tolerance:g} %. Tillåt mer, dela basområdena, eller balansera bara omsorgstimmar.</translation>
    </message>
    <message>
        <source>Care and travel hours together deviate at most {both:.2f} % from their mean, care hours alone {care:.2f} %.</source>
        <translation>Omsorgs- och restimmar tillsammans avviker högst {both:.2f} % från medelvärdet, omsorgstimmar för sig {care:.2f} %.</translation>
    </message>
    <message>
        <source>Care and travel hours together deviate at most {both} percent.</source>
        <translation>Omsorgs- och restimmar tillsammans avviker högst {both} procent.</translation>
    </message>
    <message>
        <source>Care and travel hours together where roads are given, else care hours alone</source>
        <translation>Omsorgs- och restimmar tillsammans där det finns vägar, annars enbart omsorgstimmar</translation>
    </message>
    <message>
        <source>Care and travel hours × minutes from the centres</source>
        <translation>Omsorgs- och restimmar × minuter från mittpunkterna</translation>
    </message>
    <message>
        <source>Care areas and who is responsible</source>
        <translation>Omsorgsområden och vem som ansvarar</translation>
    </message>
    <message>
        <source>Care hours a week</source>
        <translation>Omsorgstimmar i veckan</translation>
    </message>
    <message>
        <source>Care hours a week in all</source>
        <translation>Omsorgstimmar i veckan totalt</translation>
    </message>
    <message>
        <source>Care hours a week of the area. load_h_week where it is left empty.</source>
        <translation>Områdets omsorgstimmar i veckan. load_h_week om fältet lämnas tomt.</translation>
    </message>
    <message>
        <source>Care hours a week, when the fields are not called timmar_&lt;service&gt;.</source>
        <translation>Omsorgstimmar i veckan, om fälten inte heter timmar_&lt;insatstyp&gt;.</translation>
    </message>
    <message>
        <source>Care hours a week; their sum is what the areas are balanced on. All fields that begin with load_ where it is left empty.</source>
        <translation>Omsorgstimmar i veckan; områdena balanseras på deras summa. Alla fält som börjar med load_ om det lämnas tomt.</translation>
    </message>
    <message>
        <source>Care hours alone</source>
        <translation>Enbart omsorgstimmar</translation>
    </message>
    <message>
        <source>Care hours alone are balanced, as asked.</source>
        <translation>Bara omsorgstimmar är balanserade, som begärt.</translation>
    </message>
    <message>
        <source>Care hours alone are balanced, as no roads are given: straight lines say too little of the hours on the road.</source>
        <translation>Bara omsorgstimmar är balanserade, eftersom det inte finns några vägar: fågelvägen säger för lite om timmarna på vägen.</translation>
    </message>
    <message>
        <source>Care hours × minutes from the centres</source>
        <translation>Omsorgstimmar × minuter från mittpunkterna</translation>
    </message>
    <message>
        <source>Care hours, or the workload: care hours and the hours on the road, estimated from the visits that the care hours make, the minutes between the units, and the bases where they are given, else the centre of each area. Without a choice the workload is balanced where roads are given, else care hours; the report says which, and shows both.</source>
        <translation>Omsorgstimmar, eller arbetsbördan: omsorgstimmar och timmar på vägen, uppskattade från besöken som omsorgstimmarna ger, minuterna mellan basområdena och baserna där de är angivna, annars varje områdes mittpunkt. Utan val balanseras arbetsbördan där det finns vägar, annars omsorgstimmarna; rapporten säger vilket och visar båda.</translation>
    </message>
    <message>
        <source>Care minutes of one visit by service, for the estimate of travel hours; 0 for care without trips. Those left out are assumed. Example: {example}</source>
        <translation>Omsorgsminuter per besök och insatstyp, för uppskattningen av restimmar; 0 för omsorg utan resor. De som utelämnas antas. Exempel: {example}</translation>
    </message>
    <message>
        <source>Change the number of areas or the number of places per area.</source>
        <translation>Ändra antalet områden eller antalet platser per område.</translation>
    </message>
    <message>
        <source>Change the weights so that none is negative and the sum is 100.</source>
        <translation>Ändra vikterna så att ingen är negativ och summan är 100.</translation>
    </message>
    <message>
        <source>Changes per street</source>
        <translation>Förändringar per gata</translation>
    </message>
    <message>
        <source>Changes since the previous register</source>
        <translation>Ändringar sedan föregående register</translation>
    </message>
    <message>
        <source>Check inputs</source>
        <translation>Kontrollera indata</translation>
    </message>
    <message>
        <source>Check its coordinates; it is not counted.</source>
        <translation>Kontrollera dess koordinater; den räknas inte.</translation>
    </message>
    <message>
        <source>Check of the input</source>
        <translation>Kontroll av indata</translation>
    </message>
    <message>
        <source>Check that it is the right municipality, that its coordinate system is set right and that east and north are not exchanged.</source>
        <translation>Kontrollera att det är rätt kommun, att koordinatsystemet är rätt inställt och att öst och nord inte är omkastade.</translation>
    </message>
    <message>
        <source>Check that the column is hours a week and not a month or a year.</source>
        <translation>Kontrollera att kolumnen är timmar i veckan och inte per månad eller år.</translation>
    </message>
    <message>
        <source>Check that the layer has the same coordinate reference system and belongs to this municipality.</source>
        <translation>Kontrollera att lagret har samma koordinatsystem och hör till denna kommun.</translation>
    </message>
    <message>
        <source>Check that the layer holds more than ferry lines.</source>
        <translation>Kontrollera att lagret innehåller mer än färjelinjer.</translation>
    </message>
    <message>
        <source>Check that the layer is of this municipality, that its coordinate system is the right one and that north and east are not swapped; take out the rows that belong elsewhere.</source>
        <translation>Kontrollera att lagret är från den här kommunen, att dess koordinatsystem är det rätta och att nord och öst inte har bytt plats; ta bort de rader som hör hemma någon annanstans.</translation>
    </message>
    <message>
        <source>Check the columns with ages.</source>
        <translation>Kontrollera kolumnerna med åldrar.</translation>
    </message>
    <message>
        <source>Check the field with the direction of travel.</source>
        <translation>Kontrollera fältet med körriktning.</translation>
    </message>
    <message>
        <source>Check the layer's municipality, its coordinate system and its axes, unless these are meant to be left out.</source>
        <translation>Kontrollera lagrets kommun, koordinatsystem och axlar, om det inte är meningen att dessa ska lämnas utanför.</translation>
    </message>
    <message>
        <source>Check the path and the name of the layer, and that the file is what its ending says.</source>
        <translation>Kontrollera sökvägen och lagrets namn, och att filen är vad filändelsen säger.</translation>
    </message>
    <message>
        <source>Check the roads between them, or add a ferry or bridge.</source>
        <translation>Kontrollera vägarna emellan, eller lägg till en färja eller bro.</translation>
    </message>
    <message>
        <source>Check this installation</source>
        <translation>Kontrollera installationen</translation>
    </message>
    <message>
        <source>Choose a column that the layer has.</source>
        <translation>Välj en kolumn som lagret har.</translation>
    </message>
    <message>
        <source>Choose a column with numbers, or leave it out of what is counted when units move.</source>
        <translation>Välj en kolumn med tal, eller ta bort den ur det som räknas när basområden flyttas.</translation>
    </message>
    <message>
        <source>Choose a darker one, of at least {least} to 1; {example} would do.</source>
        <translation>Välj en mörkare, med minst {least} till 1; {example} duger.</translation>
    </message>
    <message>
        <source>Choose a layer of roads.</source>
        <translation>Välj ett lager med vägar.</translation>
    </message>
    <message>
        <source>Choose a layer that has, or remove its filter.</source>
        <translation>Välj ett lager som har det, eller ta bort dess filter.</translation>
    </message>
    <message>
        <source>Choose a layer that was made by “Export addresses”.</source>
        <translation>Välj ett lager som gjorts av ”Exportera adressregister”.</translation>
    </message>
    <message>
        <source>Choose a layer with areas.</source>
        <translation>Välj ett lager med områden.</translation>
    </message>
    <message>
        <source>Choose a layer with at least one unit.</source>
        <translation>Välj ett lager med minst ett basområde.</translation>
    </message>
    <message>
        <source>Choose a layer with geometry.</source>
        <translation>Välj ett lager med geometri.</translation>
    </message>
    <message>
        <source>Choose a load field with values, or sum the clients to the units first.</source>
        <translation>Välj ett fält med värden, eller summera först brukarna till basområdena.</translation>
    </message>
    <message>
        <source>Choose a polygon layer.</source>
        <translation>Välj ett lager med ytor.</translation>
    </message>
    <message>
        <source>Choose a speed above 0 km/h.</source>
        <translation>Välj en hastighet över 0 km/h.</translation>
    </message>
    <message>
        <source>Choose among: {groups}.</source>
        <translation>Välj bland: {groups}.</translation>
    </message>
    <message>
        <source>Choose among: {services}.</source>
        <translation>Välj bland: {services}.</translation>
    </message>
    <message>
        <source>Choose another file, or make the picture smaller.</source>
        <translation>Välj en annan fil eller gör bilden mindre.</translation>
    </message>
    <message>
        <source>Choose as the next one the register of the division that comes after it.</source>
        <translation>Välj som nästa register det för indelningen som kommer efter.</translation>
    </message>
    <message>
        <source>Choose at least one layer to check.</source>
        <translation>Välj minst ett lager att kontrollera.</translation>
    </message>
    <message>
        <source>Choose from 1 to {last}, or 0 for the one that is proposed.</source>
        <translation>Välj från 1 till {last}, eller 0 för det som föreslås.</translation>
    </message>
    <message>
        <source>Choose it as the field with own regi, or give it another name if it is something else.</source>
        <translation>Välj den som fält med egen regi, eller ge den ett annat namn om den är något annat.</translation>
    </message>
    <message>
        <source>Choose population fields and a rate for each service.</source>
        <translation>Välj befolkningsfält och ett nyckeltal för varje insatstyp.</translation>
    </message>
    <message>
        <source>Choose seconds or minutes.</source>
        <translation>Välj sekunder eller minuter.</translation>
    </message>
    <message>
        <source>Choose the addresses of one version.</source>
        <translation>Välj adresserna i en enda version.</translation>
    </message>
    <message>
        <source>Choose the areas that “Assign providers” or “Run a plan” wrote.</source>
        <translation>Välj de områden som ”Tilldela utförare” eller ”Kör en plan” skrev.</translation>
    </message>
    <message>
        <source>Choose the column that holds the time or the speed.</source>
        <translation>Välj kolumnen med tid eller hastighet.</translation>
    </message>
    <message>
        <source>Choose the column that holds today's area.</source>
        <translation>Välj kolumnen med dagens område.</translation>
    </message>
    <message>
        <source>Choose the columns that hold care hours a week.</source>
        <translation>Välj kolumnerna med omsorgstimmar i veckan.</translation>
    </message>
    <message>
        <source>Choose the columns that hold the hours a week, without their sum.</source>
        <translation>Välj kolumnerna med timmar i veckan, utan deras summa.</translation>
    </message>
    <message>
        <source>Choose the columns that hold the hours a week.</source>
        <translation>Välj kolumnerna med timmar i veckan.</translation>
    </message>
    <message>
        <source>Choose the columns that hold the hours.</source>
        <translation>Välj kolumnerna med timmarna.</translation>
    </message>
    <message>
        <source>Choose the field that holds the area number, 1 and up.</source>
        <translation>Välj fältet med områdets nummer, 1 och uppåt.</translation>
    </message>
    <message>
        <source>Choose the field with the unit's id, or add the column.</source>
        <translation>Välj fältet med basområdets id, eller lägg till kolumnen.</translation>
    </message>
    <message>
        <source>Choose the layer of current addresses.</source>
        <translation>Välj lagret med gällande adresser.</translation>
    </message>
    <message>
        <source>Choose the layer of the municipality's addresses.</source>
        <translation>Välj lagret med kommunens adresser.</translation>
    </message>
    <message>
        <source>Choose the layer that holds the roads, or measure in straight lines instead.</source>
        <translation>Välj lagret med vägarna, eller mät fågelvägen i stället.</translation>
    </message>
    <message>
        <source>Choose the layer that “Export address register” or “Run a plan” wrote.</source>
        <translation>Välj det lager som ”Exportera adressregister” eller ”Kör en plan” skrev.</translation>
    </message>
    <message>
        <source>Choose the layer with points, or add the columns x and y in EPSG:3006.</source>
        <translation>Välj lagret med punkter, eller lägg till kolumnerna x och y i EPSG:3006.</translation>
    </message>
    <message>
        <source>Choose the layer with the areas of this municipality.</source>
        <translation>Välj lagret med den här kommunens områden.</translation>
    </message>
    <message>
        <source>Choose the right layer or convert the feature.</source>
        <translation>Välj rätt lager eller gör om objektet.</translation>
    </message>
    <message>
        <source>Choose the roads of a smaller region, or ask for times alone.</source>
        <translation>Välj vägarna i ett mindre område, eller begär bara tider.</translation>
    </message>
    <message>
        <source>Class: internal.</source>
        <translation>Klass: intern.</translation>
    </message>
    <message>
        <source>Class: secret. What moves between two areas may be the hours of a single client.</source>
        <translation>Klass: sekretess. Det som flyttas mellan två områden kan vara en enda brukares timmar.</translation>
    </message>
    <message>
        <source>Client rows with a place and hours a week per service (timmar_&lt;service&gt;). Layers with personal numbers or names are refused. Only sums are written, but the load of a unit with one client is that client's hours: the result is as secret as the clients, unless it is kept per group of them (below).</source>
        <translation>Brukarrader med läge och timmar i veckan per insatstyp (timmar_&lt;insatstyp&gt;). Lager med personnummer eller namn avvisas. Bara summor skrivs, men vårdtyngden i ett basområde med en enda brukare är den brukarens timmar: resultatet är lika sekretessbelagt som brukarna, om det inte hålls per grupp av dem (nedan).</translation>
    </message>
    <message>
        <source>Client rows with hours a week per service. They are read, never written.</source>
        <translation>Brukarrader med timmar i veckan per insatstyp. De läses men skrivs aldrig ut.</translation>
    </message>
    <message>
        <source>Client rows with hours and today's provider, for continuity. They are summed per area and dropped.</source>
        <translation>Brukarrader med timmar och dagens utförare, för kontinuiteten. De summeras per område och släpps.</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Brukare</translation>
    </message>
    <message>
        <source>Close the gap, for example with the tool “Snap geometries to layer”, or add a link {unit}–{nearest}.</source>
        <translation>Stäng glipan, till exempel med verktyget ”Snäpp geometrier till lager”, eller lägg till en länk {unit}–{nearest}.</translation>
    </message>
    <message>
        <source>Close the gap, for example with the tool “Snap geometries to layer”, or give a link between the two where they shall be neighbours.</source>
        <translation>Stäng glipan, till exempel med verktyget ”Snäpp geometrier till lager”, eller ange en länk mellan de två om de ska vara grannar.</translation>
    </message>
    <message>
        <source>Column “{column}” is stored as “{stored}”: the format cannot hold the first name, keeps it to itself, or another column has it.</source>
        <translation>Kolumnen ”{column}” sparas som ”{stored}”: formatet kan inte ha det första namnet, har det för egen del, eller så har en annan kolumn det.</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Compactness (0 to 100)</source>
        <translation>Kompakthet (0 till 100)</translation>
    </message>
    <message>
        <source>Compare scenarios</source>
        <translation>Jämför scenarier</translation>
    </message>
    <message>
        <source>Comparison of scenarios</source>
        <translation>Jämförelse av scenarier</translation>
    </message>
    <message>
        <source>Complete the layer, or give links (bridge, ferry).</source>
        <translation>Komplettera lagret, eller ange länkar (bro, färja).</translation>
    </message>
    <message>
        <source>Compute them anew from the same layer of units.</source>
        <translation>Beräkna dem på nytt från samma lager av basområden.</translation>
    </message>
    <message>
        <source>Connect it, or give a link (bridge, ferry).</source>
        <translation>Bind ihop den, eller ange en länk (bro, färja).</translation>
    </message>
    <message>
        <source>Connect the pieces, or add ferry lines; places in other pieces cannot be reached.</source>
        <translation>Bind ihop delarna eller lägg till färjelinjer; platser i andra delar kan inte nås.</translation>
    </message>
    <message>
        <source>Connect the roads, add the ferry as a line, or leave the road layer out.</source>
        <translation>Bind ihop vägarna, lägg till färjan som linje, eller utelämna väglagret.</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Sammanhängande</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Contact's phone number</source>
        <translation>Kontaktens telefonnummer</translation>
    </message>
    <message>
        <source>Contact's web page</source>
        <translation>Kontaktens webbsida</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Koordinatsystem</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiera</translation>
    </message>
    <message>
        <source>Correct it if it shall stand in the address.</source>
        <translation>Rätta det om det ska stå i adressen.</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>Rätta det.</translation>
    </message>
    <message>
        <source>Correct one of the two dates.</source>
        <translation>Rätta ett av de två datumen.</translation>
    </message>
    <message>
        <source>Correct or remove the feature, or take the layer from its source again.</source>
        <translation>Rätta eller ta bort objektet, eller hämta lagret från källan igen.</translation>
    </message>
    <message>
        <source>Correct or remove the feature.</source>
        <translation>Rätta eller ta bort objektet.</translation>
    </message>
    <message>
        <source>Correct or remove the line.</source>
        <translation>Rätta eller ta bort linjen.</translation>
    </message>
    <message>
        <source>Correct the border: an address must have one answer.</source>
        <translation>Rätta gränsen: en adress måste ha ett svar.</translation>
    </message>
    <message>
        <source>Correct the borders, so that every place lies in one polygon.</source>
        <translation>Rätta gränserna, så att varje plats ligger i en yta.</translation>
    </message>
    <message>
        <source>Correct the code, or take the layer from its source again with the column as text.</source>
        <translation>Rätta koden, eller hämta lagret på nytt från källan med kolumnen som text.</translation>
    </message>
    <message>
        <source>Correct the code; codes are text with leading zeros.</source>
        <translation>Rätta koden; koder är text med inledande nollor.</translation>
    </message>
    <message>
        <source>Correct the hours; write 0 where there is no care.</source>
        <translation>Rätta timmarna; skriv 0 där ingen omsorg ges.</translation>
    </message>
    <message>
        <source>Correct the identifier or add the provider.</source>
        <translation>Rätta beteckningen eller lägg till utföraren.</translation>
    </message>
    <message>
        <source>Correct the identifier or add the provider. Known are: {known}.</source>
        <translation>Rätta beteckningen eller lägg till utföraren. Kända är: {known}.</translation>
    </message>
    <message>
        <source>Correct the key.</source>
        <translation>Rätta nyckeln.</translation>
    </message>
    <message>
        <source>Correct the line; quote values that hold the delimiter.</source>
        <translation>Rätta raden; sätt citattecken om värden som innehåller skiljetecknet.</translation>
    </message>
    <message>
        <source>Correct the number, or ask for more areas.</source>
        <translation>Rätta numret, eller begär fler områden.</translation>
    </message>
    <message>
        <source>Correct the number, or leave it empty for all areas.</source>
        <translation>Rätta numret, eller lämna det tomt för alla områden.</translation>
    </message>
    <message>
        <source>Correct the path; a relative one starts from the folder of the description.</source>
        <translation>Rätta sökvägen; en relativ utgår från beskrivningens mapp.</translation>
    </message>
    <message>
        <source>Correct the plan description or the table.</source>
        <translation>Rätta planbeskrivningen eller tabellen.</translation>
    </message>
    <message>
        <source>Correct the population.</source>
        <translation>Rätta befolkningen.</translation>
    </message>
    <message>
        <source>Correct the total, the population or the rates.</source>
        <translation>Rätta totalsumman, befolkningen eller nyckeltalen.</translation>
    </message>
    <message>
        <source>Correct the unit id or delete the link.</source>
        <translation>Rätta basområdets id eller ta bort länken.</translation>
    </message>
    <message>
        <source>Correct the value.</source>
        <translation>Rätta värdet.</translation>
    </message>
    <message>
        <source>Delete them or give them a place.</source>
        <translation>Ta bort dem eller ge dem ett läge.</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Mål</translation>
    </message>
    <message>
        <source>Detour factor without roads</source>
        <translation>Omvägsfaktor utan vägar</translation>
    </message>
    <message>
        <source>Deviation, care and travel hours (percent)</source>
        <translation>Avvikelse, omsorgs- och restimmar (procent)</translation>
    </message>
    <message>
        <source>Deviation, care hours (percent)</source>
        <translation>Avvikelse, omsorgstimmar (procent)</translation>
    </message>
    <message>
        <source>Did you mean {key}?</source>
        <translation>Menade du {key}?</translation>
    </message>
    <message>
        <source>Dissolve the units so that each area is one feature.</source>
        <translation>Slå samman basområdena så att varje område är ett objekt.</translation>
    </message>
    <message>
        <source>Divide into care areas</source>
        <translation>Dela in i omsorgsområden</translation>
    </message>
    <message>
        <source>Divides the units for every number of areas, tolerance and load asked for, each from the plan before, and puts the results beside each other: a table, and a chart of travel against the number of areas in which the scenarios that no other one beats are marked. Where no division is possible the table says why.</source>
        <translation>Delar in basområdena för varje antal områden, tolerans och vårdtyngd som begärs, var och en med förra förslaget som start, och ställer resultaten bredvid varandra: en tabell, och ett diagram över restid mot antal områden där de scenarier som inget annat slår är markerade. Där ingen indelning är möjlig säger tabellen varför.</translation>
    </message>
    <message>
        <source>Division into care areas</source>
        <translation>Indelning i omsorgsområden</translation>
    </message>
    <message>
        <source>Draw a line from unit to unit.</source>
        <translation>Rita en linje från basområde till basområde.</translation>
    </message>
    <message>
        <source>Draw it or delete the row.</source>
        <translation>Rita den eller ta bort raden.</translation>
    </message>
    <message>
        <source>Draw it or remove the feature.</source>
        <translation>Rita den eller ta bort objektet.</translation>
    </message>
    <message>
        <source>Drew the land of {municipality}.</source>
        <translation>Ritade marken i {municipality}.</translation>
    </message>
    <message>
        <source>Drew {count} road lines.</source>
        <translation>Ritade {count} väglinjer.</translation>
    </message>
    <message>
        <source>Each area gets at least so many sheltered houses. Empty: they do not matter.</source>
        <translation>Varje område får minst så många trygghetsboenden. Tomt: de spelar ingen roll.</translation>
    </message>
    <message>
        <source>Each area gets exactly so many of the bases. With 1, the base is the area's centre and travel is measured from it. Empty: bases do not matter.</source>
        <translation>Varje område får exakt så många av baserna. Med 1 är basen områdets mittpunkt och restiden mäts därifrån. Tomt: baserna spelar ingen roll.</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Arbetsinsats</translation>
    </message>
    <message>
        <source>Empty: as many as today. More: new ones are opened beside the areas that have most. Fewer: those with least care are given up.</source>
        <translation>Tomt: lika många som i dag. Fler: nya öppnas intill de områden som har mest. Färre: de med minst omsorg läggs ned.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Engelska</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fel</translation>
    </message>
    <message>
        <source>Errors must be corrected before a run; their number: {errors}. Warnings that are worth a look: {warnings}.</source>
        <translation>Felen måste rättas före en körning; antal: {errors}. Varningar som är värda en titt: {warnings}.</translation>
    </message>
    <message>
        <source>Evaluate a plan</source>
        <translation>Utvärdera ett indelningsförslag</translation>
    </message>
    <message>
        <source>Evaluation of a plan</source>
        <translation>Utvärdering av ett indelningsförslag</translation>
    </message>
    <message>
        <source>Everything that Care Areas needs is installed.</source>
        <translation>Allt som Omsorgsområden behöver är installerat.</translation>
    </message>
    <message>
        <source>Exactly so many areas are made.</source>
        <translation>Precis så många områden skapas.</translation>
    </message>
    <message>
        <source>Excel needs it to read å, ä and ö right; some programs do not want it.</source>
        <translation>Excel behöver det för att läsa å, ä och ö rätt; en del program vill inte ha det.</translation>
    </message>
    <message>
        <source>Export address register</source>
        <translation>Exportera adressregister</translation>
    </message>
    <message>
        <source>Export for map servers</source>
        <translation>Exportera för kartservrar</translation>
    </message>
    <message>
        <source>Export web map</source>
        <translation>Exportera webbkarta</translation>
    </message>
    <message>
        <source>Fastest times along {edges} pieces of road of layer {layer}; no waiting at junctions and no banned turns are counted.</source>
        <translation>Kortaste tider längs {edges} vägbitar i lagret {layer}; väntan i korsningar och svängförbud räknas inte in.</translation>
    </message>
    <message>
        <source>Fastest times along {edges} pieces of road of layer {layer}; no waiting at junctions and no banned turns are counted. The lines are linked like no road network, so a slower method was used.</source>
        <translation>Kortaste tider längs {edges} vägbitar i lagret {layer}; väntan i korsningar och svängförbud räknas inte in. Linjerna hänger ihop på ett sätt som inget vägnät gör, så en långsammare metod användes.</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Field of the units with a unique id; unit_id where it is left empty.</source>
        <translation>Basområdenas fält med unik id; unit_id om fältet lämnas tomt.</translation>
    </message>
    <message>
        <source>Field that is counted when a unit moves</source>
        <translation>Fält som räknas när ett basområde flyttas</translation>
    </message>
    <message>
        <source>Field with built-up area</source>
        <translation>Fält med tätort</translation>
    </message>
    <message>
        <source>Field with direction of travel</source>
        <translation>Fält med körriktning</translation>
    </message>
    <message>
        <source>Field with fixed area</source>
        <translation>Fält med låst område</translation>
    </message>
    <message>
        <source>Field with group</source>
        <translation>Fält med grupp</translation>
    </message>
    <message>
        <source>Field with own regi</source>
        <translation>Fält med egen regi</translation>
    </message>
    <message>
        <source>Field with speed</source>
        <translation>Fält med hastighet</translation>
    </message>
    <message>
        <source>Field with the area number</source>
        <translation>Fält med områdets nummer</translation>
    </message>
    <message>
        <source>Field with the area's name</source>
        <translation>Fält med områdets namn</translation>
    </message>
    <message>
        <source>Field with the destination's id</source>
        <translation>Fält med målets id</translation>
    </message>
    <message>
        <source>Field with the hours</source>
        <translation>Fält med öppettider</translation>
    </message>
    <message>
        <source>Field with the load</source>
        <translation>Fält med vårdtyngd</translation>
    </message>
    <message>
        <source>Field with the origin's id</source>
        <translation>Fält med startpunktens id</translation>
    </message>
    <message>
        <source>Field with the phone number</source>
        <translation>Fält med telefonnummer</translation>
    </message>
    <message>
        <source>Field with the provider's name</source>
        <translation>Fält med utförarens namn</translation>
    </message>
    <message>
        <source>Field with the unit's id</source>
        <translation>Fält med basområdets id</translation>
    </message>
    <message>
        <source>Field with the web page</source>
        <translation>Fält med webbsida</translation>
    </message>
    <message>
        <source>Field with today's area</source>
        <translation>Fält med dagens område</translation>
    </message>
    <message>
        <source>Field with travel time</source>
        <translation>Fält med restid</translation>
    </message>
    <message>
        <source>Fields of the clients with care hours a week, when they are not called timmar_&lt;service&gt;.</source>
        <translation>Brukarnas fält med omsorgstimmar i veckan, om de inte heter timmar_&lt;insatstyp&gt;.</translation>
    </message>
    <message>
        <source>Fields of the units with a district (small area, health centre, school) and how much it counts from 0 to 100 that an area's border does not cut through one, on the scale of the compactness. Example: {example}</source>
        <translation>Fält hos basområdena med ett distrikt (DeSO, vårdcentral, skola) och hur mycket det räknas, från 0 till 100, att ett områdes gräns inte skär igenom ett sådant, på kompakthetens skala. Exempel: {example}</translation>
    </message>
    <message>
        <source>Fields of the units with care hours a week; all that begin with load_ where it is left empty.</source>
        <translation>Basområdenas fält med omsorgstimmar i veckan; alla som börjar med load_ om det lämnas tomt.</translation>
    </message>
    <message>
        <source>Fields with client hours</source>
        <translation>Fält med brukarnas timmar</translation>
    </message>
    <message>
        <source>Fields with load</source>
        <translation>Fält med vårdtyngd</translation>
    </message>
    <message>
        <source>Fields with the provider of one service</source>
        <translation>Fält med utföraren av en insats</translation>
    </message>
    <message>
        <source>Figures of each area. Balanced: {what}.</source>
        <translation>Varje områdes siffror. Balanserat: {what}.</translation>
    </message>
    <message>
        <source>Figures of the plan</source>
        <translation>Förslagets siffror</translation>
    </message>
    <message>
        <source>Fill in both, or remove the row.</source>
        <translation>Fyll i båda eller ta bort raden.</translation>
    </message>
    <message>
        <source>Fill it in or remove the row.</source>
        <translation>Fyll i det eller ta bort raden.</translation>
    </message>
    <message>
        <source>Fill it in.</source>
        <translation>Fyll i det.</translation>
    </message>
    <message>
        <source>Fill it in; write 0 where there is nothing.</source>
        <translation>Fyll i det; skriv 0 där inget finns.</translation>
    </message>
    <message>
        <source>Fill the hole by moving the border of a neighbour, or leave it where nobody can live, such as a lake.</source>
        <translation>Fyll hålet genom att flytta en grannes gräns, eller låt det vara där ingen kan bo, till exempel i en sjö.</translation>
    </message>
    <message>
        <source>Fill them in (0 where the client has none) or remove the row.</source>
        <translation>Fyll i dem (0 där brukaren inga har) eller ta bort raden.</translation>
    </message>
    <message>
        <source>Fill them in if they are known.</source>
        <translation>Fyll i dem om de är kända.</translation>
    </message>
    <message>
        <source>Fill them in or remove the row.</source>
        <translation>Fyll i dem eller ta bort raden.</translation>
    </message>
    <message>
        <source>First day, as year-month-day: 2027-05-01.</source>
        <translation>Första dagen, som år-månad-dag: 2027-05-01.</translation>
    </message>
    <message>
        <source>Fix it to an area of today, or leave it free.</source>
        <translation>Lås det till ett av dagens områden, eller lämna det fritt.</translation>
    </message>
    <message>
        <source>Fixed beforehand (own regi).</source>
        <translation>Bestämt i förväg (egen regi).</translation>
    </message>
    <message>
        <source>Fixed beforehand.</source>
        <translation>Bestämt i förväg.</translation>
    </message>
    <message>
        <source>Folder of the page</source>
        <translation>Sidans mapp</translation>
    </message>
    <message>
        <source>For a layer that leaves the office, for instance to providers: units are joined to groups in which each service is given to at least so many clients, 5 for example, and the load of a group is spread evenly over its units. Divide with the exact load. 0: the load of each unit by itself.</source>
        <translation>För ett lager som lämnar kontoret, till exempel till utförare: basområden förs samman till grupper där varje insatstyp ges till minst så många brukare, till exempel 5, och gruppens vårdtyngd fördelas lika på dess basområden. Gör indelningen med den exakta vårdtyngden. 0: varje basområdes egen vårdtyngd.</translation>
    </message>
    <message>
        <source>For services that have another provider than the area's own, a field each, named utforare_ or provider_ and the service: utforare_hemsjukvard. Empty in an area: the area's own provider. telefon_hemsjukvard and url_hemsjukvard are read too, where they are there.</source>
        <translation>För insatser som har en annan utförare än områdets egen, ett fält vardera, med namnet utforare_ eller provider_ och insatsen: utforare_hemsjukvard. Tomt i ett område: områdets egen utförare. Även telefon_hemsjukvard och url_hemsjukvard läses där de finns.</translation>
    </message>
    <message>
        <source>Forecast years or other loads, with semicolons: a year stands for all fields load_&lt;service&gt;_&lt;year&gt;, or a name with its fields: today=load_hemtjanst+load_hemrehab; 2035. Empty: the fields with load above.</source>
        <translation>Prognosår eller andra vårdtyngder, med semikolon: ett år står för alla fält load_&lt;insatstyp&gt;_&lt;år&gt;, eller ett namn med sina fält: idag=load_hemtjanst+load_hemrehab; 2035. Tomt: fälten med vårdtyngd ovan.</translation>
    </message>
    <message>
        <source>From area</source>
        <translation>Från område</translation>
    </message>
    <message>
        <source>From {first} another division is valid, version {version}. What it changes stands here twice, with its days. What stands once is the same in both.</source>
        <translation>Från och med {first} gäller en annan indelning, version {version}. Det som då ändras står här två gånger, med sina dagar. Det som bara står en gång är lika i båda.</translation>
    </message>
    <message>
        <source>From {first} up to and including {last} another division is valid, version {version}. What it changes stands here twice, with its days. What stands once is the same in both.</source>
        <translation>Från och med {first} till och med {last} gäller en annan indelning, version {version}. Det som då ändras står här två gånger, med sina dagar. Det som bara står en gång är lika i båda.</translation>
    </message>
    <message>
        <source>Get it anew from where it comes from, or from a backup. A part of it would give wrong sums.</source>
        <translation>Hämta det på nytt där det kommer ifrån, eller från en säkerhetskopia. En del av det skulle ge fel summor.</translation>
    </message>
    <message>
        <source>Gets the folders public (what may be published) and internal (what stays in the office). Empty: the folder named in the description.</source>
        <translation>Får mapparna public (det som får publiceras) och internal (det som stannar på kontoret). Tomt: mappen som beskrivningen namnger.</translation>
    </message>
    <message>
        <source>Give 0 or more.</source>
        <translation>Ange 0 eller mer.</translation>
    </message>
    <message>
        <source>Give a point inside the municipality in the coordinate system of the layers, a unit's identifier, or a postal town or built-up area by its name.</source>
        <translation>Ange en punkt i kommunen i lagrens koordinatsystem, ett basområdes beteckning eller namnet på en postort eller tätort.</translation>
    </message>
    <message>
        <source>Give a rate or leave the total out.</source>
        <translation>Ange ett nyckeltal eller utelämna totalsumman.</translation>
    </message>
    <message>
        <source>Give a tolerance of 0 percent or more.</source>
        <translation>Ange en tolerans på 0 procent eller mer.</translation>
    </message>
    <message>
        <source>Give a weight above 0 to hours, clients, addresses, land or a column with values.</source>
        <translation>Ge timmar (hours), brukare (clients), adresser (addresses), mark (land) eller en kolumn med värden en vikt över 0.</translation>
    </message>
    <message>
        <source>Give all of BOUNDARY, SMALL_AREAS, SQUARES and ROADS, or none of them.</source>
        <translation>Ange alla av BOUNDARY, SMALL_AREAS, SQUARES och ROADS, eller inget av dem.</translation>
    </message>
    <message>
        <source>Give boundary, small areas, populated squares and roads.</source>
        <translation>Ange kommungräns, statistikområden, befolkade rutor och vägar.</translation>
    </message>
    <message>
        <source>Give each area a name of its own.</source>
        <translation>Ge varje område ett eget namn.</translation>
    </message>
    <message>
        <source>Give each area a name of its own: the public knows it by its name.</source>
        <translation>Ge varje område ett eget namn: allmänheten känner det vid namnet.</translation>
    </message>
    <message>
        <source>Give each area one number above 0.</source>
        <translation>Ge varje område ett tal över 0.</translation>
    </message>
    <message>
        <source>Give each area one row.</source>
        <translation>Ge varje område en rad.</translation>
    </message>
    <message>
        <source>Give each provider one row.</source>
        <translation>Ge varje utförare en rad.</translation>
    </message>
    <message>
        <source>Give each row its own, or remove the duplicate.</source>
        <translation>Ge varje rad en egen, eller ta bort dubbletten.</translation>
    </message>
    <message>
        <source>Give each row its own.</source>
        <translation>Ge varje rad en egen.</translation>
    </message>
    <message>
        <source>Give each unit an area, or let the plan rebalance: then they come to one.</source>
        <translation>Ge varje basområde ett område, eller låt planen balansera om: då kommer de till ett.</translation>
    </message>
    <message>
        <source>Give each unit an id of its own.</source>
        <translation>Ge varje basområde ett eget id.</translation>
    </message>
    <message>
        <source>Give every small area its own code.</source>
        <translation>Ge varje statistikområde en egen kod.</translation>
    </message>
    <message>
        <source>Give every unit 0 visits or more.</source>
        <translation>Ge varje basområde 0 besök eller fler.</translation>
    </message>
    <message>
        <source>Give every unit a load of 0 or more.</source>
        <translation>Ge varje basområde en vårdtyngd på 0 eller mer.</translation>
    </message>
    <message>
        <source>Give hours a week, 0 or more.</source>
        <translation>Ange timmar i veckan, 0 eller mer.</translation>
    </message>
    <message>
        <source>Give hours per inhabitant and week, 0 or more.</source>
        <translation>Ange timmar per invånare och vecka, 0 eller mer.</translation>
    </message>
    <message>
        <source>Give it a speed above 0 or a travel time, or delete the feature.</source>
        <translation>Ge det en hastighet över 0 eller en restid, eller ta bort objektet.</translation>
    </message>
    <message>
        <source>Give it an area number.</source>
        <translation>Ge det ett områdesnummer.</translation>
    </message>
    <message>
        <source>Give it back to that area, or loosen it.</source>
        <translation>Ge tillbaka det till det området, eller lossa det.</translation>
    </message>
    <message>
        <source>Give it from 0 to 100.</source>
        <translation>Ange den från 0 till 100.</translation>
    </message>
    <message>
        <source>Give it to a nearer area, or allow more.</source>
        <translation>Ge det till ett närmare område, eller tillåt mer.</translation>
    </message>
    <message>
        <source>Give it to an area under division.area_names, by a place in it.</source>
        <translation>Ge ett område namnet under division.area_names, efter en plats i det.</translation>
    </message>
    <message>
        <source>Give it units with more of it, or ask for fewer areas.</source>
        <translation>Ge det basområden med mer av den, eller begär färre områden.</translation>
    </message>
    <message>
        <source>Give its units to other areas, or expect more areas.</source>
        <translation>Ge dess basområden till andra områden, eller vänta fler områden.</translation>
    </message>
    <message>
        <source>Give one of: {keys}.</source>
        <translation>Ange en av: {keys}.</translation>
    </message>
    <message>
        <source>Give ready units (inputs.units) that end at the borders of these areas.</source>
        <translation>Ange färdiga basområden (inputs.units) som slutar vid de här områdenas gränser.</translation>
    </message>
    <message>
        <source>Give ready units, or leave {key} out.</source>
        <translation>Ange färdiga basområden, eller utelämna {key}.</translation>
    </message>
    <message>
        <source>Give some of it to a neighbouring area, or ask for more areas.</source>
        <translation>Ge något av det till ett grannområde, eller begär fler områden.</translation>
    </message>
    <message>
        <source>Give squares with the number of inhabitants, and roads inside the boundary.</source>
        <translation>Ange rutor med antal invånare, och vägar innanför kommungränsen.</translation>
    </message>
    <message>
        <source>Give that too, or leave the built-up areas out.</source>
        <translation>Ange även det, eller utelämna tätorterna.</translation>
    </message>
    <message>
        <source>Give the built-up areas as a layer, or the field that marks their units.</source>
        <translation>Ange tätorterna som lager, eller fältet som märker ut deras basområden.</translation>
    </message>
    <message>
        <source>Give the care hours a week that the provider can take on.</source>
        <translation>Ange hur många omsorgstimmar i veckan utföraren kan ta.</translation>
    </message>
    <message>
        <source>Give the clients, or units with inhabitants per age group (fields pop_…).</source>
        <translation>Ange brukarna, eller basområden med invånare per åldersgrupp (fälten pop_…).</translation>
    </message>
    <message>
        <source>Give the layer the coordinate system {system}, and save it anew in that of the areas.</source>
        <translation>Ge lagret koordinatsystemet {system} och spara det på nytt i områdenas system.</translation>
    </message>
    <message>
        <source>Give the layer, or leave the number empty.</source>
        <translation>Ange lagret, eller lämna antalet tomt.</translation>
    </message>
    <message>
        <source>Give the longest travel, or set its weight to 0.</source>
        <translation>Ange längsta restid, eller sätt dess vikt till 0.</translation>
    </message>
    <message>
        <source>Give the price of a care hour.</source>
        <translation>Ange priset för en omsorgstimme.</translation>
    </message>
    <message>
        <source>Give the quality as 0 to 100 points.</source>
        <translation>Ange kvaliteten som 0 till 100 poäng.</translation>
    </message>
    <message>
        <source>Give the roads of the whole municipality, small ones too, or leave the road layer out: then travel is measured by straight line.</source>
        <translation>Ange vägarna i hela kommunen, även små, eller utelämna väglagret: då mäts restid fågelvägen.</translation>
    </message>
    <message>
        <source>Give them to a neighbouring area, or add a link where one can pass.</source>
        <translation>Ge dem till ett grannområde, eller lägg till en länk där man kan ta sig fram.</translation>
    </message>
    <message>
        <source>Give totals that agree, or leave one kind out.</source>
        <translation>Ange totalsummor som stämmer överens, eller utelämna det ena slaget.</translation>
    </message>
    <message>
        <source>Gives each area one provider: own-regi areas fixed beforehand, the others to the bids with the highest sum of scores that keeps every capacity and number of areas. Says why, area by area, and which limits conflict when no award is possible.</source>
        <translation>Ger varje område en utförare: områden i egen regi bestäms i förväg, de andra går till anbuden med högst poängsumma som håller all kapacitet och alla antal områden. Säger varför, område för område, och vilka gränser som krockar om ingen tilldelning är möjlig.</translation>
    </message>
    <message>
        <source>Gives each unit its load (vårdtyngd, care hours a week) per service: summed from client rows, which are dropped at once, or estimated from inhabitants per age group and rates. A forecast makes the load grow with the population.</source>
        <translation>Ger varje basområde dess vårdtyngd (omsorgstimmar i veckan) per insatstyp: summerad från brukarrader, som släpps genast, eller beräknad från invånare per åldersgrupp och nyckeltal. Med en prognos växer vårdtyngden med befolkningen.</translation>
    </message>
    <message>
        <source>Good enough (percent)</source>
        <translation>Tillräckligt bra (procent)</translation>
    </message>
    <message>
        <source>Growth factors</source>
        <translation>Tillväxtfaktorer</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Öppettider</translation>
    </message>
    <message>
        <source>Hours a week, and how much they differ from an equal share</source>
        <translation>Timmar i veckan, och skillnaden mot en lika stor del</translation>
    </message>
    <message>
        <source>How far an area may be from the mean in what is balanced: care hours, or care and travel hours together.</source>
        <translation>Hur långt från medelvärdet ett område får vara i det som balanseras: omsorgstimmar, eller omsorgs- och restimmar tillsammans.</translation>
    </message>
    <message>
        <source>How far the care hours of an area may be from the mean; several with semicolons: 3; 5; 10.</source>
        <translation>Hur långt ett områdes omsorgstimmar får ligga från medelvärdet; flera med semikolon: 3; 5; 10.</translation>
    </message>
    <message>
        <source>How good the division is</source>
        <translation>Hur bra indelningen är</translation>
    </message>
    <message>
        <source>How long one of the staff is away from the base, travel included.</source>
        <translation>Hur länge en i personalen är borta från basen, resor inräknade.</translation>
    </message>
    <message>
        <source>How many addresses of each street are new, removed, or have another provider or area; needs the previous register.</source>
        <translation>Hur många adresser på varje gata som är nya, borttagna eller får en annan utförare eller ett annat område; kräver det förra registret.</translation>
    </message>
    <message>
        <source>How many areas are expected. Empty: as many as the largest number says.</source>
        <translation>Hur många områden som väntas. Tomt: så många som det högsta numret säger.</translation>
    </message>
    <message>
        <source>How much longer the way is than the straight line, where no roads are given.</source>
        <translation>Hur mycket längre vägen är än fågelvägen, där vägar inte anges.</translation>
    </message>
    <message>
        <source>How much short borders count beside travel. 0 counts travel only; 50 gives far shorter and smoother borders for well under one percent more travel; 100 gives areas as round as the land allows.</source>
        <translation>Hur mycket korta gränser räknas vid sidan av restid. 0 räknar bara restid; 50 ger mycket kortare och jämnare gränser för klart under en procent mer restid; 100 ger områden så runda som landet tillåter.</translation>
    </message>
    <message>
        <source>How often a week staff drive to a client with an alarm, on average.</source>
        <translation>Hur många gånger i veckan personalen i snitt åker till en brukare med trygghetslarm.</translation>
    </message>
    <message>
        <source>In Debian or Ubuntu run “sudo apt install {packages}” in a terminal, then restart QGIS.</source>
        <translation>I Debian eller Ubuntu: kör ”sudo apt install {packages}” i en terminal och starta om QGIS.</translation>
    </message>
    <message>
        <source>In WGS 84, as the standard (RFC 7946) wants it.</source>
        <translation>I WGS 84, som standarden (RFC 7946) kräver.</translation>
    </message>
    <message>
        <source>Inhabitants</source>
        <translation>Invånare</translation>
    </message>
    <message>
        <source>Inhabitants cannot search for them: fill in the name.</source>
        <translation>Invånarna kan inte söka efter dem: fyll i namnet.</translation>
    </message>
    <message>
        <source>Installed versions</source>
        <translation>Installerade versioner</translation>
    </message>
    <message>
        <source>Internal: a new file is for its owner alone.</source>
        <translation>Intern: en ny fil är bara för sin ägare.</translation>
    </message>
    <message>
        <source>Into how many rounds (morning, midday, evening) the visits of a day fall.</source>
        <translation>På hur många rundor (morgon, mitt på dagen, kväll) dagens besök fördelas.</translation>
    </message>
    <message>
        <source>Is made when it is not there. Files of the same names in it are replaced, others are left alone.</source>
        <translation>Skapas om den inte finns. Filer med samma namn ersätts, andra lämnas i fred.</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Brister</translation>
    </message>
    <message>
        <source>It assumes {rounds:.0f} rounds a day of at most {round_h:g} hours, {park:g} minutes at the door, and {alarm:g} alarm trips a week per alarm client.</source>
        <translation>Den antar {rounds:.0f} rundor om dagen på högst {round_h:g} timmar, {park:g} minuter vid dörren och {alarm:g} larmresor i veckan per brukare med larm.</translation>
    </message>
    <message>
        <source>It is proven that no division within the tolerance has more than {gap} percent less travel than this one. That much is hardly to be gained: with these centres at most {own} percent is left; the rest stands for other centres that the proof could not rule out in its time, and grows with the number of units and areas.</source>
        <translation>Det är bevisat att ingen indelning inom toleransen har mer än {gap} procent mindre resor än den här. Så mycket finns knappast att vinna: med de här mittpunkterna återstår högst {own} procent; resten står för andra mittpunkter som beviset inte hann utesluta, och växer med antalet basområden och områden.</translation>
    </message>
    <message>
        <source>It is {miss:.0f} % beyond the limits of shape.</source>
        <translation>Det ligger {miss:.0f} % utanför formens gränser.</translation>
    </message>
    <message>
        <source>Its {visits:.0f} visits a day are assumed from the care hours: home care {care:g} minutes of care each, nursing {nursing:g}, rehabilitation {rehab:g}, other services {other:g}, sheltered housing {house:g} (0: no trips).</source>
        <translation>Dess {visits:.0f} besök om dagen antas av omsorgstimmarna: hemtjänst {care:g} omsorgsminuter per besök, hemsjukvård {nursing:g}, hemrehab {rehab:g}, andra insatstyper {other:g}, trygghetsboende {house:g} (0: inga resor).</translation>
    </message>
    <message>
        <source>Its {visits:.0f} visits a day are those that the clients' layer counts.</source>
        <translation>Dess {visits:.0f} besök om dagen är de som brukarlagret räknar.</translation>
    </message>
    <message>
        <source>JSON file for “Run a plan”: what it says is checked, and every layer that it names, for all that would stop the run before the division begins.</source>
        <translation>JSON-fil för ”Kör en plan”: det som står i den kontrolleras, liksom varje lager som den nämner, med allt som skulle stoppa körningen innan indelningen börjar.</translation>
    </message>
    <message>
        <source>JSON file that names the layers and says what is asked for; see docs/model.md. Relative paths in it start from its folder.</source>
        <translation>JSON-fil som namnger lagren och säger vad som begärs; se docs/model.md. Relativa sökvägar i den utgår från dess mapp.</translation>
    </message>
    <message>
        <source>JSON file with the keys that docs/web.md lists: e-mail, opening hours, how to apply, own words, languages, colour, logo, neighbouring municipalities, accessibility statement. What is written in the parameters here comes before it.</source>
        <translation>JSON-fil med de nycklar som står i docs/web.md: e-post, öppettider, hur man ansöker, egna ord, språk, färg, logotyp, grannkommuner, tillgänglighetsredogörelse. Det som skrivs i parametrarna här går före.</translation>
    </message>
    <message>
        <source>Join it to a neighbour with the tool “Eliminate selected polygons”, and give its load to that neighbour.</source>
        <translation>Slå ihop den med en granne med verktyget ”Eliminera valda polygoner” och ge grannen dess vårdtyngd.</translation>
    </message>
    <message>
        <source>Keep one of the two names, or change the division so that the places are apart.</source>
        <translation>Behåll ett av de två namnen, eller ändra indelningen så att platserna hamnar i olika områden.</translation>
    </message>
    <message>
        <source>Keep one of the two names, or give another place.</source>
        <translation>Behåll ett av de två namnen eller ange en annan plats.</translation>
    </message>
    <message>
        <source>Keep one of the two.</source>
        <translation>Behåll ett av de två.</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>Behåll en av dem.</translation>
    </message>
    <message>
        <source>Keep one of “rebalance” and “evaluate”.</source>
        <translation>Behåll en av ”rebalance” och ”evaluate”.</translation>
    </message>
    <message>
        <source>Keep one row per area, men and women together.</source>
        <translation>Behåll en rad per område, män och kvinnor tillsammans.</translation>
    </message>
    <message>
        <source>Keep one year, and call the columns region, ålder, kön and år.</source>
        <translation>Behåll ett år, och kalla kolumnerna region, ålder, kön och år.</translation>
    </message>
    <message>
        <source>Keep what stands in braces.</source>
        <translation>Behåll det som står inom klamrar.</translation>
    </message>
    <message>
        <source>Known are: {names}.</source>
        <translation>Kända är: {names}.</translation>
    </message>
    <message>
        <source>Known keys: {keys}.</source>
        <translation>Kända nycklar: {keys}.</translation>
    </message>
    <message>
        <source>Known totals</source>
        <translation>Kända totalsummor</translation>
    </message>
    <message>
        <source>Land (km²)</source>
        <translation>Mark (km²)</translation>
    </message>
    <message>
        <source>Language of the lists</source>
        <translation>Listornas språk</translation>
    </message>
    <message>
        <source>Language of the register</source>
        <translation>Registrets språk</translation>
    </message>
    <message>
        <source>Lantmäteriet's Belägenhetsadress or another address layer.</source>
        <translation>Lantmäteriets Belägenhetsadress eller ett annat adresslager.</translation>
    </message>
    <message>
        <source>Lantmäteriet's Belägenhetsadress or another address layer: where people live.</source>
        <translation>Lantmäteriets Belägenhetsadress eller ett annat adresslager: var folk bor.</translation>
    </message>
    <message>
        <source>Lantmäteriet's Belägenhetsadress, of which only current addresses count, or another address layer.</source>
        <translation>Lantmäteriets Belägenhetsadress, där bara gällande adresser räknas, eller ett annat adresslager.</translation>
    </message>
    <message>
        <source>Largest deviation (percent)</source>
        <translation>Största avvikelse (procent)</translation>
    </message>
    <message>
        <source>Largest deviation in care and travel hours together (percent)</source>
        <translation>Största avvikelse i omsorgs- och restimmar tillsammans (procent)</translation>
    </message>
    <message>
        <source>Largest deviation in care hours (percent)</source>
        <translation>Största avvikelse i omsorgstimmar (procent)</translation>
    </message>
    <message>
        <source>Largest deviation in what is balanced (percent)</source>
        <translation>Största avvikelse i det som balanseras (procent)</translation>
    </message>
    <message>
        <source>Largest deviation of an area not locked (percent)</source>
        <translation>Största avvikelse hos ett olåst område (procent)</translation>
    </message>
    <message>
        <source>Largest deviation of such an area today (percent)</source>
        <translation>Största avvikelse hos ett sådant område i dag (procent)</translation>
    </message>
    <message>
        <source>Largest deviation, care and travel hours (percent)</source>
        <translation>Största avvikelse, omsorgs- och restimmar (procent)</translation>
    </message>
    <message>
        <source>Largest deviation, care hours (percent)</source>
        <translation>Största avvikelse, omsorgstimmar (procent)</translation>
    </message>
    <message>
        <source>Largest number of areas</source>
        <translation>Högsta antal områden</translation>
    </message>
    <message>
        <source>Largest share that may move (percent)</source>
        <translation>Största andel som får flyttas (procent)</translation>
    </message>
    <message>
        <source>Last day, when it is decided, as year-month-day.</source>
        <translation>Sista dagen, när den är bestämd, som år-månad-dag.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Lager</translation>
    </message>
    <message>
        <source>Layer units: no unit is within {limit:g} of all of unit {unit} and those that shall stay together with it ({count} such groups: {units}). Allow a longer way or loosen the group.</source>
        <translation>Lagret units: inget basområde ligger inom {limit:g} från både basområdet {unit} och alla som ska hållas ihop med det ({count} sådana grupper: {units}). Tillåt en längre väg eller lossa gruppen.</translation>
    </message>
    <message>
        <source>Layer units: the units locked to area {area} have {value} of “{load}”, more than the {high} an area may have ({units}). Unlock some of them.</source>
        <translation>Lagret units: basområdena som är låsta till område {area} har {value} av ”{load}”, mer än de {high} som ett område får ha ({units}). Lås upp några av dem.</translation>
    </message>
    <message>
        <source>Layer units: unit {unit} and those it is connected with have no base. Add a link to the others, or give them a base.</source>
        <translation>Lagret units: basområdet {unit} och de som hänger ihop med det har ingen bas. Lägg till en länk till de andra, eller ge dem en bas.</translation>
    </message>
    <message>
        <source>Layer units: unit {unit} has {value} of “{load}”, and no connected group of units with it keeps the bounds ({low} to {high}). No division keeps these bounds. Allow a larger tolerance, split heavy units or change the number of areas.</source>
        <translation>Lagret units: basområdet {unit} har {value} av ”{load}”, och ingen sammanhängande grupp av basområden med det håller gränserna ({low} till {high}). Ingen indelning håller de gränserna. Tillåt större tolerans, dela tunga basområden eller ändra antalet områden.</translation>
    </message>
    <message>
        <source>Layer units: unit {unit} has {value} of “{load}”, more than the {high} an area may have ({count} such units: {units}). Split the unit, ask for fewer areas or allow a larger tolerance.</source>
        <translation>Lagret units: basområde {unit} har {value} av ”{load}”, mer än de {high} som ett område får ha ({count} sådana basområden: {units}). Dela basområdet, begär färre områden eller tillåt större tolerans.</translation>
    </message>
    <message>
        <source>Layer units: unit {unit} has {value} of “{load}”; all {count} connected areas with it that keep the bounds ({low} to {high}) were tried, and none leaves units that make whole areas. No division keeps these bounds. Allow a larger tolerance, split heavy units or change the number of areas.</source>
        <translation>Lagret units: basområdet {unit} har {value} av ”{load}”; alla {count} sammanhängande områden med det som håller gränserna ({low} till {high}) prövades, och inget lämnar basområden som ger hela områden. Ingen indelning håller de gränserna. Tillåt större tolerans, dela tunga basområden eller ändra antalet områden.</translation>
    </message>
    <message>
        <source>Layer units: unit {unit} is farther than the {limit:g} allowed from every base ({count} such units: {units}). Allow a longer way, let it cost instead, or add a base.</source>
        <translation>Lagret units: basområdet {unit} ligger längre än tillåtna {limit:g} från varje bas ({count} sådana basområden: {units}). Tillåt en längre väg, låt den kosta i stället, eller lägg till en bas.</translation>
    </message>
    <message>
        <source>Layer units: unit {unit} is fixed to area {area}, but it is in area {today} today and one of the two areas is locked. Unlock area {locked}, or change where the unit is fixed.</source>
        <translation>Lagret units: basområdet {unit} är låst till område {area}, men det ligger i dag i område {today} och ett av de två områdena är låst. Lås upp område {locked}, eller ändra var basområdet är låst.</translation>
    </message>
    <message>
        <source>Layer units: unit {unit} is locked to area {area}, but another unit of its group is locked to area {other}. Change a lock or the group.</source>
        <translation>Lagret units: basområde {unit} är låst till område {area}, men ett annat basområde i dess grupp är låst till område {other}. Ändra ett lås eller gruppen.</translation>
    </message>
    <message>
        <source>Layer units: unit {unit} is locked to area {area}, but there are only {areas} areas. Change the lock or ask for more areas.</source>
        <translation>Lagret units: basområde {unit} är låst till område {area}, men det finns bara {areas} områden. Ändra låset eller begär fler områden.</translation>
    </message>
    <message>
        <source>Layer units: unit {unit} lies so far from the others that no area with it keeps the longest way: the centres that reach it reach at most {most} of “{load}”, and an area needs {least} ({count} such units: {units}). Check the roads to them, allow a longer way, let it cost instead, or leave them out.</source>
        <translation>Lager units: basområde {unit} ligger så långt från de andra att inget område med det håller den längsta restiden: medelpunkterna som når det når högst {most} av ”{load}”, och ett område behöver {least} ({count} sådana basområden: {units}). Kontrollera vägarna till dem, tillåt en längre restid, låt den kosta i stället, eller utelämna dem.</translation>
    </message>
    <message>
        <source>Layer units: units {first} and {second} are locked to area {area} but have no connection. Add a link between the parts or change a lock.</source>
        <translation>Lagret units: basområdena {first} och {second} är låsta till område {area} men saknar förbindelse. Lägg till en länk mellan delarna eller ändra ett lås.</translation>
    </message>
    <message>
        <source>Layer units: units {first} and {second} are locked to area {area}, but units locked to other areas lie between them. Change one of the locks.</source>
        <translation>Lagret units: basområdena {first} och {second} är låsta till område {area}, men basområden som är låsta till andra områden ligger emellan. Ändra ett av låsen.</translation>
    </message>
    <message>
        <source>Layer units: units {first} and {second} shall stay together but their group is not connected; perhaps a barrier parts it. Add a link or change the group.</source>
        <translation>Lagret units: basområdena {first} och {second} ska hållas ihop men deras grupp hänger inte ihop; kanske delas den av en barriär. Lägg till en länk eller ändra gruppen.</translation>
    </message>
    <message>
        <source>Layer units: {count} units have no connection to the others ({units}), and their {total} of “{load}” do not make whole areas of {low} to {high}. Add a link (bridge, ferry) to the others, or leave them out.</source>
        <translation>Lagret units: {count} basområden saknar förbindelse med de andra ({units}), och deras {total} av ”{load}” räcker inte jämnt till områden om {low} till {high}. Lägg till en länk (bro, färja) till de andra, eller utelämna dem.</translation>
    </message>
    <message>
        <source>Layer {layer} cannot be written to {path}: {reason}. What was there before is untouched.</source>
        <translation>Lagret {layer} kan inte skrivas till {path}: {reason}. Det som fanns där förut är orört.</translation>
    </message>
    <message>
        <source>Layer {layer} does not say who today's provider is: handover and continuity cannot be shown.</source>
        <translation>Lagret {layer} säger inte vem som är utförare i dag: överlämning och kontinuitet kan inte visas.</translation>
    </message>
    <message>
        <source>Layer {layer} has hours of none of the services {known}: all that it has are summed: {services}.</source>
        <translation>Lagret {layer} har inga timmar för någon av tjänsterna {known}: alla som det har summeras: {services}.</translation>
    </message>
    <message>
        <source>Layer {layer} has no column for one-way streets (ForbjudenFardriktning): a line is open in the directions in which its speed holds.</source>
        <translation>Lagret {layer} saknar kolumn för enkelriktat (ForbjudenFardriktning): en linje är öppen i de riktningar där dess hastighet gäller.</translation>
    </message>
    <message>
        <source>Layer {layer} has no column of address identifiers; the feature numbers are used. They may change when the layer is saved anew.</source>
        <translation>Lagret {layer} saknar kolumn med adressidentitet; objektens nummer används. De kan ändras när lagret sparas på nytt.</translation>
    </message>
    <message>
        <source>Layer {layer} has no column of area codes; the feature numbers are used.</source>
        <translation>Lagret {layer} saknar kolumn med områdeskoder; objektens nummer används.</translation>
    </message>
    <message>
        <source>Layer {layer} has no column of house numbers ({name}): addresses are told by street alone.</source>
        <translation>Lagret {layer} har ingen kolumn med husnummer ({name}): adresser anges med enbart gata.</translation>
    </message>
    <message>
        <source>Layer {layer} has no column “statusforbelagenhetsadress”: every address was taken as in force.</source>
        <translation>Lagret {layer} saknar kolumnen ”statusforbelagenhetsadress”: varje adress togs som gällande.</translation>
    </message>
    <message>
        <source>Layer {layer} has no geometry; the squares were made from their codes in EPSG:3006.</source>
        <translation>Lagret {layer} saknar geometri; rutorna gjordes av sina koder i EPSG:3006.</translation>
    </message>
    <message>
        <source>Layer {layer} has no numbers of inhabitants by age.</source>
        <translation>Lagret {layer} saknar antal invånare per ålder.</translation>
    </message>
    <message>
        <source>Layer {layer} has {count} polygons; together they were taken as the boundary.</source>
        <translation>Lagret {layer} har {count} ytor; de togs tillsammans som kommungräns.</translation>
    </message>
    <message>
        <source>Layer {layer} names no coordinate system; its columns “{x}” and “{y}” were read as SWEREF 99 TM.</source>
        <translation>Lagret {layer} anger inget koordinatsystem; dess kolumner ”{x}” och ”{y}” lästes som SWEREF 99 TM.</translation>
    </message>
    <message>
        <source>Layer {layer} was read as {spelling}: {count} lines, {assumed} of them with an assumed speed.</source>
        <translation>Lagret {layer} lästes som {spelling}: {count} linjer, {assumed} av dem med antagen hastighet.</translation>
    </message>
    <message>
        <source>Layer {layer}, feature {feature}: {what} {remedy}</source>
        <translation>Lagret {layer}, objekt {feature}: {what} {remedy}</translation>
    </message>
    <message>
        <source>Layer {layer}: the column {column} was left out, as it is the sum of {others}.</source>
        <translation>Lager {layer}: kolumnen {column} räknas inte, eftersom den är summan av {others}.</translation>
    </message>
    <message>
        <source>Layer {layer}: {count} addresses are written as another one is, such as “{label}”: the register lists them, and the search asks back.</source>
        <translation>Lager {layer}: {count} adresser skrivs likadant som någon annan, till exempel ”{label}”: registret listar dem, och sökningen frågar tillbaka.</translation>
    </message>
    <message>
        <source>Layer {layer}: {count} addresses were left out, as their status is not “Gällande” but {states}.</source>
        <translation>Lagret {layer}: {count} adresser utelämnades, eftersom deras status inte är ”Gällande” utan {states}.</translation>
    </message>
    <message>
        <source>Layer {layer}: {count} lines were left out, as their class is not for cars.</source>
        <translation>Lagret {layer}: {count} linjer utelämnades, eftersom deras klass inte är för bilar.</translation>
    </message>
    <message>
        <source>Layer {layer}: {count} lines were left out, as they are for cycles or on foot.</source>
        <translation>Lager {layer}: {count} linjer utelämnades, eftersom de är för cykel eller gång.</translation>
    </message>
    <message>
        <source>Layer {layer}: {count} lines were left out, as they are private or closed (access).</source>
        <translation>Lagret {layer}: {count} linjer utelämnades, eftersom de är privata eller avstängda (access).</translation>
    </message>
    <message>
        <source>Layer {layer}: {what} {remedy}</source>
        <translation>Lagret {layer}: {what} {remedy}</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Lager</translation>
    </message>
    <message>
        <source>Layers that were read</source>
        <translation>Lager som lästes</translation>
    </message>
    <message>
        <source>Least compactness</source>
        <translation>Minsta kompakthet</translation>
    </message>
    <message>
        <source>Least compactness of an area (Polsby–Popper)</source>
        <translation>Minsta kompakthet hos ett område (Polsby–Popper)</translation>
    </message>
    <message>
        <source>Least load per area</source>
        <translation>Minsta vårdtyngd per område</translation>
    </message>
    <message>
        <source>Least number of clients behind a load</source>
        <translation>Minsta antal brukare bakom en vårdtyngd</translation>
    </message>
    <message>
        <source>Leave the load out, or choose one with values.</source>
        <translation>Utelämna vårdtyngden, eller välj en med värden.</translation>
    </message>
    <message>
        <source>Leave them out, or give the clients.</source>
        <translation>Utelämna dem, eller ange brukarna.</translation>
    </message>
    <message>
        <source>Leave them out, or leave out the layer with the load.</source>
        <translation>Utelämna dem, eller utelämna lagret med vårdtyngden.</translation>
    </message>
    <message>
        <source>Length of a round (minutes)</source>
        <translation>En rundas längd (minuter)</translation>
    </message>
    <message>
        <source>Lengths too</source>
        <translation>Även längder</translation>
    </message>
    <message>
        <source>Let all rows of an area have the same name.</source>
        <translation>Låt alla rader i ett område ha samma namn.</translation>
    </message>
    <message>
        <source>Let all rows of an area name the same provider.</source>
        <translation>Låt alla rader för ett område ange samma utförare.</translation>
    </message>
    <message>
        <source>Let the file begin with "format": "{format}".</source>
        <translation>Låt filen börja med "format": "{format}".</translation>
    </message>
    <message>
        <source>Lines that part neighbours, such as a river, a railway or a motorway.</source>
        <translation>Linjer som skiljer grannar åt, till exempel en å, en järnväg eller en motorväg.</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Länkar</translation>
    </message>
    <message>
        <source>Lists which numbers of each street belong to which area, as ranges with odd and even apart, one line where a whole street is in one area. Made from the address register only.</source>
        <translation>Listar vilka nummer på varje gata som hör till vilket område, som intervall med udda och jämna för sig; en rad där hela gatan ligger i ett område. Görs enbart av adressregistret.</translation>
    </message>
    <message>
        <source>Loads that are held even too, each with its own tolerance: a service, an age group, or any field of the units with numbers, such as clients or night alarms. Example: {example}</source>
        <translation>Vårdtyngder som också hålls jämna, var och en med egen tolerans: en insatstyp, en åldersgrupp eller vilket fält som helst med tal hos basområdena, till exempel brukare eller nattlarm. Exempel: {example}</translation>
    </message>
    <message>
        <source>Loads to compare</source>
        <translation>Vårdtyngder att jämföra</translation>
    </message>
    <message>
        <source>Locked areas</source>
        <translation>Låsta områden</translation>
    </message>
    <message>
        <source>Longest travel</source>
        <translation>Längsta resväg</translation>
    </message>
    <message>
        <source>Longest travel (minutes)</source>
        <translation>Längsta restid (minuter)</translation>
    </message>
    <message>
        <source>Longest travel outside built-up areas (minutes)</source>
        <translation>Längsta restid utanför tätort (minuter)</translation>
    </message>
    <message>
        <source>Look there for a missing comma, bracket or quotation mark.</source>
        <translation>Leta där efter ett komma, en parentes eller ett citattecken som saknas.</translation>
    </message>
    <message>
        <source>Looking for the smallest changes with which a division can be found.</source>
        <translation>Söker de minsta ändringar med vilka en indelning kan hittas.</translation>
    </message>
    <message>
        <source>Made with Care Areas.</source>
        <translation>Gjord med Omsorgsområden.</translation>
    </message>
    <message>
        <source>Make street register</source>
        <translation>Skapa gaturegister</translation>
    </message>
    <message>
        <source>Make sure that they are of the same division (DeSO {year}).</source>
        <translation>Försäkra dig om att de hör till samma indelning (DeSO {year}).</translation>
    </message>
    <message>
        <source>Make the register anew with “Export addresses” from these areas.</source>
        <translation>Gör om registret med ”Exportera adresser” från de här områdena.</translation>
    </message>
    <message>
        <source>Make the register anew with “Export addresses”.</source>
        <translation>Gör om registret med ”Exportera adresser”.</translation>
    </message>
    <message>
        <source>Makes a synthetic municipality with every layer that a plan needs: boundary, small areas, squares, roads, addresses, clients, providers, bids, bases and sheltered housing. Every row is marked as synthetic. With real layers given, only what they lack is invented.</source>
        <translation>Skapar en syntetisk kommun med alla lager som en plan behöver: kommungräns, statistikområden, rutor, vägar, adresser, brukare, utförare, anbud, baser och trygghetsboenden. Varje rad är märkt som syntetisk. Om verkliga lager anges hittas bara det på som saknas.</translation>
    </message>
    <message>
        <source>Makes the basic units (basområden) that areas are put together from: polygons that cover the boundary without gap or overlap, within the small areas and finer than them where people live, each with an anchor where its people live.</source>
        <translation>Skapar de basområden som omsorgsområden sätts samman av: ytor som täcker kommunen utan glapp eller överlapp, inom de små statistikområdena och finare än dem där folk bor, var och en med en ankarpunkt där invånarna bor.</translation>
    </message>
    <message>
        <source>Makes the public page on which everybody finds by address who is responsible: a folder of files for any web server, and the same as one file that opens by double click. It asks no other server for anything. Files that others keep in the folder are never touched, and a page that was published there before stays whole until the new one is complete.</source>
        <translation>Gör den publika sida där alla på sin adress hittar vem som ansvarar: en mapp med filer för vilken webbserver som helst, och samma sida som en enda fil som öppnas med dubbelklick. Den frågar ingen annan server om något. Filer som andra har i mappen rörs aldrig, och en sida som har publicerats där förut är hel tills den nya är färdig.</translation>
    </message>
    <message>
        <source>Making the sample municipality in the background …</source>
        <translation>Skapar exempelkommunen i bakgrunden …</translation>
    </message>
    <message>
        <source>Mark it in the table, or leave the key out.</source>
        <translation>Märk ut den i tabellen eller ta bort nyckeln.</translation>
    </message>
    <message>
        <source>Matrix file</source>
        <translation>Matrisfil</translation>
    </message>
    <message>
        <source>Mean travel (minutes)</source>
        <translation>Medelrestid (minuter)</translation>
    </message>
    <message>
        <source>Mean travel by number of areas</source>
        <translation>Medelrestid efter antal områden</translation>
    </message>
    <message>
        <source>Mean travel from the centres (minutes per care hour)</source>
        <translation>Genomsnittlig restid från mittpunkterna (minuter per omsorgstimme)</translation>
    </message>
    <message>
        <source>Mean travel is that from each area's centre to its units, in minutes per care hour. It compares divisions; it is not the distance that staff will drive.</source>
        <translation>Genomsnittlig restid är den från varje områdes mittpunkt till dess basområden, i minuter per omsorgstimme. Den jämför indelningar; den är inte sträckan som personalen kommer att köra.</translation>
    </message>
    <message>
        <source>Measures any division of the units into areas, drawn by hand, made elsewhere or in force today: figures per area and for the plan, and every broken rule with its place.</source>
        <translation>Mäter vilken indelning som helst av basområdena, ritad för hand, gjord på annat håll eller gällande i dag: siffror per område och för förslaget, och varje bruten regel med sin plats.</translation>
    </message>
    <message>
        <source>Measures the fastest travel time from every origin to every destination along roads, one-way streets and ferries included, exactly in milliseconds. Pairs without a way are counted and listed.</source>
        <translation>Mäter den kortaste restiden från varje startpunkt till varje mål längs vägar, med enkelriktade gator och färjor, exakt i millisekunder. Par utan väg räknas och listas.</translation>
    </message>
    <message>
        <source>Measures the fastest way in metres; of several equally fast ones, the shortest.</source>
        <translation>Mäter den snabbaste vägen i meter; av flera lika snabba den kortaste.</translation>
    </message>
    <message>
        <source>Mend those that are listed, and check again.</source>
        <translation>Rätta dem som är uppräknade och kontrollera igen.</translation>
    </message>
    <message>
        <source>Minutes per visit</source>
        <translation>Minuter per besök</translation>
    </message>
    <message>
        <source>Most load per area</source>
        <translation>Högsta vårdtyngd per område</translation>
    </message>
    <message>
        <source>Move it, or remove it from the layer.</source>
        <translation>Flytta det, eller ta bort det ur lagret.</translation>
    </message>
    <message>
        <source>Move its ends into the two units that it joins.</source>
        <translation>Flytta ändarna till de två basområden som den förenar.</translation>
    </message>
    <message>
        <source>Move the border so that one lies inside.</source>
        <translation>Flytta gränsen så att en ligger innanför.</translation>
    </message>
    <message>
        <source>Move the border, or the bases.</source>
        <translation>Flytta gränsen, eller baserna.</translation>
    </message>
    <message>
        <source>Move them, unless that is meant.</source>
        <translation>Flytta dem, om det inte är meningen.</translation>
    </message>
    <message>
        <source>Move units between it and its neighbours, or allow more.</source>
        <translation>Flytta basområden mellan det och grannarna, eller tillåt mer.</translation>
    </message>
    <message>
        <source>Moves to another area (percent, weighted)</source>
        <translation>Flyttas till ett annat område (procent, viktat)</translation>
    </message>
    <message>
        <source>Moves, weighted (percent)</source>
        <translation>Flyttas, viktat (procent)</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Kommun</translation>
    </message>
    <message>
        <source>NVDB, OpenStreetMap or another road layer.</source>
        <translation>NVDB, OpenStreetMap eller ett annat väglager.</translation>
    </message>
    <message>
        <source>Name a column of the layer “units”, or {town}.</source>
        <translation>Ange en kolumn i lagret ”units” eller {town}.</translation>
    </message>
    <message>
        <source>Name at least one service.</source>
        <translation>Namnge minst en insatstyp.</translation>
    </message>
    <message>
        <source>Name each by a place in it: {example}.</source>
        <translation>Ge varje område ett namn efter en plats i det: {example}.</translation>
    </message>
    <message>
        <source>Name each load once.</source>
        <translation>Ange varje vårdtyngd en gång.</translation>
    </message>
    <message>
        <source>Name every column.</source>
        <translation>Namnge varje kolumn.</translation>
    </message>
    <message>
        <source>Name it F_ForbjudenFardriktning (as digitised) or B_ForbjudenFardriktning (against it) with 1 where driving is forbidden, or ForbjudenFardriktning with Med or Mot; or remove it.</source>
        <translation>Kalla den F_ForbjudenFardriktning (i linjens riktning) eller B_ForbjudenFardriktning (mot den) med 1 där det är förbjudet att köra, eller ForbjudenFardriktning med Med eller Mot; eller ta bort den.</translation>
    </message>
    <message>
        <source>Name it under inputs.{role}, or name ready units with a column for the area.</source>
        <translation>Ange det under inputs.{role}, eller ange färdiga basområden med en kolumn för området.</translation>
    </message>
    <message>
        <source>Name it, for instance 2027-1.</source>
        <translation>Namnge den, till exempel 2027-1.</translation>
    </message>
    <message>
        <source>Name of this version, for example 2027-1; the first day where it is left empty.</source>
        <translation>Versionens namn, till exempel 2027-1; första dagen om det lämnas tomt.</translation>
    </message>
    <message>
        <source>Name the area by a point in it.</source>
        <translation>Ge området ett namn efter en punkt i det.</translation>
    </message>
    <message>
        <source>Name the fields with care hours a week, or run “Sum load per unit” first.</source>
        <translation>Namnge fälten med omsorgstimmar i veckan, eller kör först ”Summera vårdtyngd per basområde”.</translation>
    </message>
    <message>
        <source>Name the fields with load without it, or give the column a name that does not begin with load_.</source>
        <translation>Ange fälten med vårdtyngd utan den, eller ge kolumnen ett namn som inte börjar med load_.</translation>
    </message>
    <message>
        <source>Name the fields with load without their sum, or only the sum; or give the column a name that does not begin with load_.</source>
        <translation>Ange fälten med vårdtyngd utan deras summa, eller bara summan; eller ge kolumnen ett namn som inte börjar med load_.</translation>
    </message>
    <message>
        <source>Name the layer with the municipality's boundary, or one with units.</source>
        <translation>Namnge lagret med kommungränsen, eller ett med basområden.</translation>
    </message>
    <message>
        <source>Name the services that the layer has under “load” in the plan description.</source>
        <translation>Namnge insatstyperna som lagret har under ”load” i planbeskrivningen.</translation>
    </message>
    <message>
        <source>Name them insatstyp and utforare; telefon and url may be there too.</source>
        <translation>Kalla dem insatstyp och utforare; telefon och url får också finnas.</translation>
    </message>
    <message>
        <source>Name them under inputs.units, or leave the key out.</source>
        <translation>Ange dem under inputs.units, eller utelämna nyckeln.</translation>
    </message>
    <message>
        <source>Name these areas by a point in each.</source>
        <translation>Ge dessa områden namn efter en punkt i vart och ett.</translation>
    </message>
    <message>
        <source>Name two units or delete the link.</source>
        <translation>Ange två basområden eller ta bort länken.</translation>
    </message>
    <message>
        <source>Names of the services</source>
        <translation>Insatsernas namn</translation>
    </message>
    <message>
        <source>Names the area in reasons and protocol. area_name or omrade_namn where it is left empty and there; else the number.</source>
        <translation>Områdets namn i skäl och protokoll. area_name eller omrade_namn om fältet lämnas tomt och det finns; annars numret.</translation>
    </message>
    <message>
        <source>Names the destinations in the output; the feature id where it is left empty.</source>
        <translation>Namnger målen i utdata; objektets id om det lämnas tomt.</translation>
    </message>
    <message>
        <source>Names the origins in the output; the feature id where it is left empty.</source>
        <translation>Namnger startpunkterna i utdata; objektets id om det lämnas tomt.</translation>
    </message>
    <message>
        <source>Next address register</source>
        <translation>Nästa adressregister</translation>
    </message>
    <message>
        <source>Next areas</source>
        <translation>Nästa områden</translation>
    </message>
    <message>
        <source>No area has the name {name}.</source>
        <translation>Inget område heter {name}.</translation>
    </message>
    <message>
        <source>No balanced division can have less</source>
        <translation>Ingen balanserad indelning kan ha mindre</translation>
    </message>
    <message>
        <source>No balanced division with these centres can have less</source>
        <translation>Ingen balanserad indelning med dessa mittpunkter kan ha mindre</translation>
    </message>
    <message>
        <source>No bid could be accepted within the limits: own regi takes over, without a score. {best}</source>
        <translation>Inget anbud kunde antas inom gränserna: egen regi tar över, utan poäng. {best}</translation>
    </message>
    <message>
        <source>No clients and no rates were given: the load is inhabitants × rates that the plugin assumes. It shows where need is larger or smaller, not how many hours.</source>
        <translation>Varken brukare eller nyckeltal angavs: vårdtyngden är invånare × nyckeltal som tillägget antar. Den visar var behovet är större eller mindre, inte hur många timmar.</translation>
    </message>
    <message>
        <source>No destination can be reached from {count} origins, the first: {names}</source>
        <translation>Inget mål kan nås från {count} startpunkter, de första: {names}</translation>
    </message>
    <message>
        <source>No division into {areas} areas was found in which each is led from a base: the area with unit {unit} has none. Allow a larger tolerance, move a base or give more time.</source>
        <translation>Ingen indelning i {areas} områden hittades där vart och ett leds från en bas: området med basområdet {unit} har ingen. Tillåt större tolerans, flytta en bas eller ge mer tid.</translation>
    </message>
    <message>
        <source>No division into {areas} connected areas was found in which each has at least {least} of “{load}”: one of the best one has {held}. Ask for less, change the number of areas, split units or give more time.</source>
        <translation>Ingen indelning i {areas} sammanhängande områden hittades där varje område har minst {least} av ”{load}”: ett område i den bästa har {held}. Begär mindre, ändra antalet områden, dela basområden eller ge mer tid.</translation>
    </message>
    <message>
        <source>No division into {areas} connected areas was found in which each has at most {most} of “{load}”: one of the best one has {held}. Allow more, change the number of areas, split units or give more time.</source>
        <translation>Ingen indelning i {areas} sammanhängande områden hittades där varje område har högst {most} av ”{load}”: ett område i den bästa har {held}. Tillåt mer, ändra antalet områden, dela basområden eller ge mer tid.</translation>
    </message>
    <message>
        <source>No division into {areas} connected areas within the tolerance was found. The best one misses it: “{load}” is off by {best} %. Allow {best} %, change the number of areas, split heavy units or give more time.</source>
        <translation>Ingen indelning i {areas} sammanhängande områden inom toleransen hittades. Den bästa missar den: ”{load}” avviker {best} %. Tillåt {best} %, ändra antalet områden, dela tunga basområden eller ge mer tid.</translation>
    </message>
    <message>
        <source>No division into {areas} connected areas within {tolerance} % was found. The best one met misses it: “{load}” is off by {best} %. Allow clearly more than that, as travel changes with the plan, change the number of areas, split heavy units or give more time.</source>
        <translation>Ingen indelning i {areas} sammanhängande områden inom {tolerance} % hittades. Den bästa som påträffades når inte dit: ”{load}” avviker med {best} %. Tillåt klart mer än så, eftersom restiden ändras med planen, ändra antalet områden, dela tunga basområden eller ge mer tid.</translation>
    </message>
    <message>
        <source>No division was found in which every unit can be reached from its area's centre: unit {unit} cannot. Check the roads around it, or leave it out.</source>
        <translation>Ingen indelning hittades där varje basområde kan nås från sitt områdes mittpunkt: basområde {unit} kan det inte. Kontrollera vägarna runt det, eller utelämna det.</translation>
    </message>
    <message>
        <source>No division was found in which every unit is in the area it is fixed to: unit {unit} is not in area {area}. Loosen a unit, allow a larger tolerance or give more time.</source>
        <translation>Ingen indelning hittades där varje basområde ligger i det område det är låst till: basområdet {unit} ligger inte i område {area}. Lossa ett basområde, tillåt större tolerans eller ge mer tid.</translation>
    </message>
    <message>
        <source>No division was found in which every unit is within {limit} of its area's centre: unit {unit} is not. Allow a longer way or ask for more areas.</source>
        <translation>Ingen indelning hittades där varje basområde ligger inom {limit} från sitt områdes mittpunkt: basområde {unit} gör det inte. Tillåt längre väg eller begär fler områden.</translation>
    </message>
    <message>
        <source>No division within the tolerance moves at most {most:g} % of “{load}”: at least {least:.2f} % must move to another area, whatever one does. Allow more, or a larger tolerance.</source>
        <translation>Ingen indelning inom toleransen flyttar högst {most:g} % av ”{load}”: minst {least:.2f} % måste flyttas till ett annat område, vad man än gör. Tillåt mer, eller större tolerans.</translation>
    </message>
    <message>
        <source>No division within the tolerance was found that moves at most {most:g} % of “{load}”. The least that was found moves {fewest:.2f} %; at least {least:.2f} % must move, whatever one does. Allow {fewest:.2f} %, or a larger tolerance.</source>
        <translation>Ingen indelning inom toleransen hittades som flyttar högst {most:g} % av ”{load}”. Den minsta som hittades flyttar {fewest:.2f} %; minst {least:.2f} % måste flyttas, vad man än gör. Tillåt {fewest:.2f} %, eller större tolerans.</translation>
    </message>
    <message>
        <source>No issue was found.</source>
        <translation>Inga brister hittades.</translation>
    </message>
    <message>
        <source>No name was given for: {areas}.</source>
        <translation>Inget namn angavs för: {areas}.</translation>
    </message>
    <message>
        <source>No plan moves a smaller share of the hours (percent)</source>
        <translation>Inget förslag flyttar en mindre andel av timmarna (procent)</translation>
    </message>
    <message>
        <source>No plan was found within the limits of shape: this one is {miss:.0f} % beyond them.</source>
        <translation>Inget förslag inom formens gränser hittades: det här ligger {miss:.0f} % utanför dem.</translation>
    </message>
    <message>
        <source>No plan within the tolerance moves less (percent)</source>
        <translation>Inget förslag inom toleransen flyttar mindre (procent)</translation>
    </message>
    <message>
        <source>No provider can be assigned: {reason}</source>
        <translation>Ingen utförare kan tilldelas: {reason}</translation>
    </message>
    <message>
        <source>No provider can be assigned: {reason} (and {more} more reasons)</source>
        <translation>Ingen utförare kan tilldelas: {reason} (och {more} skäl till)</translation>
    </message>
    <message>
        <source>No provider in the table is own regi.</source>
        <translation>Ingen utförare i tabellen är egen regi.</translation>
    </message>
    <message>
        <source>No provider is responsible for the area.</source>
        <translation>Ingen utförare ansvarar för området.</translation>
    </message>
    <message>
        <source>No roads were given: times are the straight line × {detour} at {speed} km/h. Rivers, lakes and missing bridges are not counted.</source>
        <translation>Inga vägar angavs: tiderna är fågelvägen × {detour} i {speed} km/h. Vattendrag, sjöar och broar som saknas räknas inte in.</translation>
    </message>
    <message>
        <source>No rule is broken.</source>
        <translation>Ingen regel är bruten.</translation>
    </message>
    <message>
        <source>No unit belongs to an area.</source>
        <translation>Inget basområde hör till ett område.</translation>
    </message>
    <message>
        <source>No unit belongs to area {area}.</source>
        <translation>Inget basområde hör till område {area}.</translation>
    </message>
    <message>
        <source>No unit belongs to the areas {first} to {last}.</source>
        <translation>Inget basområde hör till områdena {first} till {last}.</translation>
    </message>
    <message>
        <source>No unit with load may be farther from its area's centre, or base where each area has one. Empty: no such rule.</source>
        <translation>Inget basområde med vårdtyngd får ligga längre från sitt områdes mittpunkt, eller bas där varje område har en. Tomt: ingen sådan regel.</translation>
    </message>
    <message>
        <source>No way for {count} pairs, the first: {pairs}</source>
        <translation>Väg saknas för {count} par, de första: {pairs}</translation>
    </message>
    <message>
        <source>No whole number of “{load}” lies within {tolerance} % of the mean {mean}. Allow a larger tolerance.</source>
        <translation>Inget heltal av ”{load}” ligger inom {tolerance} % från medelvärdet {mean}. Tillåt större tolerans.</translation>
    </message>
    <message>
        <source>No whole number of “{load}” lies within {tolerance} % of {part}, the part of area {area}. Allow a larger tolerance.</source>
        <translation>Inget heltal av ”{load}” ligger inom {tolerance} % från {part}, som är område {area}:s del. Tillåt en större tolerans.</translation>
    </message>
    <message>
        <source>No zero is lost here, but store the column as text to be safe.</source>
        <translation>Ingen nolla har fallit bort här, men lagra kolumnen som text för säkerhets skull.</translation>
    </message>
    <message>
        <source>None of the plans beside it is rounder.</source>
        <translation>Inget av förslagen bredvid är rundare.</translation>
    </message>
    <message>
        <source>Not every QGIS for macOS contains {libraries}. Run “{command}” in a terminal, then restart QGIS.</source>
        <translation>Alla QGIS för macOS innehåller inte {libraries}. Kör ”{command}” i en terminal och starta sedan om QGIS.</translation>
    </message>
    <message>
        <source>Not written either: {reason}</source>
        <translation>Inte heller skrivet: {reason}</translation>
    </message>
    <message>
        <source>Nothing has to move.</source>
        <translation>Inget behöver flyttas.</translation>
    </message>
    <message>
        <source>Nothing stops a run. Warnings that are worth a look: {warnings}.</source>
        <translation>Inget hindrar en körning. Varningar som är värda en titt: {warnings}.</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Ingenting.</translation>
    </message>
    <message>
        <source>Number of a plan in the report's table, as the same run with 0 shows it. 0: the plan that is proposed.</source>
        <translation>Numret på ett förslag i rapportens tabell, så som samma körning med 0 visar den. 0: det förslag som programmet föreslår.</translation>
    </message>
    <message>
        <source>Number of addresses</source>
        <translation>Antal adresser</translation>
    </message>
    <message>
        <source>Number of areas</source>
        <translation>Antal områden</translation>
    </message>
    <message>
        <source>Number of areas kept in own regi</source>
        <translation>Antal områden som behålls i egen regi</translation>
    </message>
    <message>
        <source>Number of areas made</source>
        <translation>Antal skapade områden</translation>
    </message>
    <message>
        <source>Number of broken rules</source>
        <translation>Antal brutna regler</translation>
    </message>
    <message>
        <source>Number of clients</source>
        <translation>Antal brukare</translation>
    </message>
    <message>
        <source>Number of errors</source>
        <translation>Antal fel</translation>
    </message>
    <message>
        <source>Number of inhabitants, and with it the number of addresses, roads and clients. Not used when real layers are given.</source>
        <translation>Antal invånare, och därmed antalet adresser, vägar och brukare. Används inte när verkliga lager anges.</translation>
    </message>
    <message>
        <source>Number of plans to choose from</source>
        <translation>Antal förslag att välja mellan</translation>
    </message>
    <message>
        <source>Number of scenarios</source>
        <translation>Antal scenarier</translation>
    </message>
    <message>
        <source>Number of streets</source>
        <translation>Antal gator</translation>
    </message>
    <message>
        <source>Number of the area that the unit must be in; empty or 0 where it is free.</source>
        <translation>Numret på det område som basområdet måste ligga i; tomt eller 0 där det är fritt.</translation>
    </message>
    <message>
        <source>Number of the plan chosen</source>
        <translation>Det valda förslagets nummer</translation>
    </message>
    <message>
        <source>Number of units</source>
        <translation>Antal basområden</translation>
    </message>
    <message>
        <source>Number of units wanted</source>
        <translation>Önskat antal basområden</translation>
    </message>
    <message>
        <source>Number of warnings</source>
        <translation>Antal varningar</translation>
    </message>
    <message>
        <source>Number or name of the area that the unit is in today, empty or 0 where it is in none; area_id where it is left empty.</source>
        <translation>Nummer eller namn på det område som basområdet ligger i i dag, tomt eller 0 där det inte ligger i något; area_id om fältet lämnas tomt.</translation>
    </message>
    <message>
        <source>Number the areas from 1 to {count} without gaps.</source>
        <translation>Numrera områdena från 1 till {count} utan luckor.</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Numbers of areas</source>
        <translation>Antal områden</translation>
    </message>
    <message>
        <source>Objective above the bound (percent)</source>
        <translation>Målvärdet över den undre gränsen (procent)</translation>
    </message>
    <message>
        <source>Of areas without addresses; that of the others is in the register. phone where it is left empty.</source>
        <translation>För områden utan adresser; de andras finns i registret. phone om det lämnas tomt.</translation>
    </message>
    <message>
        <source>Of areas without addresses; that of the others is in the register. url where it is left empty.</source>
        <translation>För områden utan adresser; de andras finns i registret. url om det lämnas tomt.</translation>
    </message>
    <message>
        <source>One a line, in the order of the page: “hemtjanst = Hemtjänst | Home care”. The usual names where it is left empty.</source>
        <translation>Ett per rad, i sidans ordning: ”hemtjanst = Hemtjänst | Home care”. De vanliga namnen om det lämnas tomt.</translation>
    </message>
    <message>
        <source>One file with an index, of which a map on the web reads what it shows.</source>
        <translation>En fil med index, av vilken en karta på webben läser det den visar.</translation>
    </message>
    <message>
        <source>One line for each tolerance.</source>
        <translation>En linje för varje tolerans.</translation>
    </message>
    <message>
        <source>One page for screen, screen reader and printer.</source>
        <translation>En sida för skärm, skärmläsare och skrivare.</translation>
    </message>
    <message>
        <source>One point per broken rule at its place.</source>
        <translation>En punkt per bruten regel på dess plats.</translation>
    </message>
    <message>
        <source>One point per current address with area and provider.</source>
        <translation>En punkt per gällande adress med område och utförare.</translation>
    </message>
    <message>
        <source>One point per issue at the place it is about: severity, layer, feature, what, remedy. Issues without a place have no geometry.</source>
        <translation>En punkt per brist på den plats den gäller: severity, layer, feature, what, remedy. Brister utan plats saknar geometri.</translation>
    </message>
    <message>
        <source>One polygon per area with its figures.</source>
        <translation>En yta per område med dess siffror.</translation>
    </message>
    <message>
        <source>One polygon per area with load, deviation, inhabitants, size, travel from its centre and compactness.</source>
        <translation>En yta per område med vårdtyngd, avvikelse, invånare, storlek, restid från mittpunkten och kompakthet.</translation>
    </message>
    <message>
        <source>One polygon per area, as “Divide into care areas” makes them.</source>
        <translation>En yta per område, som ”Dela in i omsorgsområden” gör dem.</translation>
    </message>
    <message>
        <source>One row per bid and area with all points, won or not.</source>
        <translation>En rad per anbud och område med alla poäng, vunnet eller inte.</translation>
    </message>
    <message>
        <source>One row per number of areas, tolerance and load: travel, deviation, bound, border, broken rules, and whether another scenario is better in everything; or why there is no division.</source>
        <translation>En rad per antal områden, tolerans och vårdtyngd: restid, avvikelse, undre gräns, gränslängd, brutna regler och om ett annat scenario är bättre i allt; eller varför det inte finns någon indelning.</translation>
    </message>
    <message>
        <source>One row per origin with the destination that is reached first (of equally near ones the first of the layer), instead of one row per pair.</source>
        <translation>En rad per startpunkt med det mål som nås först (av lika nära det första i lagret), i stället för en rad per par.</translation>
    </message>
    <message>
        <source>One row per pair: from_id, to_id, minutes (empty where there is no way), and metres where lengths are asked for.</source>
        <translation>En rad per par: from_id, to_id, minuter (tomt där väg saknas), och meter där längder begärs.</translation>
    </message>
    <message>
        <source>One row per plan that keeps what was asked and of which no other is better in everything: what moves, border, compactness, deviation, travel; today's areas first, as plan 0.</source>
        <translation>En rad per förslag som håller det som begärdes och som inget annat är bättre än i allt: vad som flyttas, gräns, kompakthet, avvikelse och restid; dagens områden först, som förslag 0.</translation>
    </message>
    <message>
        <source>One row with the figures of the whole plan.</source>
        <translation>En rad med siffror för hela förslaget.</translation>
    </message>
    <message>
        <source>Only points can be written as CSV, these are lines or polygons.</source>
        <translation>Bara punkter kan skrivas som CSV, dessa är linjer eller ytor.</translation>
    </message>
    <message>
        <source>Only the first row of each counts in the address register.</source>
        <translation>Bara den första raden av varje räknas i adressregistret.</translation>
    </message>
    <message>
        <source>Only the nearest destination</source>
        <translation>Bara närmaste mål</translation>
    </message>
    <message>
        <source>Only the units that change area: from where to where.</source>
        <translation>Bara de basområden som byter område: varifrån och vart.</translation>
    </message>
    <message>
        <source>Open the algorithms in the toolbox</source>
        <translation>Öppna verktygen i verktygslådan</translation>
    </message>
    <message>
        <source>Open the sample municipality</source>
        <translation>Öppna exempelkommunen</translation>
    </message>
    <message>
        <source>Open: may be published.</source>
        <translation>Öppen: får publiceras.</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Operativsystem</translation>
    </message>
    <message>
        <source>Order the network with Vägtrafiknät/Nättyp, or remove the cycle and foot networks.</source>
        <translation>Beställ vägnätet med Vägtrafiknät/Nättyp, eller ta bort cykel- och gångnätet.</translation>
    </message>
    <message>
        <source>Origins</source>
        <translation>Startpunkter</translation>
    </message>
    <message>
        <source>Other services</source>
        <translation>Övriga insatser</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>Utdatamapp</translation>
    </message>
    <message>
        <source>Output {output}: layers are not written in the format of {path}. Use .gpkg, or one of {endings}.</source>
        <translation>Utdata {output}: lager skrivs inte i formatet hos {path}. Använd .gpkg, eller någon av {endings}.</translation>
    </message>
    <message>
        <source>Output {output}: the folder of {path} does not exist. Make the folder or choose another.</source>
        <translation>Utdata {output}: mappen för {path} finns inte. Skapa mappen eller välj en annan.</translation>
    </message>
    <message>
        <source>Output {output}: the layer could not be written: {reason}</source>
        <translation>Utdata {output}: lagret kunde inte skrivas: {reason}</translation>
    </message>
    <message>
        <source>Output {output}: the name of {path} is too long, or holds a control character. Choose another one.</source>
        <translation>Utdata {output}: namnet {path} är för långt eller innehåller ett styrtecken. Välj ett annat.</translation>
    </message>
    <message>
        <source>Output {output}: {path} cannot be written with your permissions. Choose another place, or close the program that holds the file.</source>
        <translation>Utdata {output}: {path} kan inte skrivas med dina rättigheter. Välj en annan plats, eller stäng programmet som håller filen.</translation>
    </message>
    <message>
        <source>Output {output}: {path} has no file ending that QGIS can write. Use .gpkg.</source>
        <translation>Utdata {output}: {path} har ingen filändelse som QGIS kan skriva. Använd .gpkg.</translation>
    </message>
    <message>
        <source>Output {output}: {path} is a file. Choose a folder.</source>
        <translation>Utdata {output}: {path} är en fil. Välj en mapp.</translation>
    </message>
    <message>
        <source>Output {output}: {path} is a folder. Give the name of a file in it.</source>
        <translation>Utdata {output}: {path} är en mapp. Ange namnet på en fil i den.</translation>
    </message>
    <message>
        <source>Output {output}: {path} is also an input of this run. Choose another file.</source>
        <translation>Utdata {output}: {path} är också indata i körningen. Välj en annan fil.</translation>
    </message>
    <message>
        <source>Output {output}: {path} would lose the names of its columns, as this format cuts them or has none, and the next step would take them for others. Use .gpkg, and save a copy in that format from QGIS where you need one.</source>
        <translation>Utdata {output}: i {path} skulle kolumnernas namn gå förlorade, eftersom formatet kapar dem eller saknar dem, och nästa steg skulle ta dem för andra. Använd .gpkg, och spara en kopia i det formatet från QGIS där du behöver en.</translation>
    </message>
    <message>
        <source>Output {output}: {problem}</source>
        <translation>Utdata {output}: {problem}</translation>
    </message>
    <message>
        <source>Outputs {output} and {other} are the same file, {path}. Give each a file of its own.</source>
        <translation>Utdata {output} och {other} är samma fil, {path}. Ge var och en en egen fil.</translation>
    </message>
    <message>
        <source>Own regi gets, without a score, the areas that no tenderer can take within the limits.</source>
        <translation>Egen regi får, utan poäng, de områden som ingen anbudsgivare kan ta inom gränserna.</translation>
    </message>
    <message>
        <source>Own regi takes what no one else can</source>
        <translation>Egen regi tar det som ingen annan kan</translation>
    </message>
    <message>
        <source>Page as one file</source>
        <translation>Sidan som en fil</translation>
    </message>
    <message>
        <source>Pairs, or origins, without a way</source>
        <translation>Par, eller startpunkter, utan väg</translation>
    </message>
    <message>
        <source>Parameter {name}: {what} {remedy}</source>
        <translation>Parametern {name}: {what} {remedy}</translation>
    </message>
    <message>
        <source>Parking and walking (minutes)</source>
        <translation>Parkering och gång (minuter)</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Förslag</translation>
    </message>
    <message>
        <source>Plan description</source>
        <translation>Planbeskrivning</translation>
    </message>
    <message>
        <source>Plan file</source>
        <translation>Planfil</translation>
    </message>
    <message>
        <source>Plan to choose</source>
        <translation>Förslag att välja</translation>
    </message>
    <message>
        <source>Plan {number} is the roundest: its border is {percent:.1f} % of today's, the least compactness {after:.2f}. It moves {moved:.2f} % instead of {own:.2f} %, its largest deviation is {deviation:.2f} % instead of {here:.2f} %, its mean travel {minutes:.2f} minutes instead of {now:.2f}.</source>
        <translation>Förslag {number} är rundast: dess gräns är {percent:.1f} % av dagens och den minsta kompaktheten {after:.2f}. Det flyttar {moved:.2f} % i stället för {own:.2f} %, dess största avvikelse är {deviation:.2f} % i stället för {here:.2f} % och medelrestiden {minutes:.2f} minuter i stället för {now:.2f}.</translation>
    </message>
    <message>
        <source>Plans of which none is better in everything</source>
        <translation>Förslag av vilka inget är bättre i allt</translation>
    </message>
    <message>
        <source>Plans to choose from</source>
        <translation>Förslag att välja mellan</translation>
    </message>
    <message>
        <source>Points from which the staff start.</source>
        <translation>Punkter som personalen utgår från (hemtjänstlokaler).</translation>
    </message>
    <message>
        <source>Points of sheltered housing.</source>
        <translation>Punkter för biståndsbedömda trygghetsboenden.</translation>
    </message>
    <message>
        <source>Points, or polygons that are represented by their anchor (fields anchor_x and anchor_y) or else by a point inside.</source>
        <translation>Punkter, eller ytor som företräds av sin ankarpunkt (fälten anchor_x och anchor_y) eller annars av en punkt inuti.</translation>
    </message>
    <message>
        <source>Polygons that areas are put together from, in a projected coordinate system.</source>
        <translation>Ytor som områden sätts samman av, i ett projicerat koordinatsystem.</translation>
    </message>
    <message>
        <source>Polygons that areas are to be put together from.</source>
        <translation>Ytor som områden ska sättas samman av.</translation>
    </message>
    <message>
        <source>Polygons with a unique id, as “Build units” makes them.</source>
        <translation>Ytor med unik id, som ”Skapa basområden” gör dem.</translation>
    </message>
    <message>
        <source>Polygons with unit_id, small_area, inhabitants per age group (pop_…), the share of the expected need (weight) and the anchor (anchor_x, anchor_y).</source>
        <translation>Ytor med unit_id, small_area, invånare per åldersgrupp (pop_…), andelen av det väntade behovet (weight) och ankarpunkten (anchor_x, anchor_y).</translation>
    </message>
    <message>
        <source>Polygons; a unit counts as built-up where its anchor lies in one.</source>
        <translation>Polygoner; ett basområde räknas som tätort där dess ankarpunkt ligger i en.</translation>
    </message>
    <message>
        <source>Populated 1 km squares with the number of inhabitants.</source>
        <translation>Befolkade 1 km-rutor med antal invånare.</translation>
    </message>
    <message>
        <source>Populated squares</source>
        <translation>Befolkade rutor</translation>
    </message>
    <message>
        <source>Previous register</source>
        <translation>Föregående register</translation>
    </message>
    <message>
        <source>Printed beside the provider. phone where it is left empty.</source>
        <translation>Skrivs vid utföraren. phone om fältet lämnas tomt.</translation>
    </message>
    <message>
        <source>Printed beside the provider. url where it is left empty.</source>
        <translation>Skrivs vid utföraren. url om fältet lämnas tomt.</translation>
    </message>
    <message>
        <source>Proved so far: no division can cost less than {bound:.1f}; this one is within {gap:.2f} %.</source>
        <translation>Bevisat hittills: ingen indelning kan kosta mindre än {bound:.1f}; denna ligger inom {gap:.2f} %.</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Utförare</translation>
    </message>
    <message>
        <source>Provider id = number, separated by semicolons; replaces the number in the table.</source>
        <translation>Utförarens id = antal, åtskilda med semikolon; ersätter antalet i tabellen.</translation>
    </message>
    <message>
        <source>Provider of each area. Balanced: {what}.</source>
        <translation>Utförare för varje område. Balanserat: {what}.</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Utförare</translation>
    </message>
    <message>
        <source>Public page</source>
        <translation>Publik sida</translation>
    </message>
    <message>
        <source>Put the group into one area, or change the group.</source>
        <translation>Lägg gruppen i ett område, eller ändra gruppen.</translation>
    </message>
    <message>
        <source>Puts the units together to exactly the number of areas asked for, each connected and within the tolerance in care hours, or in care and travel hours together, with travel as short as the search can make it and a proven bound beside it. Where that is not possible it says why. The same input and seed give the same areas.</source>
        <translation>Sätter samman basområdena till precis så många områden som begärs, vart och ett sammanhängande och inom toleransen i omsorgstimmar, eller i omsorgs- och restimmar tillsammans, med så korta resor som sökningen kan åstadkomma och en bevisad gräns bredvid. Där det inte går säger den varför. Samma indata och slumpfrö ger samma områden.</translation>
    </message>
    <message>
        <source>Questions? {contact}</source>
        <translation>Frågor? {contact}</translation>
    </message>
    <message>
        <source>Rates per inhabitant</source>
        <translation>Nyckeltal per invånare</translation>
    </message>
    <message>
        <source>Reads every layer that is given, and every one that a plan description names, and lists all their problems at once: layer, feature, what is wrong and what to do. Errors stop the other algorithms, warnings do not.</source>
        <translation>Läser varje lager som anges, och varje lager som en planbeskrivning nämner, och listar alla deras problem på en gång: lager, objekt, vad som är fel och vad som ska göras. Fel stoppar de andra algoritmerna, varningar gör det inte.</translation>
    </message>
    <message>
        <source>Real boundary</source>
        <translation>Verklig kommungräns</translation>
    </message>
    <message>
        <source>Real populated squares</source>
        <translation>Verkliga befolkade rutor</translation>
    </message>
    <message>
        <source>Real roads</source>
        <translation>Verkliga vägar</translation>
    </message>
    <message>
        <source>Real small areas (DeSO)</source>
        <translation>Verkliga statistikområden (DeSO)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivering</translation>
    </message>
    <message>
        <source>Rebalance today's areas</source>
        <translation>Balansera om dagens områden</translation>
    </message>
    <message>
        <source>Reckoned with the travel hours of the first plan, which another plan changes, and {margin} percentage points inside the tolerance: {reason}</source>
        <translation>Räknat med restiden i den första planen, som en annan plan ändrar, och {margin} procentenheter innanför toleransen: {reason}</translation>
    </message>
    <message>
        <source>Reckoned with the travel hours of today's areas, which another plan changes, and a little inside the tolerance: {reason}</source>
        <translation>Räknat med restiden i dagens områden, som en annan plan ändrar, och lite innanför toleransen: {reason}</translation>
    </message>
    <message>
        <source>Register as CSV</source>
        <translation>Registret som CSV</translation>
    </message>
    <message>
        <source>Register as FlatGeobuf</source>
        <translation>Registret som FlatGeobuf</translation>
    </message>
    <message>
        <source>Register as GeoJSON</source>
        <translation>Registret som GeoJSON</translation>
    </message>
    <message>
        <source>Remove it; known here are: {keys}.</source>
        <translation>Ta bort den; kända här är: {keys}.</translation>
    </message>
    <message>
        <source>Remove one of the rows.</source>
        <translation>Ta bort en av raderna.</translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation>Ta bort en av de två.</translation>
    </message>
    <message>
        <source>Remove the column: the tool needs only places and hours.</source>
        <translation>Ta bort kolumnen: verktyget behöver bara lägen och timmar.</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>Byt namn på en av dem.</translation>
    </message>
    <message>
        <source>Rename them: x is east (six digits), y is north (seven digits).</source>
        <translation>Byt namn på dem: x är öst (sex siffror), y är nord (sju siffror).</translation>
    </message>
    <message>
        <source>Repair it, for example with the tool “Fix geometries”.</source>
        <translation>Reparera den, till exempel med verktyget ”Reparera geometrier”.</translation>
    </message>
    <message>
        <source>Repair its polygon.</source>
        <translation>Reparera dess polygon.</translation>
    </message>
    <message>
        <source>Repair or delete the feature.</source>
        <translation>Reparera eller ta bort objektet.</translation>
    </message>
    <message>
        <source>Repair the layer with “Fix geometries” or delete the feature.</source>
        <translation>Reparera lagret med ”Reparera geometrier” eller ta bort objektet.</translation>
    </message>
    <message>
        <source>Repeated addresses</source>
        <translation>Upprepade adresser</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Reproject one, so that all layers share one coordinate system.</source>
        <translation>Transformera det ena, så att alla lager har samma koordinatsystem.</translation>
    </message>
    <message>
        <source>Reproject the layer to a projected system in metres, such as EPSG:3006 (SWEREF 99 TM).</source>
        <translation>Transformera lagret till ett projicerat system i meter, till exempel EPSG:3006 (SWEREF 99 TM).</translation>
    </message>
    <message>
        <source>Reproject the layer, to EPSG:3006 for instance.</source>
        <translation>Omprojicera lagret, till exempel till EPSG:3006.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultat</translation>
    </message>
    <message>
        <source>Road lines. NVDB (Lastkajen), OpenStreetMap and layers with a field restid_s are recognised; for other layers name the fields below. Without roads, travel is the straight line times a detour factor, which sees no lake or river.</source>
        <translation>Väglinjer. NVDB (Lastkajen), OpenStreetMap och lager med fältet restid_s känns igen; för andra lager anges fälten nedan. Utan vägar är restiden fågelvägen gånger en omvägsfaktor, som varken ser sjöar eller vattendrag.</translation>
    </message>
    <message>
        <source>Road lines: where people live, when there are no addresses, and where units without inhabitants have their anchor.</source>
        <translation>Väglinjer: var folk bor, om det inte finns adresser, och var basområden utan invånare får sin ankarpunkt.</translation>
    </message>
    <message>
        <source>Road lines; addresses are put along them.</source>
        <translation>Väglinjer; adresser läggs längs dem.</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>Vägar</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>Rounds a day</source>
        <translation>Rundor om dagen</translation>
    </message>
    <message>
        <source>Rows that repeat an address</source>
        <translation>Rader som upprepar en adress</translation>
    </message>
    <message>
        <source>Rows whose identity an earlier row has; they are not in the register.</source>
        <translation>Rader vars identitet en tidigare rad har; de finns inte i registret.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Run a plan</source>
        <translation>Kör en plan</translation>
    </message>
    <message>
        <source>Run again with the number of a plan to have it instead of the one that is proposed.</source>
        <translation>Kör igen med numret på ett förslag för att få det i stället för det som föreslås.</translation>
    </message>
    <message>
        <source>Run “Assign providers” first, or fill in column “{column}”.</source>
        <translation>Kör först ”Tilldela utförare”, eller fyll i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>Run “Fix geometries” on the layer first.</source>
        <translation>Kör först ”Reparera geometrier” på lagret.</translation>
    </message>
    <message>
        <source>Run “Fix geometries” on the layer.</source>
        <translation>Kör ”Reparera geometrier” på lagret.</translation>
    </message>
    <message>
        <source>Runs a whole plan from one description (JSON): checks the input, makes units and load, measures travel, divides, assigns providers and writes the address register, the street register, the public page, the areas, a picture, the plan file and a report into one folder.</source>
        <translation>Kör en hel plan från en beskrivning (JSON): kontrollerar indata, gör basområden och vårdtyngd, mäter restider, delar in, tilldelar utförare och skriver adressregistret, gaturegistret, den publika sidan, områdena, en bild, planfilen och en rapport i en mapp.</translation>
    </message>
    <message>
        <source>Sample municipality</source>
        <translation>Exempelkommun</translation>
    </message>
    <message>
        <source>Sample municipality (synthetic)</source>
        <translation>Exempelkommun (syntetisk)</translation>
    </message>
    <message>
        <source>Save it anew as CSV UTF-8.</source>
        <translation>Spara den på nytt som CSV UTF-8.</translation>
    </message>
    <message>
        <source>Save it as CSV (a workbook or a database is something else).</source>
        <translation>Spara den som CSV (en arbetsbok eller databas är något annat).</translation>
    </message>
    <message>
        <source>Save it as JSON with the encoding UTF-8.</source>
        <translation>Spara den som JSON med teckenkodningen UTF-8.</translation>
    </message>
    <message>
        <source>Save it with a header line and rows.</source>
        <translation>Spara den med rubrikrad och rader.</translation>
    </message>
    <message>
        <source>Says for every current address in which area it lies and which provider is responsible, from when. Addresses outside all areas or on a border are listed. Clients are not asked for: the layer can be published.</source>
        <translation>Säger för varje gällande adress i vilket område den ligger och vilken utförare som ansvarar, och från när. Adresser utanför alla områden eller på en gräns listas. Brukare efterfrågas inte: lagret kan publiceras.</translation>
    </message>
    <message>
        <source>Says whether a line may be driven along, against or both ways. Leave empty for a recognised road layer, or when all lines go both ways.</source>
        <translation>Säger om linjen får köras med, mot eller åt båda håll. Lämna tomt för ett väglager som känns igen, eller om alla linjer går åt båda håll.</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenario</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Scenarier</translation>
    </message>
    <message>
        <source>Scenarios that no other one beats</source>
        <translation>Scenarier som inget annat slår</translation>
    </message>
    <message>
        <source>Scenarios with a division</source>
        <translation>Scenarier med en indelning</translation>
    </message>
    <message>
        <source>Scenarios without a division</source>
        <translation>Scenarier utan indelning</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Frö</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Semicolon opens right in a Swedish spreadsheet. With the comma, numbers have a decimal point.</source>
        <translation>Semikolon öppnas rätt i ett svenskt kalkylark. Med komma har talen decimalpunkt.</translation>
    </message>
    <message>
        <source>Separator of the CSV file</source>
        <translation>Avgränsare i CSV-filen</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Insatstyper</translation>
    </message>
    <message>
        <source>Services to sum, separated by semicolons. Empty: those that are bound to areas (hemtjanst, hemsjukvard, hemrehab, trygghetsboende).</source>
        <translation>Insatstyper som ska summeras, åtskilda med semikolon. Tomt: de som är bundna till områden (hemtjanst, hemsjukvard, hemrehab, trygghetsboende).</translation>
    </message>
    <message>
        <source>Services with free choice</source>
        <translation>Insatser med fritt val</translation>
    </message>
    <message>
        <source>Set a known one, such as EPSG:3006 (SWEREF 99 TM).</source>
        <translation>Ange ett känt, till exempel EPSG:3006 (SWEREF 99 TM).</translation>
    </message>
    <message>
        <source>Set the one the data was made in (layer properties).</source>
        <translation>Ange det som data gjordes i (lagrets egenskaper).</translation>
    </message>
    <message>
        <source>Set the system that its coordinates are in (layer properties).</source>
        <translation>Ange det system som dess koordinater är i (lagrets egenskaper).</translation>
    </message>
    <message>
        <source>Settings of the page</source>
        <translation>Sidans inställningar</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Allvar</translation>
    </message>
    <message>
        <source>Shape of the areas</source>
        <translation>Områdenas form</translation>
    </message>
    <message>
        <source>Share of the area's hours whose clients keep today's provider. The three weights sum to 100.</source>
        <translation>Andel av områdets timmar vars brukare behåller dagens utförare. De tre vikterna ska bli 100 tillsammans.</translation>
    </message>
    <message>
        <source>Share of the balanced hours that moves (percent)</source>
        <translation>Andel av de utjämnade timmarna som flyttas (procent)</translation>
    </message>
    <message>
        <source>Share of travel (percent)</source>
        <translation>Restidens andel (procent)</translation>
    </message>
    <message>
        <source>Share that moves, weighted (percent)</source>
        <translation>Andel som flyttas, viktad (procent)</translation>
    </message>
    <message>
        <source>Sheltered houses per area</source>
        <translation>Trygghetsboenden per område</translation>
    </message>
    <message>
        <source>Sheltered housing</source>
        <translation>Trygghetsboenden</translation>
    </message>
    <message>
        <source>Shown in the map's corner.</source>
        <translation>Visas i kartans hörn.</translation>
    </message>
    <message>
        <source>Size (km²)</source>
        <translation>Storlek (km²)</translation>
    </message>
    <message>
        <source>Small areas (DeSO)</source>
        <translation>Små statistikområden (DeSO)</translation>
    </message>
    <message>
        <source>Small statistical areas with inhabitants per age group.</source>
        <translation>Små statistikområden med invånare per åldersgrupp.</translation>
    </message>
    <message>
        <source>Small statistical areas with inhabitants per age group. No unit crosses their borders.</source>
        <translation>Små statistikområden med invånare per åldersgrupp. Inget basområde går över deras gränser.</translation>
    </message>
    <message>
        <source>So many areas are fixed for own regi before the bids are looked at: those where it serves the largest share today. Not used when areas are fixed above.</source>
        <translation>Så många områden bestäms för egen regi innan anbuden öppnas: de där den har störst andel i dag. Används inte om områden är bestämda ovan.</translation>
    </message>
    <message>
        <source>So much, weighted as below, may come to another area; travel is made as short as that allows. Empty: as little as possible moves.</source>
        <translation>Så mycket, viktat som nedan, får komma till ett annat område; restiden görs så kort som det medger. Tomt: så lite som möjligt flyttas.</translation>
    </message>
    <message>
        <source>So that addresses that change area are counted. Only their number per unit is used.</source>
        <translation>För att adresser som byter område ska räknas. Bara deras antal per basområde används.</translation>
    </message>
    <message>
        <source>Source of the background map</source>
        <translation>Bakgrundskartans källa</translation>
    </message>
    <message>
        <source>Speed along the straight line, where no roads are given.</source>
        <translation>Hastighet längs fågelvägen, där vägar inte anges.</translation>
    </message>
    <message>
        <source>Speed between a place and the nearest road, in a straight line, where roads are given; 5 is walking pace.</source>
        <translation>Hastighet mellan en plats och närmaste väg, fågelvägen, där vägar är angivna; 5 är gångtakt.</translation>
    </message>
    <message>
        <source>Speed in km/h, used where there is no time. Leave empty for a recognised road layer.</source>
        <translation>Hastighet i km/h, används där tid saknas. Lämna tomt för ett väglager som känns igen.</translation>
    </message>
    <message>
        <source>Speed to the road (km/h)</source>
        <translation>Hastighet till vägen (km/h)</translation>
    </message>
    <message>
        <source>Speed without roads (km/h)</source>
        <translation>Hastighet utan vägar (km/h)</translation>
    </message>
    <message>
        <source>Split it into units of their own, unless the parts belong together, such as islands.</source>
        <translation>Dela det i egna basområden, om inte delarna hör ihop, som öar.</translation>
    </message>
    <message>
        <source>Split it with “Multipart to singleparts” and keep the right one, or correct the feature.</source>
        <translation>Dela den med ”Flerdelar till enkeldelar” och behåll den rätta, eller rätta objektet.</translation>
    </message>
    <message>
        <source>Split them with the tool “Multipart to singleparts” unless the parts belong together, such as islands.</source>
        <translation>Dela dem med verktyget ”Flerdelad till enkeldelad” om delarna inte hör ihop, som öar gör.</translation>
    </message>
    <message>
        <source>Stands on top of every page.</source>
        <translation>Står överst på varje sida.</translation>
    </message>
    <message>
        <source>Stands on top of the page, for example with the name of the municipality. Street register where it is left empty.</source>
        <translation>Står överst på sidan, till exempel med kommunens namn. Gaturegister om det lämnas tomt.</translation>
    </message>
    <message>
        <source>Start the OSGeo4W Setup (or the full QGIS installer), choose Advanced Install and add the packages {packages}, then restart QGIS.</source>
        <translation>Starta OSGeo4W Setup (eller det fullständiga installationsprogrammet för QGIS), välj Advanced Install, lägg till paketen {packages} och starta om QGIS.</translation>
    </message>
    <message>
        <source>State it, or allow providers without a stated capacity.</source>
        <translation>Ange den, eller tillåt utförare utan angiven kapacitet.</translation>
    </message>
    <message>
        <source>Statistics Sweden's table of inhabitants per age group and DeSO, when the small areas do not have them themselves.</source>
        <translation>SCB:s tabell med invånare per åldersgrupp och DeSO, om statistikområdena inte har dem själva.</translation>
    </message>
    <message>
        <source>Stopped by the user; nothing was written.</source>
        <translation>Stoppad av användaren; inget skrevs.</translation>
    </message>
    <message>
        <source>Store the column as text in both tables.</source>
        <translation>Lagra kolumnen som text i båda tabellerna.</translation>
    </message>
    <message>
        <source>Store the column as text, so that it reads {example}.</source>
        <translation>Lagra kolumnen som text, så att det står {example}.</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Gata</translation>
    </message>
    <message>
        <source>Street register</source>
        <translation>Gaturegister</translation>
    </message>
    <message>
        <source>Street register (CSV)</source>
        <translation>Gaturegister (CSV)</translation>
    </message>
    <message>
        <source>Street register (HTML)</source>
        <translation>Gaturegister (HTML)</translation>
    </message>
    <message>
        <source>Street register (PDF)</source>
        <translation>Gaturegister (PDF)</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>Gator</translation>
    </message>
    <message>
        <source>Streets by first letter</source>
        <translation>Gator efter första bokstav</translation>
    </message>
    <message>
        <source>Streets in more than one area</source>
        <translation>Gator i mer än ett område</translation>
    </message>
    <message>
        <source>Streets on {letter}</source>
        <translation>Gator på {letter}</translation>
    </message>
    <message>
        <source>Sum load per unit</source>
        <translation>Summera vårdtyngd per basområde</translation>
    </message>
    <message>
        <source>Sum of scores</source>
        <translation>Poängsumma</translation>
    </message>
    <message>
        <source>Sum the load of the area's units anew.</source>
        <translation>Summera vårdtyngden för områdets basområden på nytt.</translation>
    </message>
    <message>
        <source>Swap the two coordinates where the layer was made, and read it again.</source>
        <translation>Byt plats på de två koordinaterna där lagret gjordes och läs in det igen.</translation>
    </message>
    <message>
        <source>Swap the two coordinates, give the layer the coordinate system {system}, and save it anew in that of the areas.</source>
        <translation>Byt plats på de två koordinaterna, ge lagret koordinatsystemet {system} och spara det på nytt i områdenas system.</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Svenska</translation>
    </message>
    <message>
        <source>Swedish is not among the languages.</source>
        <translation>Svenska finns inte bland språken.</translation>
    </message>
    <message>
        <source>Synthetic data: addresses, clients and providers are invented.</source>
        <translation>Syntetiska data: adresser, brukare och utförare är påhittade.</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabb</translation>
    </message>
    <message>
        <source>Table of inhabitants per age</source>
        <translation>Tabell med invånare per ålder</translation>
    </message>
    <message>
        <source>Table of providers with capacity.</source>
        <translation>Tabell över utförare med kapacitet.</translation>
    </message>
    <message>
        <source>Table of tender bids with price and quality.</source>
        <translation>Tabell med anbud med pris och kvalitet.</translation>
    </message>
    <message>
        <source>Table of tender bids: provider, area (empty for all areas), price and quality.</source>
        <translation>Tabell med anbud: utförare, område (tomt för alla områden), pris och kvalitet.</translation>
    </message>
    <message>
        <source>Table with a column factor (1.2 for a fifth more) and desokod or age_group or both. The load becomes that of the forecast.</source>
        <translation>Tabell med kolumnen factor (1,2 för en femtedel mer) och desokod eller age_group eller båda. Vårdtyngden blir prognosens.</translation>
    </message>
    <message>
        <source>Table with id, name, own regi (ja/nej), capacity in hours a week and largest number of areas.</source>
        <translation>Tabell med id, namn, egen regi (ja/nej), kapacitet i timmar i veckan och högsta antal områden.</translation>
    </message>
    <message>
        <source>Table {layer} has no column of areas ({name}): every bid counts for every area.</source>
        <translation>Tabellen {layer} har ingen kolumn med områden ({name}): varje anbud gäller för alla områden.</translation>
    </message>
    <message>
        <source>Table {layer} has no column of capacity ({name}): every provider is taken to have room for any number of hours.</source>
        <translation>Tabellen {layer} har ingen kolumn för kapacitet ({name}): varje utförare antas ha plats för hur många timmar som helst.</translation>
    </message>
    <message>
        <source>Table {layer} has no column of own regi ({name}): no provider is taken to be own regi.</source>
        <translation>Tabellen {layer} har ingen kolumn för egen regi ({name}): ingen utförare antas vara egen regi.</translation>
    </message>
    <message>
        <source>Table {layer} has no column of the most areas ({name}): every provider may get any number of areas.</source>
        <translation>Tabellen {layer} har ingen kolumn för högsta antal områden ({name}): varje utförare kan få hur många områden som helst.</translation>
    </message>
    <message>
        <source>Table {layer} has no quality; every bid counts as quality 0.</source>
        <translation>Tabellen {layer} saknar kvalitet; varje anbud räknas som kvalitet 0.</translation>
    </message>
    <message>
        <source>Table {layer}: the year {year} was read.</source>
        <translation>Tabellen {layer}: året {year} lästes.</translation>
    </message>
    <message>
        <source>Table {table} of the plan file has no column {column}; nothing was written.</source>
        <translation>Tabellen {table} i planfilen saknar kolumnen {column}; inget skrevs.</translation>
    </message>
    <message>
        <source>Take both from the same division: codes of one do not join to polygons of the other.</source>
        <translation>Ta båda från samma indelning: koder från den ena går inte att koppla till den andras ytor.</translation>
    </message>
    <message>
        <source>Take the layer as it was before it became a shapefile, or rename the columns (timmar_hemtjanst …) in a GeoPackage.</source>
        <translation>Ta lagret som det var innan det blev en shapefil, eller döp om kolumnerna (timmar_hemtjanst …) i ett GeoPackage.</translation>
    </message>
    <message>
        <source>Take the register as it was written (.gpkg), not a copy as shapefile.</source>
        <translation>Använd registret som det skrevs (.gpkg), inte en kopia som shapefil.</translation>
    </message>
    <message>
        <source>Take the squares from SCB again, with the code stored as text.</source>
        <translation>Hämta rutorna på nytt från SCB, med koden lagrad som text.</translation>
    </message>
    <message>
        <source>Take the table by age.</source>
        <translation>Ta tabellen per ålder.</translation>
    </message>
    <message>
        <source>Take the table per DeSO, with codes.</source>
        <translation>Ta tabellen per DeSO, med koder.</translation>
    </message>
    <message>
        <source>Take the table with five-year classes (65-69 … 80-).</source>
        <translation>Ta tabellen med femårsklasser (65-69 … 80-).</translation>
    </message>
    <message>
        <source>Take the table with men and women, or call the rows of both “totalt”.</source>
        <translation>Ta tabellen med män och kvinnor, eller kalla raderna för båda ”totalt”.</translation>
    </message>
    <message>
        <source>Take the table with the codes of DeSO {year}.</source>
        <translation>Ta tabellen med koderna för DeSO {year}.</translation>
    </message>
    <message>
        <source>Take the table with the number of inhabitants.</source>
        <translation>Ta tabellen med antal invånare.</translation>
    </message>
    <message>
        <source>Take the table without a coordinate system, or the layer with polygons.</source>
        <translation>Ta tabellen utan koordinatsystem, eller lagret med ytor.</translation>
    </message>
    <message>
        <source>The Processing toolbox is off. Switch on “Processing” in the plugin manager.</source>
        <translation>Verktygslådan för geobearbetning är avstängd. Slå på ”Processing” i tilläggshanteraren.</translation>
    </message>
    <message>
        <source>The accessibility statement of the public page has gaps that the law asks to be filled: {count} of them, first {first}. Write them under “statement” in the settings of the page, or the address of your own statement (docs/web.md).</source>
        <translation>Den publika sidans tillgänglighetsredogörelse har luckor som lagen kräver svar på: {count} stycken, först {first}. Skriv dem under ”statement” i sidans inställningar, eller adressen till er egen redogörelse (docs/web.md).</translation>
    </message>
    <message>
        <source>The address has no objektidentitet.</source>
        <translation>Adressen saknar objektidentitet.</translation>
    </message>
    <message>
        <source>The address has no position.</source>
        <translation>Adressen saknar läge.</translation>
    </message>
    <message>
        <source>The addresses of area {code} belong to another division than the areas: the provider is “{one}” in the register and “{other}” in the areas.</source>
        <translation>Adresserna i område {code} hör till en annan indelning än områdena: utföraren är ”{one}” i registret och ”{other}” i områdena.</translation>
    </message>
    <message>
        <source>The area has a provider but no polygon.</source>
        <translation>Området har en utförare men ingen polygon.</translation>
    </message>
    <message>
        <source>The area has no surface.</source>
        <translation>Området saknar yta.</translation>
    </message>
    <message>
        <source>The area has the same name as area {other}: {name}.</source>
        <translation>Området har samma namn som område {other}: {name}.</translation>
    </message>
    <message>
        <source>The area number occurs twice.</source>
        <translation>Områdets nummer förekommer två gånger.</translation>
    </message>
    <message>
        <source>The area overlaps area {other} by {m2:.0f} m².</source>
        <translation>Området överlappar område {other} med {m2:.0f} m².</translation>
    </message>
    <message>
        <source>The areas</source>
        <translation>Områdena</translation>
    </message>
    <message>
        <source>The areas are: {areas}.</source>
        <translation>Områdena är: {areas}.</translation>
    </message>
    <message>
        <source>The areas cannot be rebalanced and taken as they are.</source>
        <translation>Områdena kan inte både balanseras om och tas som de är.</translation>
    </message>
    <message>
        <source>The areas fixed to {provider} ({areas}) need {hours:.0f} hours a week, but its capacity is {capacity:.0f}. Fix fewer or lighter areas, or raise the capacity.</source>
        <translation>Områdena som är bestämda för {provider} ({areas}) behöver {hours:.0f} timmar i veckan, men kapaciteten är {capacity:.0f}. Bestäm färre eller lättare områden, eller höj kapaciteten.</translation>
    </message>
    <message>
        <source>The areas need {needed:.0f} hours a week in all, but the providers can take on {capacity:.0f}. Raise capacities or add a provider.</source>
        <translation>Områdena behöver sammanlagt {needed:.0f} timmar i veckan, men utförarna kan ta emot {capacity:.0f}. Höj kapaciteter eller lägg till en utförare.</translation>
    </message>
    <message>
        <source>The areas of the next register, with the same fields, to show them on the map.</source>
        <translation>Områdena för nästa register, med samma fält, för att visa dem på kartan.</translation>
    </message>
    <message>
        <source>The areas that are not fixed need {needed:.0f} hours a week, but the providers who may take them have {left:.0f} left. Raise capacities, or fix more areas to a provider with capacity.</source>
        <translation>Områdena som inte är bestämda behöver {needed:.0f} timmar i veckan, men utförarna som får ta dem har {left:.0f} kvar. Höj kapaciteter, eller bestäm fler områden för en utförare med kapacitet.</translation>
    </message>
    <message>
        <source>The areas that the register was made from.</source>
        <translation>De områden som registret gjordes av.</translation>
    </message>
    <message>
        <source>The areas that “Assign providers” or “Run a plan” wrote.</source>
        <translation>De områden som ”Tilldela utförare” eller ”Kör en plan” skrev.</translation>
    </message>
    <message>
        <source>The areas with provider_id, provider_name, own_regi, phone, url, score and reason.</source>
        <translation>Områdena med provider_id, provider_name, own_regi, phone, url, score och reason.</translation>
    </message>
    <message>
        <source>The award could not be computed: the solver stopped with “{reason}”. Please report this with the tables of areas, providers and bids.</source>
        <translation>Tilldelningen kunde inte beräknas: lösaren stannade med ”{reason}”. Rapportera detta med tabellerna över områden, utförare och anbud.</translation>
    </message>
    <message>
        <source>The award could not be computed: the solver's answer breaks a limit. Please report this with the tables of areas, providers and bids.</source>
        <translation>Tilldelningen kunde inte beräknas: lösarens svar bryter en gräns. Rapportera detta med tabellerna över områden, utförare och anbud.</translation>
    </message>
    <message>
        <source>The bid of {provider} is left out: own regi is not a tenderer and is never scored.</source>
        <translation>Anbudet från {provider} räknas inte: egen regi är ingen anbudsgivare och poängsätts aldrig.</translation>
    </message>
    <message>
        <source>The border between areas is {percent:.1f} % of today's; the least compactness of an area is {after:.2f}, today {before:.2f}.</source>
        <translation>Gränsen mellan områdena är {percent:.1f} % av dagens; den minsta kompaktheten hos ett område är {after:.2f}, i dag {before:.2f}.</translation>
    </message>
    <message>
        <source>The boundary has {count} parts: what lies on an island needs a link (bridge or ferry) to the rest.</source>
        <translation>Kommunen har {count} delar: det som ligger på en ö behöver en länk (bro eller färja) till resten.</translation>
    </message>
    <message>
        <source>The capacity is missing or negative.</source>
        <translation>Kapaciteten saknas eller är negativ.</translation>
    </message>
    <message>
        <source>The capacity is not stated.</source>
        <translation>Kapaciteten är inte angiven.</translation>
    </message>
    <message>
        <source>The colour {colour} has a contrast of {found:.1f} to 1 with the page: text in it cannot be read by many.</source>
        <translation>Färgen {colour} har kontrasten {found:.1f} till 1 mot sidan: många kan inte läsa text i den.</translation>
    </message>
    <message>
        <source>The column {column} of an address register is missing.</source>
        <translation>Adressregistrets kolumn {column} saknas.</translation>
    </message>
    <message>
        <source>The columns {columns} of an address register are missing.</source>
        <translation>Kolumnerna {columns} i ett adressregister saknas.</translation>
    </message>
    <message>
        <source>The description has version {version}, this program reads up to {known}.</source>
        <translation>Beskrivningen har version {version}, detta program läser till och med {known}.</translation>
    </message>
    <message>
        <source>The figures as a page.</source>
        <translation>Siffrorna som en sida.</translation>
    </message>
    <message>
        <source>The file does not hold one JSON object.</source>
        <translation>Filen innehåller inte ett JSON-objekt.</translation>
    </message>
    <message>
        <source>The file is nested too deeply to be read.</source>
        <translation>Filen har för många nivåer i varandra för att kunna läsas.</translation>
    </message>
    <message>
        <source>The file is not JSON: line {line}, column {column}.</source>
        <translation>Filen är inte JSON: rad {line}, kolumn {column}.</translation>
    </message>
    <message>
        <source>The file is not a text in UTF-8.</source>
        <translation>Filen är ingen text i UTF-8.</translation>
    </message>
    <message>
        <source>The file {path} cannot be read as a layer: it is damaged or not what its name says. Open it in QGIS to see what it is, and save it anew as GeoPackage.</source>
        <translation>Filen {path} kan inte läsas som ett lager: den är skadad eller inte vad namnet säger. Öppna den i QGIS för att se vad den är, och spara den på nytt som GeoPackage.</translation>
    </message>
    <message>
        <source>The file {path} cannot be read: another program is changing it, or was ended while it did. Open the layer in QGIS, save it and close it, then try again.</source>
        <translation>Filen {path} kan inte läsas: ett annat program håller på att ändra den, eller avbröts medan det gjorde det. Öppna lagret i QGIS, spara och stäng det och försök igen.</translation>
    </message>
    <message>
        <source>The file {path} cannot be read: you may not read it. Ask for the right to read it or use a copy.</source>
        <translation>Filen {path} kan inte läsas: du får inte läsa den. Be om läsrättighet eller använd en kopia.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: another program has it open with changes that are not saved. Save and close it there, or choose another name.</source>
        <translation>Filen {path} kan inte skrivas: ett annat program har den öppen med ändringar som inte är sparade. Spara och stäng den där, eller välj ett annat namn.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: databases keep their changes under such names. Choose another name.</source>
        <translation>Filen {path} kan inte skrivas: databaser lägger sina ändringar under sådana namn. Välj ett annat namn.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: it is a device or a pipe, not an ordinary file. Choose another name.</source>
        <translation>Filen {path} kan inte skrivas: den är en enhet eller ett rör, inte en vanlig fil. Välj ett annat namn.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: it is a link that leads to itself. Choose another name.</source>
        <translation>Filen {path} kan inte skrivas: den är en länk som leder till sig själv. Välj ett annat namn.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: it is an input of this run ({read}). Choose another name.</source>
        <translation>Filen {path} kan inte skrivas: den är indata till den här körningen ({read}). Välj ett annat namn.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: its format is not known. Let the name end with .gpkg or .csv.</source>
        <translation>Filen {path} kan inte skrivas: formatet är okänt. Låt namnet sluta på .gpkg eller .csv.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: its name holds a control character. Choose another name.</source>
        <translation>Filen {path} kan inte skrivas: namnet innehåller ett styrtecken. Välj ett annat namn.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: its name is too long. Choose a shorter one.</source>
        <translation>Filen {path} kan inte skrivas: namnet är för långt. Välj ett kortare.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: the folder {folder} does not exist. Create the folder or choose another one.</source>
        <translation>Filen {path} kan inte skrivas: mappen {folder} finns inte. Skapa mappen eller välj en annan.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: there is a folder of that name. Choose another name.</source>
        <translation>Filen {path} kan inte skrivas: det finns en mapp med det namnet. Välj ett annat namn.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: you may not write there. Choose another folder or ask for the right to write.</source>
        <translation>Filen {path} kan inte skrivas: du får inte skriva där. Välj en annan mapp eller be om skrivrättighet.</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: {reason} What was there before is untouched.</source>
        <translation>Filen {path} kan inte skrivas: {reason} Det som fanns där förut är orört.</translation>
    </message>
    <message>
        <source>The file {path} does not exist. Check the path and the name.</source>
        <translation>Filen {path} finns inte. Kontrollera sökvägen och namnet.</translation>
    </message>
    <message>
        <source>The file {path} has no layer {layer}. Its layers are: {layers}.</source>
        <translation>Filen {path} saknar lagret {layer}. Dess lager är: {layers}.</translation>
    </message>
    <message>
        <source>The file {path} holds several layers ({layers}). Name the one to read.</source>
        <translation>Filen {path} innehåller flera lager ({layers}). Ange vilket som ska läsas.</translation>
    </message>
    <message>
        <source>The file {path} is a link to another place. Nothing was changed. Remove the link, or choose another folder.</source>
        <translation>Filen {path} är en länk till en annan plats. Inget har ändrats. Ta bort länken eller välj en annan mapp.</translation>
    </message>
    <message>
        <source>The file {path} is not a plan file: the tables {tables} are missing. Choose a file that this program wrote.</source>
        <translation>Filen {path} är ingen planfil: tabellerna {tables} saknas. Välj en fil som detta program har skrivit.</translation>
    </message>
    <message>
        <source>The file {path} is to hold {count} tables, but a CSV file holds one. Write a GeoPackage (.gpkg) instead.</source>
        <translation>Filen {path} ska innehålla {count} tabeller, men en CSV-fil rymmer en. Skriv ett GeoPackage (.gpkg) i stället.</translation>
    </message>
    <message>
        <source>The files in {path} cannot be written: {reason} Nothing was changed; what was there before is whole.</source>
        <translation>Filerna i {path} kan inte skrivas: {reason} Inget har ändrats; det som fanns där är helt.</translation>
    </message>
    <message>
        <source>The files of the web page are not in {path}. Install the plugin anew.</source>
        <translation>Webbsidans filer finns inte i {path}. Installera insticksprogrammet på nytt.</translation>
    </message>
    <message>
        <source>The folder {path} cannot be made: {reason}. Choose another folder.</source>
        <translation>Mappen {path} kan inte skapas: {reason}. Välj en annan mapp.</translation>
    </message>
    <message>
        <source>The folder {path} holds {name}, which was not written by a publication of areas. Nothing was changed. Choose an empty folder, or one that was published into before.</source>
        <translation>Mappen {path} innehåller {name}, som inte skrevs av en publicering av områden. Inget har ändrats. Välj en tom mapp, eller en som det har publicerats i förut.</translation>
    </message>
    <message>
        <source>The folder {path} looks like that of a publication, but its {name} is lost or damaged, and the folder {changed} is not as it was written. Nothing was changed. Put {name} back from a copy, or empty the folder and publish again.</source>
        <translation>Mappen {path} ser ut som en publicerings mapp, men dess {name} saknas eller är skadad, och mappen {changed} är inte som den skrevs. Ingenting har ändrats. Lägg tillbaka {name} från en kopia, eller töm mappen och publicera igen.</translation>
    </message>
    <message>
        <source>The former register</source>
        <translation>Det tidigare registret</translation>
    </message>
    <message>
        <source>The geometry of {layer} is left out: a CSV file holds points only.</source>
        <translation>Geometrin i {layer} utelämnas: en CSV-fil kan bara innehålla punkter.</translation>
    </message>
    <message>
        <source>The highest score: {score:.1f} points; next {next} with {other:.1f}.</source>
        <translation>Högst poäng: {score:.1f}; därnäst {next} med {other:.1f}.</translation>
    </message>
    <message>
        <source>The identifier occurs twice.</source>
        <translation>Beteckningen förekommer två gånger.</translation>
    </message>
    <message>
        <source>The inhabitants' or that of QGIS.</source>
        <translation>Invånarnas eller det QGIS har.</translation>
    </message>
    <message>
        <source>The key is missing.</source>
        <translation>Nyckeln saknas.</translation>
    </message>
    <message>
        <source>The key is not an area number.</source>
        <translation>Nyckeln är inget områdesnummer.</translation>
    </message>
    <message>
        <source>The key is not known.</source>
        <translation>Nyckeln är okänd.</translation>
    </message>
    <message>
        <source>The key occurs twice in the same object.</source>
        <translation>Nyckeln förekommer två gånger i samma objekt.</translation>
    </message>
    <message>
        <source>The keys are those of resources/web/texts/sv.json.</source>
        <translation>Nycklarna är de i resources/web/texts/sv.json.</translation>
    </message>
    <message>
        <source>The language of QGIS</source>
        <translation>Språket i QGIS</translation>
    </message>
    <message>
        <source>The largest number of areas is given for the provider {provider}, who is not in the table of providers. Correct the identifier.</source>
        <translation>Högsta antal områden är angivet för utföraren {provider}, som inte finns i tabellen över utförare. Rätta beteckningen.</translation>
    </message>
    <message>
        <source>The largest number of areas is negative.</source>
        <translation>Det högsta antalet områden är negativt.</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>Sista dagen är före den första.</translation>
    </message>
    <message>
        <source>The last day, {last}, is before the first, {first}.</source>
        <translation>Sista dagen, {last}, är före den första, {first}.</translation>
    </message>
    <message>
        <source>The layer that “Export address register” made: every address with its area and provider.</source>
        <translation>Lagret som ”Exportera adressregister” gjorde: varje adress med område och utförare.</translation>
    </message>
    <message>
        <source>The layer that “Export address register” or “Run a plan” wrote.</source>
        <translation>Lagret som ”Exportera adressregister” eller ”Kör en plan” skrev.</translation>
    </message>
    <message>
        <source>The layer would not be used: the plan divides anew.</source>
        <translation>Lagret skulle inte användas: planen delar in på nytt.</translation>
    </message>
    <message>
        <source>The layer {layer} of {path} cannot be opened.</source>
        <translation>Lagret {layer} i {path} kan inte öppnas.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>Listan är tom.</translation>
    </message>
    <message>
        <source>The load is missing or negative.</source>
        <translation>Vårdtyngden saknas eller är negativ.</translation>
    </message>
    <message>
        <source>The load is that of {groups} groups of units with at least {least} clients of each service, in equal parts on the units of a group.</source>
        <translation>Vårdtyngden är den för {groups} grupper av basområden med minst {least} brukare av varje insatstyp, i lika delar på gruppens basområden.</translation>
    </message>
    <message>
        <source>The logo is no SVG, PNG or JPEG file of at most {most} bytes.</source>
        <translation>Logotypen är ingen SVG-, PNG- eller JPEG-fil på högst {most} byte.</translation>
    </message>
    <message>
        <source>The longest travel above then holds in built-up areas alone. Alarms: 20 minutes in built-up areas, 40 outside.</source>
        <translation>Längsta restid ovan gäller då bara i tätort. Larm: 20 minuter i tätort, 40 utanför.</translation>
    </message>
    <message>
        <source>The longest travel, {minutes:.0f} minutes, is that to unit {unit}, far from a road; without such units it is {without:.0f} minutes.</source>
        <translation>Den längsta restiden, {minutes:.0f} minuter, är den till basområde {unit}, långt från väg; utan sådana basområden är den {without:.0f} minuter.</translation>
    </message>
    <message>
        <source>The municipality has no name.</source>
        <translation>Kommunen har inget namn.</translation>
    </message>
    <message>
        <source>The municipality's boundary. Give it together with real small areas, squares and roads to have addresses, clients and providers invented on top of them.</source>
        <translation>Kommunens gräns. Ange den tillsammans med verkliga statistikområden, rutor och vägar för att få adresser, brukare och utförare påhittade ovanpå dem.</translation>
    </message>
    <message>
        <source>The municipality: one polygon or several.</source>
        <translation>Kommunen: en eller flera ytor.</translation>
    </message>
    <message>
        <source>The name that visitors know. May stand in the settings instead.</source>
        <translation>Det namn som besökarna känner till. Kan i stället stå i inställningarna.</translation>
    </message>
    <message>
        <source>The name {name} is a number.</source>
        <translation>Namnet {name} är ett nummer.</translation>
    </message>
    <message>
        <source>The name {name} is given twice.</source>
        <translation>Namnet {name} anges två gånger.</translation>
    </message>
    <message>
        <source>The name {name} needs one place.</source>
        <translation>Namnet {name} behöver en plats.</translation>
    </message>
    <message>
        <source>The new language lacks {count} texts: {keys}.</source>
        <translation>Det nya språket saknar {count} texter: {keys}.</translation>
    </message>
    <message>
        <source>The next register is valid from “{day}”, and the register from “{first}”.</source>
        <translation>Nästa register gäller från ”{day}”, och registret från ”{first}”.</translation>
    </message>
    <message>
        <source>The only bid: {provider} with {score:.1f} points.</source>
        <translation>Enda anbudet: {provider} med {score:.1f} poäng.</translation>
    </message>
    <message>
        <source>The page has no text with this key.</source>
        <translation>Sidan har ingen text med den nyckeln.</translation>
    </message>
    <message>
        <source>The place lies outside all units.</source>
        <translation>Platsen ligger utanför alla basområden.</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>Förslaget</translation>
    </message>
    <message>
        <source>The plan breaks {count} rules; they are listed below.</source>
        <translation>Förslaget bryter {count} regler; de listas nedan.</translation>
    </message>
    <message>
        <source>The plan file has no table {table}; nothing was written.</source>
        <translation>Planfilen saknar tabellen {table}; inget skrevs.</translation>
    </message>
    <message>
        <source>The plan keeps all rules.</source>
        <translation>Förslaget håller alla regler.</translation>
    </message>
    <message>
        <source>The plan, the neighbours and the travel times are not those of the {count} units.</source>
        <translation>Förslaget, grannarna och restiderna hör inte till de {count} basområdena.</translation>
    </message>
    <message>
        <source>The price is missing or not above 0.</source>
        <translation>Priset saknas eller är inte över 0.</translation>
    </message>
    <message>
        <source>The price model {model} is not known.</source>
        <translation>Prismodellen {model} är okänd.</translation>
    </message>
    <message>
        <source>The project for QGIS Server cannot be written: {reason}</source>
        <translation>Projektet för QGIS Server kan inte skrivas: {reason}</translation>
    </message>
    <message>
        <source>The provider {provider} has a second bid for the same area.</source>
        <translation>Utföraren {provider} har ett andra anbud på samma område.</translation>
    </message>
    <message>
        <source>The provider {provider} is not in the table of providers.</source>
        <translation>Utföraren {provider} finns inte i tabellen över utförare.</translation>
    </message>
    <message>
        <source>The public page will have no map: Leaflet is not in {path}. Run “make build/leaflet” in the plugin's folder (it needs npm), or install the plugin from its zip file, and publish again. The search and everything else work without it.</source>
        <translation>Den publika sidan får ingen karta: Leaflet finns inte i {path}. Kör ”make build/leaflet” i insticksprogrammets mapp (kräver npm), eller installera insticksprogrammet från dess zip-fil, och publicera igen. Sökningen och allt annat fungerar utan karta.</translation>
    </message>
    <message>
        <source>The quality is missing or not between 0 and 100.</source>
        <translation>Kvaliteten saknas eller ligger inte mellan 0 och 100.</translation>
    </message>
    <message>
        <source>The register does not add up: {count} addresses were read, {records} are in the register, {uncovered} outside the areas, {duplicates} duplicates. Nothing was written; please report this.</source>
        <translation>Registret går inte ihop: {count} adresser lästes, {records} finns i registret, {uncovered} utanför områdena, {duplicates} dubbletter. Inget skrevs; rapportera gärna detta.</translation>
    </message>
    <message>
        <source>The register for a spreadsheet, UTF-8, coordinates in the last columns.</source>
        <translation>Registret för ett kalkylark, UTF-8, koordinater i de sista kolumnerna.</translation>
    </message>
    <message>
        <source>The register holds the versions {one} and {other}.</source>
        <translation>Registret innehåller versionerna {one} och {other}.</translation>
    </message>
    <message>
        <source>The register of a later division that is decided: the lists tell what changes and when.</source>
        <translation>Registret för en senare indelning som är beslutad: listorna talar om vad som ändras och när.</translation>
    </message>
    <message>
        <source>The register of a later division that is decided: the page tells what changes and when.</source>
        <translation>Registret för en senare indelning som är beslutad: sidan berättar vad som ändras och när.</translation>
    </message>
    <message>
        <source>The same as a page to read or print.</source>
        <translation>Samma sak som en sida att läsa eller skriva ut.</translation>
    </message>
    <message>
        <source>The same objektidentitet occurs twice.</source>
        <translation>Samma objektidentitet förekommer två gånger.</translation>
    </message>
    <message>
        <source>The same points, {score:.1f}, as {next}: among equal sums the first provider identifier goes to the first area.</source>
        <translation>Samma poäng, {score:.1f}, som {next}: vid lika summor får den första utförarbeteckningen det första området.</translation>
    </message>
    <message>
        <source>The same seed gives the same areas on every machine.</source>
        <translation>Samma frö ger samma områden på varje dator.</translation>
    </message>
    <message>
        <source>The same seed gives the same municipality on every machine.</source>
        <translation>Samma frö ger samma kommun på varje dator.</translation>
    </message>
    <message>
        <source>The same today</source>
        <translation>Samma i dag</translation>
    </message>
    <message>
        <source>The sample municipality is open. All of it is synthetic.</source>
        <translation>Exempelkommunen är öppnad. Allt i den är syntetiskt.</translation>
    </message>
    <message>
        <source>The sample municipality was not made; the log of messages says why.</source>
        <translation>Exempelkommunen skapades inte; meddelandeloggen säger varför.</translation>
    </message>
    <message>
        <source>The scenarios</source>
        <translation>Scenarierna</translation>
    </message>
    <message>
        <source>The script {name} cannot be put into a page. Install the plugin anew.</source>
        <translation>Skriptet {name} kan inte läggas in i en sida. Installera insticksprogrammet på nytt.</translation>
    </message>
    <message>
        <source>The search ends then with the best it has; the result then depends on the machine's speed. 0: no limit.</source>
        <translation>Sökningen slutar då med det bästa den har; resultatet beror då på datorns snabbhet. 0: ingen gräns.</translation>
    </message>
    <message>
        <source>The search ends when its areas are proven to have at most so much more travel than any other areas could, or close to that when more searching gains nothing to speak of. 0: all of the effort is spent. With a time limit all of the time is used.</source>
        <translation>Sökningen slutar när det är bevisat att dess områden har högst så mycket mer resor än några andra områden kan ha, eller nära det när mer sökande inte ger något att tala om. 0: hela ansträngningen används. Med en tidsgräns används all tid.</translation>
    </message>
    <message>
        <source>The shape of the areas suffers more than it should: see below what a rounder plan costs.</source>
        <translation>Områdenas form försämras mer än den borde: se nedan vad ett rundare förslag kostar.</translation>
    </message>
    <message>
        <source>The table and the chart as a page.</source>
        <translation>Tabellen och diagrammet som en sida.</translation>
    </message>
    <message>
        <source>The table that the register was made with, for phone numbers and web pages of the providers that clients choose among.</source>
        <translation>Den tabell som registret gjordes med, för telefonnummer och webbsidor till de utförare som brukarna väljer mellan.</translation>
    </message>
    <message>
        <source>The text holds a control character.</source>
        <translation>Texten innehåller ett styrtecken.</translation>
    </message>
    <message>
        <source>The text is empty, or has other places than {text}.</source>
        <translation>Texten är tom eller har andra platser än {text}.</translation>
    </message>
    <message>
        <source>The text is empty.</source>
        <translation>Texten är tom.</translation>
    </message>
    <message>
        <source>The three weights sum to 100.</source>
        <translation>De tre vikterna ska bli 100 tillsammans.</translation>
    </message>
    <message>
        <source>The times as a NumPy file with the arrays origins, destinations and milliseconds (1073741823 where there is no way), and metres where lengths are asked for. With only the nearest destination: its id and its milliseconds for each origin. Much smaller and faster than the table.</source>
        <translation>Tiderna som en NumPy-fil med arrayerna origins, destinations och milliseconds (1073741823 där väg saknas), och metres där längder begärs. Med bara närmaste mål: dess id och millisekunder för varje startpunkt. Mycket mindre och snabbare än tabellen.</translation>
    </message>
    <message>
        <source>The tolerance holds for what is balanced: {what}.</source>
        <translation>Toleransen gäller det som balanseras: {what}.</translation>
    </message>
    <message>
        <source>The totals per service and per small area could not both be met: in a small area {percent} percent are left.</source>
        <translation>Totalsummorna per insatstyp och per statistikområde kunde inte båda uppfyllas: i ett statistikområde återstår {percent} procent.</translation>
    </message>
    <message>
        <source>The travel counted is that from each area's centre to its units, weighted with care and travel hours. It compares divisions; it is not the distance that staff will drive.</source>
        <translation>Resorna som räknas är de från varje områdes mittpunkt till dess basområden, viktade med omsorgs- och restimmar. De jämför indelningar; de är inte sträckan som personalen kommer att köra.</translation>
    </message>
    <message>
        <source>The travel counted is that from each area's centre to its units, weighted with care hours. It compares divisions; it is not the distance that staff will drive.</source>
        <translation>Restiden räknas från varje områdes mittpunkt till dess basområden, vägd med omsorgstimmar. Den jämför indelningar; den är inte den sträcka som personalen kommer att köra.</translation>
    </message>
    <message>
        <source>The travel hours are doubtful: no bases are given, so that staff are taken to start where the visits of their area are nearest. Real bases lie farther away.</source>
        <translation>Restimmarna är osäkra: inga baser är angivna, så personalen antas börja där områdets besök är närmast. Verkliga baser ligger längre bort.</translation>
    </message>
    <message>
        <source>The travel hours are doubtful: without roads they rest on straight lines.</source>
        <translation>Restimmarna är osäkra: utan vägar bygger de på fågelvägen.</translation>
    </message>
    <message>
        <source>The travel hours of {count} of the {areas} areas are doubtful: more than {share} % of their hours are driving, and the estimate was never held against routes so long. Check the roads to the remotest homes.</source>
        <translation>Restimmarna i {count} av de {areas} områdena är osäkra: mer än {share} % av timmarna är körning, och uppskattningen har aldrig prövats mot så långa rutter. Kontrollera vägarna till de mest avlägsna hemmen.</translation>
    </message>
    <message>
        <source>The travel hours of {count} of the {areas} areas are doubtful: they have fewer than {least} visits a day, and the estimate was never held against routes of so few.</source>
        <translation>Restimmarna i {count} av de {areas} områdena är osäkra: de har färre än {least} besök om dagen, och uppskattningen har aldrig prövats mot rutter med så få.</translation>
    </message>
    <message>
        <source>The unit belongs to no area.</source>
        <translation>Basområdet hör inte till något område.</translation>
    </message>
    <message>
        <source>The unit cannot be reached from the centre of area {area}, unit {centre}.</source>
        <translation>Basområdet kan inte nås från mittpunkten i område {area}, basområde {centre}.</translation>
    </message>
    <message>
        <source>The unit has {count} parts that nothing of area {area} joins on the map. It counts as one piece.</source>
        <translation>Basområdet har {count} delar som inget i område {area} förbinder på kartan. Det räknas som ett stycke.</translation>
    </message>
    <message>
        <source>The unit is fixed to area {fixed}, but lies in area {area}.</source>
        <translation>Basområdet är låst till område {fixed}, men ligger i område {area}.</translation>
    </message>
    <message>
        <source>The unit is {minutes:.1f} minutes from the centre of area {area}, allowed are {limit:g}.</source>
        <translation>Basområdet ligger {minutes:.1f} minuter från mittpunkten i område {area}, tillåtet är {limit:g}.</translation>
    </message>
    <message>
        <source>The unit shall stay together with unit {other} in area {most}, but lies in area {area}.</source>
        <translation>Basområdet ska hållas ihop med basområdet {other} i område {most}, men ligger i område {area}.</translation>
    </message>
    <message>
        <source>The units fall into {parts} parts without connection, and {areas} whole areas cannot be shared among them within the tolerance. Add a link (bridge, ferry) between the parts, change the number of areas or allow a larger tolerance. The smallest part is: {units}.</source>
        <translation>Basområdena faller i {parts} delar utan förbindelse, och {areas} hela områden kan inte fördelas på dem inom toleransen. Lägg till en länk (bro, färja) mellan delarna, ändra antalet områden eller tillåt större tolerans. Den minsta delen är: {units}.</translation>
    </message>
    <message>
        <source>The units fall into {parts} parts without connection; they got {counts} areas.</source>
        <translation>Basområdena faller i {parts} delar utan förbindelse; de fick {counts} områden.</translation>
    </message>
    <message>
        <source>The units with area_id, 1 to the number of areas.</source>
        <translation>Basområdena med area_id, 1 till antalet områden.</translation>
    </message>
    <message>
        <source>The units with area_id, area_before and moved (1 where the area changes).</source>
        <translation>Basområdena med area_id, area_before och moved (1 där området byts).</translation>
    </message>
    <message>
        <source>The units with load_&lt;service&gt;, their sum load_h_week and, where the clients' layer counts visits, visits_week.</source>
        <translation>Enheterna med load_&lt;insatstyp&gt;, deras summa load_h_week och, där brukarlagret räknar besök, visits_week.</translation>
    </message>
    <message>
        <source>The units with one field per scenario, named as in the table (k6_t5: 6 areas, 5 percent).</source>
        <translation>Basområdena med ett fält per scenario, med namn som i tabellen (k6_t5: 6 områden, 5 procent).</translation>
    </message>
    <message>
        <source>The value {value} cannot be used.</source>
        <translation>Värdet {value} kan inte användas.</translation>
    </message>
    <message>
        <source>The version has no name.</source>
        <translation>Versionen har inget namn.</translation>
    </message>
    <message>
        <source>The version is missing.</source>
        <translation>Versionen saknas.</translation>
    </message>
    <message>
        <source>The weights of price ({price:g}), quality ({quality:g}) and continuity ({continuity:g}) do not sum to 100 percent.</source>
        <translation>Vikterna för pris ({price:g}), kvalitet ({quality:g}) och kontinuitet ({continuity:g}) blir inte 100 procent.</translation>
    </message>
    <message>
        <source>The whole page with all addresses, for a share or a phone: it opens by double click.</source>
        <translation>Hela sidan med alla adresser, för en gemensam mapp eller en telefon: den öppnas med dubbelklick.</translation>
    </message>
    <message>
        <source>The {hours} h a week of {service} are not in the load: it is not among the services that are summed. Name it among them if it is bound to areas.</source>
        <translation>{service}: {hours} h i veckan är inte med i vårdtyngden, eftersom insatstypen inte hör till dem som summeras. Ange den bland dem om den är bunden till områden.</translation>
    </message>
    <message>
        <source>Then check again.</source>
        <translation>Kontrollera sedan igen.</translation>
    </message>
    <message>
        <source>There are no bids: price and quality give no points, any provider but own regi may get any area.</source>
        <translation>Det finns inga anbud: pris och kvalitet ger inga poäng, och vilken utförare som helst utom egen regi kan få vilket område som helst.</translation>
    </message>
    <message>
        <source>There are no ready units with such fields.</source>
        <translation>Det finns inga färdiga basområden med sådana fält.</translation>
    </message>
    <message>
        <source>There are no texts in this language.</source>
        <translation>Det finns inga texter på det språket.</translation>
    </message>
    <message>
        <source>There is neither a boundary nor ready units.</source>
        <translation>Det finns varken kommungräns eller färdiga basområden.</translation>
    </message>
    <message>
        <source>There is no address with a place in it.</source>
        <translation>Det finns ingen adress med läge.</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>Det finns ingen adress.</translation>
    </message>
    <message>
        <source>There is no area {area}.</source>
        <translation>Det finns inget område {area}.</translation>
    </message>
    <message>
        <source>There is no area {area}: {areas} are asked for.</source>
        <translation>Det finns inget område {area}: {areas} är begärda.</translation>
    </message>
    <message>
        <source>There is no area.</source>
        <translation>Det finns inget område.</translation>
    </message>
    <message>
        <source>There is no bid for area {area}. Fix it to a provider beforehand, or tender it anew.</source>
        <translation>Det finns inget anbud för område {area}. Bestäm det för en utförare i förväg, eller upphandla det på nytt.</translation>
    </message>
    <message>
        <source>There is no bid for the area: own regi takes over, without a score.</source>
        <translation>Det finns inget anbud för området: egen regi tar över, utan poäng.</translation>
    </message>
    <message>
        <source>There is no current address.</source>
        <translation>Det finns ingen gällande adress.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Det finns ingen fil {path}.</translation>
    </message>
    <message>
        <source>There is no layer with the areas of today.</source>
        <translation>Det finns inget lager med dagens områden.</translation>
    </message>
    <message>
        <source>There is no provider.</source>
        <translation>Det finns ingen utförare.</translation>
    </message>
    <message>
        <source>There were no addresses and no roads: units were formed around places spread evenly in the populated squares.</source>
        <translation>Det fanns varken adresser eller vägar: basområden formades kring platser jämnt spridda i de befolkade rutorna.</translation>
    </message>
    <message>
        <source>There were no addresses, roads or squares: units were formed around places spread evenly over the area.</source>
        <translation>Det fanns varken adresser, vägar eller rutor: basområden formades kring platser jämnt spridda över ytan.</translation>
    </message>
    <message>
        <source>There were no addresses: units were formed around places along the roads, and evenly in squares with more people than their roads can hold.</source>
        <translation>Det fanns inga adresser: basområden formades kring platser längs vägarna, och jämnt spridda i rutor med fler invånare än vägarna där rymmer.</translation>
    </message>
    <message>
        <source>They are in the register; the inhabitant finds them by street and popular name only.</source>
        <translation>De finns i registret; invånaren hittar dem bara på gata och populärnamn.</translation>
    </message>
    <message>
        <source>This field alone, instead of the weights above; such as the number of clients.</source>
        <translation>Bara detta fält, i stället för vikterna ovan; till exempel antalet brukare.</translation>
    </message>
    <message>
        <source>This is no name of a language.</source>
        <translation>Det här är inget namn på ett språk.</translation>
    </message>
    <message>
        <source>This is not a plan description.</source>
        <translation>Detta är ingen planbeskrivning.</translation>
    </message>
    <message>
        <source>This list is also a web page that can be read aloud and enlarged. Ask for it.</source>
        <translation>Den här listan finns också som webbsida, som kan läsas upp och förstoras. Fråga efter den.</translation>
    </message>
    <message>
        <source>This list is also a web page that can be read aloud and enlarged: {url}</source>
        <translation>Den här listan finns också som webbsida, som kan läsas upp och förstoras: {url}</translation>
    </message>
    <message>
        <source>Those are there: {languages}.</source>
        <translation>De här finns: {languages}.</translation>
    </message>
    <message>
        <source>Time limit (seconds)</source>
        <translation>Tidsgräns (sekunder)</translation>
    </message>
    <message>
        <source>Time to drive the whole line. Leave empty for a recognised road layer.</source>
        <translation>Tiden att köra hela linjen. Lämna tomt för ett väglager som känns igen.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>To area</source>
        <translation>Till område</translation>
    </message>
    <message>
        <source>To park and walk to the door, for each visit.</source>
        <translation>Att parkera och gå till dörren, för varje besök.</translation>
    </message>
    <message>
        <source>Today's areas are not all connected: {pieces} pieces lie apart and were joined or given to other areas.</source>
        <translation>Dagens områden hänger inte alla ihop: {pieces} delar ligger för sig och fogades ihop eller gavs till andra områden.</translation>
    </message>
    <message>
        <source>Today's areas rebalanced</source>
        <translation>Dagens områden balanserade på nytt</translation>
    </message>
    <message>
        <source>Today's provider of the clients is not known: continuity gives no points.</source>
        <translation>Brukarnas utförare i dag är inte känd: kontinuiteten ger inga poäng.</translation>
    </message>
    <message>
        <source>Today: {before} km of border. The plan chosen moves {percent} percent and has {after} km.</source>
        <translation>I dag: {before} km gräns. Det valda förslaget flyttar {percent} procent och har {after} km.</translation>
    </message>
    <message>
        <source>Tolerance (percent)</source>
        <translation>Tolerans (procent)</translation>
    </message>
    <message>
        <source>Tolerance {tolerance} percent: from {first} minutes with {few} areas to {last} minutes with {many} areas.</source>
        <translation>Tolerans {tolerance} procent: från {first} minuter med {few} områden till {last} minuter med {many} områden.</translation>
    </message>
    <message>
        <source>Tolerances (percent)</source>
        <translation>Toleranser (procent)</translation>
    </message>
    <message>
        <source>Tolerances of further loads (percent)</source>
        <translation>Toleranser för ytterligare vårdtyngder (procent)</translation>
    </message>
    <message>
        <source>Translate every key of resources/web/texts/sv.json.</source>
        <translation>Översätt varje nyckel i resources/web/texts/sv.json.</translation>
    </message>
    <message>
        <source>Travel and number of areas</source>
        <translation>Restid och antal områden</translation>
    </message>
    <message>
        <source>Travel and what is proven. Balanced: {what}.</source>
        <translation>Resor och vad som är bevisat. Balanserat: {what}.</translation>
    </message>
    <message>
        <source>Travel hours a week</source>
        <translation>Restimmar i veckan</translation>
    </message>
    <message>
        <source>Travel hours are an estimate, {share:.1f} % of the workload: {driving:.0f} hours a week of driving, {door:.0f} of parking and walking to the door, {alarm:.0f} of alarm trips.</source>
        <translation>Restimmarna är en uppskattning, {share:.1f} % av arbetsbördan: {driving:.0f} timmar i veckan körning, {door:.0f} parkering och gång till dörren, {alarm:.0f} larmutryckningar.</translation>
    </message>
    <message>
        <source>Travel times</source>
        <translation>Restider</translation>
    </message>
    <message>
        <source>Two areas would have the name {name}.</source>
        <translation>Två områden skulle få namnet {name}.</translation>
    </message>
    <message>
        <source>Unequal areas</source>
        <translation>Olika stora områden</translation>
    </message>
    <message>
        <source>Unique; unit_id where it is left empty.</source>
        <translation>Unikt; unit_id om fältet lämnas tomt.</translation>
    </message>
    <message>
        <source>Unit of the travel time</source>
        <translation>Restidens enhet</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Basområden</translation>
    </message>
    <message>
        <source>Units that are kept</source>
        <translation>Basområden som låses eller hålls ihop</translation>
    </message>
    <message>
        <source>Units that move</source>
        <translation>Basområden som flyttas</translation>
    </message>
    <message>
        <source>Units were formed around the addresses.</source>
        <translation>Basområden formades kring adresserna.</translation>
    </message>
    <message>
        <source>Units with area</source>
        <translation>Basområden med område</translation>
    </message>
    <message>
        <source>Units with load</source>
        <translation>Basområden med vårdtyngd</translation>
    </message>
    <message>
        <source>Units with the area in each scenario</source>
        <translation>Basområden med området i varje scenario</translation>
    </message>
    <message>
        <source>Units with the same text stay together; empty where they need not.</source>
        <translation>Basområden med samma text hålls ihop; tomt där det inte behövs.</translation>
    </message>
    <message>
        <source>Unlock some, or ask for more areas.</source>
        <translation>Lås upp några, eller begär fler områden.</translation>
    </message>
    <message>
        <source>Update the plugin.</source>
        <translation>Uppdatera tillägget.</translation>
    </message>
    <message>
        <source>Use 0 for a free unit, or the number of an area.</source>
        <translation>Skriv 0 för ett fritt basområde, eller numret på ett område.</translation>
    </message>
    <message>
        <source>Use ids of layer {layer}.</source>
        <translation>Använd id från lagret {layer}.</translation>
    </message>
    <message>
        <source>Use one of the two.</source>
        <translation>Använd ett av de två.</translation>
    </message>
    <message>
        <source>Use one of: {models}.</source>
        <translation>Använd en av: {models}.</translation>
    </message>
    <message>
        <source>Use the file as it was delivered, or fill in a unique text.</source>
        <translation>Använd filen som den levererades, eller fyll i en unik text.</translation>
    </message>
    <message>
        <source>Use the register as it was written.</source>
        <translation>Använd registret som det skrevs.</translation>
    </message>
    <message>
        <source>Use units with inhabitants per age group (fields pop_…).</source>
        <translation>Använd basområden med invånare per åldersgrupp (fälten pop_…).</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Giltig från</translation>
    </message>
    <message>
        <source>Valid from {first} up to and including {last}. Version {version}.</source>
        <translation>Gäller från och med {first} till och med {last}. Version {version}.</translation>
    </message>
    <message>
        <source>Valid from {first}. Version {version}.</source>
        <translation>Gäller från och med {first}. Version {version}.</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>Giltig till</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Värde</translation>
    </message>
    <message>
        <source>Value for against the line</source>
        <translation>Värde för mot linjen</translation>
    </message>
    <message>
        <source>Value for along the line</source>
        <translation>Värde för med linjen</translation>
    </message>
    <message>
        <source>Value for both ways</source>
        <translation>Värde för båda håll</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Varning</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Vatten</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webbsida</translation>
    </message>
    <message>
        <source>Weight of continuity (percent)</source>
        <translation>Kontinuitetens vikt (procent)</translation>
    </message>
    <message>
        <source>Weight of minutes beyond the longest travel</source>
        <translation>Vikt för minuter utöver längsta restid</translation>
    </message>
    <message>
        <source>Weight of price (percent)</source>
        <translation>Prisets vikt (procent)</translation>
    </message>
    <message>
        <source>Weight of quality (percent)</source>
        <translation>Kvalitetens vikt (procent)</translation>
    </message>
    <message>
        <source>Weighted (percent)</source>
        <translation>Viktat (procent)</translation>
    </message>
    <message>
        <source>Weights of hours, clients, addresses and land, or of any field of the units with numbers; each counts as a share of its total. Clients and addresses are read from fields of these names, where the units have them. Empty: {example}, without what is not known.</source>
        <translation>Vikter för timmar (hours), brukare (clients), adresser (addresses) och mark (land), eller för vilket fält som helst med tal hos basområdena; var och en räknas som andel av sin summa. Brukare och adresser läses ur fält med dessa namn, om basområdena har dem. Tomt: {example}, utan det som är okänt.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vad</translation>
    </message>
    <message>
        <source>What areas are called that nobody has named: Område 1, Area 1.</source>
        <translation>Vad områden som ingen har gett namn kallas: Område 1, Area 1.</translation>
    </message>
    <message>
        <source>What counts when a unit moves</source>
        <translation>Vad som räknas när ett basområde flyttas</translation>
    </message>
    <message>
        <source>What each scenario gives. Balanced: {what}.</source>
        <translation>Vad varje scenario ger. Balanserat: {what}.</translation>
    </message>
    <message>
        <source>What every area must have of a load for a team to be viable. Example: {example}</source>
        <translation>Vad varje område måste ha av en vårdtyngd för att en grupp ska vara bärkraftig. Exempel: {example}</translation>
    </message>
    <message>
        <source>What goes from which area to which</source>
        <translation>Vad som går från vilket område till vilket</translation>
    </message>
    <message>
        <source>What is balanced</source>
        <translation>Vad som balanseras</translation>
    </message>
    <message>
        <source>What is balanced is the workload: care hours and the hours on the road, estimated from the visits that the care hours make, the minutes between the units, and the bases where they are given, else the centre of each area. Choose it where roads are given.</source>
        <translation>Det som balanseras är arbetsbördan: omsorgstimmar och timmarna på vägen, uppskattade av besöken som omsorgstimmarna ger, minuterna mellan basområdena och baserna där de är angivna, annars varje områdes mittpunkt. Välj det där det finns vägar.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Vad som är fel</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>Vad som flyttas</translation>
    </message>
    <message>
        <source>What moves is measured in shares of all there is, weighted: hours {hours:.0f} %, clients {clients:.0f} %, addresses {addresses:.0f} %, land {land:.0f} %, other fields {other:.0f} %. 0: not known, or not counted.</source>
        <translation>Det som flyttas mäts i andelar av allt som finns, viktat: timmar {hours:.0f} %, brukare {clients:.0f} %, adresser {addresses:.0f} %, mark {land:.0f} %, andra fält {other:.0f} %. 0: okänt eller räknas inte.</translation>
    </message>
    <message>
        <source>What moves, balance, travel and rules, as a page.</source>
        <translation>Vad som flyttas, balans, restid och regler, som en sida.</translation>
    </message>
    <message>
        <source>What moving more gives</source>
        <translation>Vad det ger att flytta mer</translation>
    </message>
    <message>
        <source>What no area may have more of, so that a team can manage it. Example: {example}</source>
        <translation>Vad inget område får ha mer av, så att ett team klarar det. Exempel: {example}</translation>
    </message>
    <message>
        <source>What the direction field holds where both directions are allowed.</source>
        <translation>Vad riktningsfältet innehåller där båda riktningarna är tillåtna.</translation>
    </message>
    <message>
        <source>What the direction field holds where only driving against the digitised line is allowed.</source>
        <translation>Vad riktningsfältet innehåller där man bara får köra mot linjens digitaliserade riktning.</translation>
    </message>
    <message>
        <source>What the direction field holds where only driving along the digitised line is allowed.</source>
        <translation>Vad riktningsfältet innehåller där man bara får köra i linjens digitaliserade riktning.</translation>
    </message>
    <message>
        <source>What the map service is called in public.</source>
        <translation>Vad karttjänsten heter utåt.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Vad man gör åt det</translation>
    </message>
    <message>
        <source>What was assumed</source>
        <translation>Vad som antagits</translation>
    </message>
    <message>
        <source>What was assumed or left out</source>
        <translation>Vad som antogs eller utelämnades</translation>
    </message>
    <message>
        <source>When the provider answers, as the public reads it.</source>
        <translation>När utföraren svarar, som allmänheten läser det.</translation>
    </message>
    <message>
        <source>Where map clients will reach it, as it stands in their configurations.</source>
        <translation>Där kartklienterna når den, som det står i deras konfigurationer.</translation>
    </message>
    <message>
        <source>Where map clients will reach the search, as it stands in their configurations.</source>
        <translation>Där kartklienterna når sökningen, som det står i deras konfigurationer.</translation>
    </message>
    <message>
        <source>Where the HTML list will lie. The PDF names it: its columns cannot be read aloud well, the web page is the accessible original.</source>
        <translation>Där HTML-listan ska ligga. PDF-filen nämner den: dess spalter är svåra att läsa upp, webbsidan är det tillgängliga originalet.</translation>
    </message>
    <message>
        <source>Who is responsible in each area</source>
        <translation>Vem som ansvarar i varje område</translation>
    </message>
    <message>
        <source>Whom inhabitants may ask, with the phone number: “Contact centre, 0123-45 60 00”. Stands on every page.</source>
        <translation>Vem invånarna kan fråga, med telefonnummer: ”Kontaktcenter, 0123-45 60 00”. Står på varje sida.</translation>
    </message>
    <message>
        <source>Whom visitors may ask, for instance the contact centre.</source>
        <translation>Vem besökarna kan fråga, till exempel kontaktcenter.</translation>
    </message>
    <message>
        <source>With https:// in front.</source>
        <translation>Med https:// framför.</translation>
    </message>
    <message>
        <source>With the nearest area and the distance.</source>
        <translation>Med närmaste område och avståndet.</translation>
    </message>
    <message>
        <source>Within a centimetre of a border; they are in the register too, in the area with the smallest number.</source>
        <translation>Inom en centimeter från en gräns; de finns också i registret, i området med lägst nummer.</translation>
    </message>
    <message>
        <source>Without clients: care hours a week in all that the estimate is scaled to, for example hemtjanst=6200; hemrehab=300.</source>
        <translation>Utan brukare: det antal omsorgstimmar i veckan som beräkningen ska stämma med, till exempel hemtjanst=6200; hemrehab=300.</translation>
    </message>
    <message>
        <source>Without clients: care hours a week per inhabitant, for each service and age group, for example hemtjanst:80+=2.1; hemtjanst:75-79=0.6. Empty: rates that the plugin assumes, good for comparing places only.</source>
        <translation>Utan brukare: omsorgstimmar i veckan per invånare, för varje insatstyp och åldersgrupp, till exempel hemtjanst:80+=2.1; hemtjanst:75-79=0.6. Tomt: nyckeltal som tillägget antar, bra bara för att jämföra platser.</translation>
    </message>
    <message>
        <source>Write "version": {known}.</source>
        <translation>Skriv "version": {known}.</translation>
    </message>
    <message>
        <source>Write 0 or more.</source>
        <translation>Skriv 0 eller mer.</translation>
    </message>
    <message>
        <source>Write 1 (cars), 2 (cycles) or 4 (on foot).</source>
        <translation>Skriv 1 (bil), 2 (cykel) eller 4 (gång).</translation>
    </message>
    <message>
        <source>Write 1 for no change, 1.2 for a fifth more.</source>
        <translation>Skriv 1 för ingen ändring, 1,2 för en femtedel mer.</translation>
    </message>
    <message>
        <source>Write 1 or 0, ja or nej.</source>
        <translation>Skriv 1 eller 0, ja eller nej.</translation>
    </message>
    <message>
        <source>Write 1 or 0.</source>
        <translation>Skriv 1 eller 0.</translation>
    </message>
    <message>
        <source>Write Med, Mot or Med och mot.</source>
        <translation>Skriv Med, Mot eller Med och mot.</translation>
    </message>
    <message>
        <source>Write a GeoPackage (.gpkg) instead.</source>
        <translation>Skriv ett GeoPackage (.gpkg) i stället.</translation>
    </message>
    <message>
        <source>Write a list of objects: {brackets}.</source>
        <translation>Skriv en lista av objekt: {brackets}.</translation>
    </message>
    <message>
        <source>Write a list of texts, none twice: ["…", "…"].</source>
        <translation>Skriv en lista med texter, ingen två gånger: ["…", "…"].</translation>
    </message>
    <message>
        <source>Write a number from 1 to {areas}.</source>
        <translation>Skriv ett tal från 1 till {areas}.</translation>
    </message>
    <message>
        <source>Write a number from 1, as text.</source>
        <translation>Skriv ett tal från 1, som text.</translation>
    </message>
    <message>
        <source>Write a number from {low:g} to {high:g}.</source>
        <translation>Skriv ett tal från {low:g} till {high:g}.</translation>
    </message>
    <message>
        <source>Write a number of at least {low:g}.</source>
        <translation>Skriv ett tal på minst {low:g}.</translation>
    </message>
    <message>
        <source>Write a number or leave the key out.</source>
        <translation>Skriv ett tal eller utelämna nyckeln.</translation>
    </message>
    <message>
        <source>Write a text in quotation marks.</source>
        <translation>Skriv en text inom citattecken.</translation>
    </message>
    <message>
        <source>Write a whole number from 1 to {most}.</source>
        <translation>Skriv ett heltal från 1 till {most}.</translation>
    </message>
    <message>
        <source>Write a whole number from {low} to {high}.</source>
        <translation>Skriv ett heltal från {low} till {high}.</translation>
    </message>
    <message>
        <source>Write an object: {braces}.</source>
        <translation>Skriv ett objekt: {braces}.</translation>
    </message>
    <message>
        <source>Write it anew.</source>
        <translation>Skriv den på nytt.</translation>
    </message>
    <message>
        <source>Write it as in the documentation.</source>
        <translation>Skriv den som i dokumentationen.</translation>
    </message>
    <message>
        <source>Write it as in this example: {example}</source>
        <translation>Skriv som i detta exempel: {example}</translation>
    </message>
    <message>
        <source>Write it as name@municipality.se.</source>
        <translation>Skriv den som namn@kommun.se.</translation>
    </message>
    <message>
        <source>Write it as six digits: {example}.</source>
        <translation>Skriv den med sex siffror: {example}.</translation>
    </message>
    <message>
        <source>Write it as year-month-day: 2027-05-01.</source>
        <translation>Skriv det som år-månad-dag: 2027-05-01.</translation>
    </message>
    <message>
        <source>Write it as “fi” or “sv-easy”.</source>
        <translation>Skriv det som ”fi” eller ”sv-easy”.</translation>
    </message>
    <message>
        <source>Write it with https:// in front and {places} for zoom, column and row.</source>
        <translation>Skriv den med https:// framför och {places} för zoom, kolumn och rad.</translation>
    </message>
    <message>
        <source>Write it with https:// in front.</source>
        <translation>Skriv den med https:// framför.</translation>
    </message>
    <message>
        <source>Write it.</source>
        <translation>Skriv den.</translation>
    </message>
    <message>
        <source>Write ja or nej.</source>
        <translation>Skriv ja eller nej.</translation>
    </message>
    <message>
        <source>Write kilometres an hour.</source>
        <translation>Skriv kilometer i timmen.</translation>
    </message>
    <message>
        <source>Write numbers without a sign between thousands, all with the same decimal sign.</source>
        <translation>Skriv tal utan tecken mellan tusental, alla med samma decimaltecken.</translation>
    </message>
    <message>
        <source>Write one of OpenStreetMap's classes where cars may drive.</source>
        <translation>Skriv en av OpenStreetMaps klasser där bilar får köra.</translation>
    </message>
    <message>
        <source>Write one of the values chosen for forward, backward and both, or nothing.</source>
        <translation>Skriv ett av värdena som valts för med, mot och båda, eller ingenting.</translation>
    </message>
    <message>
        <source>Write one of: {choices}.</source>
        <translation>Skriv en av: {choices}.</translation>
    </message>
    <message>
        <source>Write seconds or minutes.</source>
        <translation>Skriv seconds (sekunder) eller minutes (minuter).</translation>
    </message>
    <message>
        <source>Write the name that visitors know.</source>
        <translation>Skriv det namn som besökarna känner.</translation>
    </message>
    <message>
        <source>Write the number of the area, or nothing for every area.</source>
        <translation>Skriv områdets nummer, eller ingenting för alla områden.</translation>
    </message>
    <message>
        <source>Write the text without these signs.</source>
        <translation>Skriv texten utan de tecknen.</translation>
    </message>
    <message>
        <source>Write them as 65-69 and 80-, if they are needed.</source>
        <translation>Skriv dem som 65-69 och 80-, om de behövs.</translation>
    </message>
    <message>
        <source>Write them as separate layers.</source>
        <translation>Skriv dem som skilda lager.</translation>
    </message>
    <message>
        <source>Write true or false.</source>
        <translation>Skriv true eller false.</translation>
    </message>
    <message>
        <source>Write what the service is called.</source>
        <translation>Skriv vad tjänsten heter.</translation>
    </message>
    <message>
        <source>Write yes (as drawn), -1 (against it) or no.</source>
        <translation>Skriv yes (som linjen är ritad), -1 (mot den) eller no.</translation>
    </message>
    <message>
        <source>Write {count} numbers: [ …, … ].</source>
        <translation>Skriv {count} tal: [ …, … ].</translation>
    </message>
    <message>
        <source>Write {count}, or correct the layer.</source>
        <translation>Skriv {count}, eller rätta lagret.</translation>
    </message>
    <message>
        <source>Write {key}, or remove the layer.</source>
        <translation>Skriv {key}, eller ta bort lagret.</translation>
    </message>
    <message>
        <source>Write “hemtjanst = Hemtjänst | Home care”.</source>
        <translation>Skriv ”hemtjanst = Hemtjänst | Home care”.</translation>
    </message>
    <message>
        <source>Writes a folder for a web server: the public layers as GeoPackage, a project that QGIS Server publishes as WMS, WFS and OGC API Features, an address search, and ready configurations for the map clients Origo and Hajk. Clients are not asked for, and only public columns are written.</source>
        <translation>Skriver en mapp för en webbserver: de publika lagren som GeoPackage, ett projekt som QGIS Server publicerar som WMS, WFS och OGC API Features, en adressökning och färdiga konfigurationer för kartklienterna Origo och Hajk. Inga brukare efterfrågas, och bara publika kolumner skrivs.</translation>
    </message>
    <message>
        <source>Written all the same: {paths}.</source>
        <translation>Skrivet ändå: {paths}.</translation>
    </message>
    <message>
        <source>a line</source>
        <translation>en linje</translation>
    </message>
    <message>
        <source>a link between {first} and {second} ({length:.1f} km)</source>
        <translation>en länk mellan {first} och {second} ({length:.1f} km)</translation>
    </message>
    <message>
        <source>a number of bases per area is asked, but the layer of bases is missing.</source>
        <translation>ett antal baser per område begärs, men lagret med baser saknas.</translation>
    </message>
    <message>
        <source>a number of places per area is asked, but the layer of places is missing.</source>
        <translation>ett antal platser per område begärs, men lagret med platser saknas.</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>en punkt</translation>
    </message>
    <message>
        <source>a polygon</source>
        <translation>en yta</translation>
    </message>
    <message>
        <source>a tolerance of {number:g} % for “{load}” instead of {asked:g} %</source>
        <translation>en tolerans på {number:g} % för ”{load}” i stället för {asked:g} %</translation>
    </message>
    <message>
        <source>a tolerance of {number:g} % instead of {asked:g} %</source>
        <translation>en tolerans på {number:g} % i stället för {asked:g} %</translation>
    </message>
    <message>
        <source>all loads “{load}” are zero.</source>
        <translation>all vårdtyngd ”{load}” är noll.</translation>
    </message>
    <message>
        <source>all units belong to one area, {area}: there is no other to balance it with.</source>
        <translation>alla basområden hör till ett område, {area}: det finns inget annat att balansera det mot.</translation>
    </message>
    <message>
        <source>another scenario beats it</source>
        <translation>ett annat scenario slår det</translation>
    </message>
    <message>
        <source>area {area} has 0, or is given twice.</source>
        <translation>område {area} har 0, eller anges två gånger.</translation>
    </message>
    <message>
        <source>area {area} has no provider.</source>
        <translation>område {area} har ingen utförare.</translation>
    </message>
    <message>
        <source>area {area} has the names {one} and {other}.</source>
        <translation>område {area} har namnen {one} och {other}.</translation>
    </message>
    <message>
        <source>area {area} has the providers {one} and {other}.</source>
        <translation>område {area} har utförarna {one} och {other}.</translation>
    </message>
    <message>
        <source>area {area} is fixed to {provider}</source>
        <translation>område {area} är bestämt för {provider}</translation>
    </message>
    <message>
        <source>area {area} shall have a share of its own, but there are only {areas} areas.</source>
        <translation>område {area} ska ha en egen andel, men det finns bara {areas} områden.</translation>
    </message>
    <message>
        <source>areas whose centre has no base</source>
        <translation>områden vars mittpunkt saknar bas</translation>
    </message>
    <message>
        <source>at least {number:g} “{load}” in each area instead of {asked:g}</source>
        <translation>minst {number:g} ”{load}” i varje område i stället för {asked:g}</translation>
    </message>
    <message>
        <source>at most {number:g} “{load}” in each area instead of {asked:g}</source>
        <translation>högst {number:g} ”{load}” i varje område i stället för {asked:g}</translation>
    </message>
    <message>
        <source>bases</source>
        <translation>baser</translation>
    </message>
    <message>
        <source>begins a piece of {length:.0f} m without connection to the rest.</source>
        <translation>börjar en del på {length:.0f} m utan förbindelse med resten.</translation>
    </message>
    <message>
        <source>both ends are the same unit.</source>
        <translation>båda ändarna är samma basområde.</translation>
    </message>
    <message>
        <source>built-up areas are given both as a layer and as a field.</source>
        <translation>tätorter anges både som lager och som fält.</translation>
    </message>
    <message>
        <source>built-up areas are given, but no longest travel outside them.</source>
        <translation>tätorter anges, men ingen längsta restid utanför dem.</translation>
    </message>
    <message>
        <source>care and travel hours</source>
        <translation>omsorgs- och restimmar</translation>
    </message>
    <message>
        <source>care and travel hours together</source>
        <translation>omsorgs- och restimmar tillsammans</translation>
    </message>
    <message>
        <source>care hours</source>
        <translation>vårdtimmar</translation>
    </message>
    <message>
        <source>care hours alone</source>
        <translation>bara omsorgstimmar</translation>
    </message>
    <message>
        <source>care {hours} h ({deviation} %)</source>
        <translation>omsorg {hours} h ({deviation} %)</translation>
    </message>
    <message>
        <source>column “{column}” holds &lt; or &gt;, which map clients would take for markup.</source>
        <translation>kolumnen ”{column}” innehåller &lt; eller &gt;, som kartklienter skulle ta för kod.</translation>
    </message>
    <message>
        <source>column “{column}” holds neither yes nor no.</source>
        <translation>kolumnen ”{column}” innehåller varken ja eller nej.</translation>
    </message>
    <message>
        <source>column “{column}” holds, by its name or its values, the sum of the columns {others}: the hours would count twice.</source>
        <translation>kolumnen ”{column}” innehåller, enligt sitt namn eller sina värden, summan av kolumnerna {others}: timmarna skulle räknas dubbelt.</translation>
    </message>
    <message>
        <source>column “{column}” holds, by its values, the minutes of the columns {others}: they would count as hours.</source>
        <translation>kolumnen ”{column}” innehåller, att döma av värdena, minuterna för kolumnerna {others}: de skulle räknas som timmar.</translation>
    </message>
    <message>
        <source>column “{column}” looks like names of persons.</source>
        <translation>kolumnen ”{column}” ser ut som namn på personer.</translation>
    </message>
    <message>
        <source>column “{column}” looks like personal identity numbers (personnummer).</source>
        <translation>kolumnen ”{column}” ser ut som personnummer.</translation>
    </message>
    <message>
        <source>divided</source>
        <translation>indelat</translation>
    </message>
    <message>
        <source>does not reach where people live: {share:.0f} % of the load lies farther than {far:.0f} m from every road, the farthest {metres:.0f} m.</source>
        <translation>når inte dit folk bor: {share:.0f} % av vårdtyngden ligger längre än {far:.0f} m från varje väg, längst bort {metres:.0f} m.</translation>
    </message>
    <message>
        <source>does not tell how many are 65 and over and how many are 80 and over.</source>
        <translation>säger inte hur många som är 65 och äldre och hur många som är 80 och äldre.</translation>
    </message>
    <message>
        <source>each of the {areas} areas shall have at least {least:g} of “{load}”, but all together have {total:.1f}.</source>
        <translation>vart och ett av de {areas} områdena ska ha minst {least:g} av ”{load}”, men alla tillsammans har {total:.1f}.</translation>
    </message>
    <message>
        <source>every line is closed in both directions.</source>
        <translation>varje linje är stängd i båda riktningarna.</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>från och med {day}</translation>
    </message>
    <message>
        <source>has a column without a name in its first line.</source>
        <translation>har en kolumn utan namn i första raden.</translation>
    </message>
    <message>
        <source>has a coordinate reference system that cannot be read.</source>
        <translation>har ett koordinatsystem som inte kan läsas.</translation>
    </message>
    <message>
        <source>has a maximum of areas that is no whole number.</source>
        <translation>har ett högsta antal områden som inte är ett heltal.</translation>
    </message>
    <message>
        <source>has a negative value ({value:g}) in column “{column}”.</source>
        <translation>har ett negativt värde ({value:g}) i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has a quality above 100 in column “{column}”.</source>
        <translation>har en kvalitet över 100 i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has ages that are not understood in column “{column}”: {ages}; they were left out.</source>
        <translation>har åldrar som inte förstås i kolumnen ”{column}”: {ages}; de lämnades utanför.</translation>
    </message>
    <message>
        <source>has an area in column “{column}” that is no number from 1.</source>
        <translation>har ett område i kolumnen ”{column}” som inte är ett tal från 1.</translation>
    </message>
    <message>
        <source>has an empty geometry.</source>
        <translation>har en tom geometri.</translation>
    </message>
    <message>
        <source>has an impossible value ({value:.3g}) in column “{column}”.</source>
        <translation>har ett omöjligt värde ({value:.3g}) i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has an infinite value in column “{column}”.</source>
        <translation>har ett oändligt värde i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has an invalid geometry: {reason} at {x:.1f}, {y:.1f}.</source>
        <translation>har en ogiltig geometri: {reason} vid {x:.1f}, {y:.1f}.</translation>
    </message>
    <message>
        <source>has an invalid geometry: {reason}.</source>
        <translation>har en ogiltig geometri: {reason}.</translation>
    </message>
    <message>
        <source>has classes of road that are not known: {values}. Lines of these classes were left out.</source>
        <translation>har vägklasser som inte är kända: {values}. Linjer av dessa klasser utelämnades.</translation>
    </message>
    <message>
        <source>has codes of another division than the polygons (in SCB's tables a code without “_DeSO2025” is of 2018): {codes}.</source>
        <translation>har koder från en annan indelning än ytorna (i SCB:s tabeller är en kod utan ”_DeSO2025” från 2018): {codes}.</translation>
    </message>
    <message>
        <source>has codes without a year; they fit the polygons.</source>
        <translation>har koder utan årtal; de passar ytorna.</translation>
    </message>
    <message>
        <source>has coordinates that are not numbers.</source>
        <translation>har koordinater som inte är tal.</translation>
    </message>
    <message>
        <source>has coordinates that cannot be.</source>
        <translation>har omöjliga koordinater.</translation>
    </message>
    <message>
        <source>has east and north exchanged in the columns “{x}” and “{y}”.</source>
        <translation>har öst och nord omkastade i kolumnerna ”{x}” och ”{y}”.</translation>
    </message>
    <message>
        <source>has neither yes nor no in column “avvikerfranstandarden”.</source>
        <translation>har varken ja eller nej i kolumnen ”avvikerfranstandarden”.</translation>
    </message>
    <message>
        <source>has neither yes nor no in column “{column}”.</source>
        <translation>har varken ja eller nej i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has neither yes nor no in the column for own regi.</source>
        <translation>har varken ja eller nej i kolumnen för egen regi.</translation>
    </message>
    <message>
        <source>has no DeSO code (as 0580A0010_DeSO2025) in column “{column}”.</source>
        <translation>saknar DeSO-kod (som 0580A0010_DeSO2025) i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has no address in force: none has the status “Gällande” in column “{column}”.</source>
        <translation>har ingen gällande adress: ingen har status ”Gällande” i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has no ages that are known in column “{column}”.</source>
        <translation>har inga kända åldrar i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has no column of ages, such as 65-69 or bef_80w.</source>
        <translation>saknar kolumn med åldrar, som 65-69 eller bef_80w.</translation>
    </message>
    <message>
        <source>has no column of hours a week, such as timmar_hemtjanst or hours_hemtjanst; it has: {columns}.</source>
        <translation>saknar kolumn med timmar i veckan, som timmar_hemtjanst eller hours_hemtjanst; den har: {columns}.</translation>
    </message>
    <message>
        <source>has no column of numbers.</source>
        <translation>saknar kolumn med tal.</translation>
    </message>
    <message>
        <source>has no column “{column}” with numbers.</source>
        <translation>har ingen kolumn ”{column}” med tal.</translation>
    </message>
    <message>
        <source>has no column “{column}”, but “{other}” seems to tell own regi.</source>
        <translation>har ingen kolumn ”{column}”, men ”{other}” verkar tala om egen regi.</translation>
    </message>
    <message>
        <source>has no column “{column}”.</source>
        <translation>saknar kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has no column “{column}”; it has: {columns}.</source>
        <translation>saknar kolumnen ”{column}”; den har: {columns}.</translation>
    </message>
    <message>
        <source>has no columns for service and provider.</source>
        <translation>har inga kolumner för insats och utförare.</translation>
    </message>
    <message>
        <source>has no coordinate reference system.</source>
        <translation>saknar koordinatsystem.</translation>
    </message>
    <message>
        <source>has no coordinates in the columns “{x}” and “{y}”.</source>
        <translation>saknar koordinater i kolumnerna ”{x}” och ”{y}”.</translation>
    </message>
    <message>
        <source>has no coordinates: no geometry, and no columns for x (east) and y (north) among: {columns}.</source>
        <translation>saknar koordinater: ingen geometri, och inga kolumner för x (öst) och y (nord) bland: {columns}.</translation>
    </message>
    <message>
        <source>has no features.</source>
        <translation>har inga objekt.</translation>
    </message>
    <message>
        <source>has no fields with the load of {year}, such as load_hemtjanst_{year}.</source>
        <translation>har inga fält med vårdtyngd för {year}, till exempel load_hemtjanst_{year}.</translation>
    </message>
    <message>
        <source>has no geometry where {kind} is expected.</source>
        <translation>saknar geometri där {kind} väntas.</translation>
    </message>
    <message>
        <source>has no geometry, and the codes tell it in EPSG:3006 only.</source>
        <translation>saknar geometri, och koderna anger den bara i EPSG:3006.</translation>
    </message>
    <message>
        <source>has no geometry.</source>
        <translation>saknar geometri.</translation>
    </message>
    <message>
        <source>has no hours in any of the columns {columns}.</source>
        <translation>har inga timmar i någon av kolumnerna {columns}.</translation>
    </message>
    <message>
        <source>has no identifier in column “{column}”.</source>
        <translation>saknar beteckning i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has no line that a car can use.</source>
        <translation>har ingen linje som en bil kan använda.</translation>
    </message>
    <message>
        <source>has no load: every value in {columns} is zero.</source>
        <translation>har ingen vårdtyngd: varje värde i {columns} är noll.</translation>
    </message>
    <message>
        <source>has no number in {count} rows of column “{column}”; they are counted as 0.</source>
        <translation>saknar tal i {count} rader av kolumnen ”{column}”; de räknas som 0.</translation>
    </message>
    <message>
        <source>has no one of 65 and over.</source>
        <translation>har ingen som är 65 och äldre.</translation>
    </message>
    <message>
        <source>has no service or no provider.</source>
        <translation>saknar insats eller utförare.</translation>
    </message>
    <message>
        <source>has no speed or time that is recognised: neither Hogsta_tillatna_hastighet, HTHAST or Hastighetsgräns (NVDB), highway or maxspeed (OpenStreetMap), nor restid_s; it has: {columns}.</source>
        <translation>har ingen hastighet eller tid som känns igen: varken Hogsta_tillatna_hastighet, HTHAST eller Hastighetsgräns (NVDB), highway eller maxspeed (OpenStreetMap), eller restid_s; den har: {columns}.</translation>
    </message>
    <message>
        <source>has no street or place name, and so do {count} addresses in all.</source>
        <translation>saknar gatu- eller platsnamn, liksom totalt {count} adresser.</translation>
    </message>
    <message>
        <source>has no value above 0 in column “{column}”.</source>
        <translation>har inget värde över 0 i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has no value in column “{column}”.</source>
        <translation>saknar värde i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has none of the columns {spellings}; it has: {columns}.</source>
        <translation>har ingen av kolumnerna {spellings}; den har: {columns}.</translation>
    </message>
    <message>
        <source>has rows for “{sex}” alone: half the inhabitants would be missing.</source>
        <translation>har bara rader för ”{sex}”: hälften av invånarna skulle saknas.</translation>
    </message>
    <message>
        <source>has several columns of numbers, and nothing says which holds the inhabitants: {columns}.</source>
        <translation>har flera kolumner med tal, och inget säger vilken som är invånarna: {columns}.</translation>
    </message>
    <message>
        <source>has shares only, no numbers of inhabitants: {columns}.</source>
        <translation>har bara andelar, inga antal invånare: {columns}.</translation>
    </message>
    <message>
        <source>has text in column “{column}” where a number is expected.</source>
        <translation>har text i kolumnen ”{column}” där ett tal väntas.</translation>
    </message>
    <message>
        <source>has the code “{code}”, which is not that of a 1 km square: 13 digits, east then north, both ending in 000.</source>
        <translation>har koden ”{code}”, som inte är en 1 km-rutas: 13 siffror, öst och sedan nord, båda slutar på 000.</translation>
    </message>
    <message>
        <source>has the column “{column}” more than once.</source>
        <translation>har kolumnen ”{column}” mer än en gång.</translation>
    </message>
    <message>
        <source>has the column “{column}”, which seems to be {name} under a name that is not known.</source>
        <translation>har kolumnen ”{column}”, som verkar vara {name} under ett namn som inte är känt.</translation>
    </message>
    <message>
        <source>has the column “{column}”, which seems to tell one-way streets in a form that is not known.</source>
        <translation>har kolumnen ”{column}”, som verkar ange enkelriktade gator i en form som inte är känd.</translation>
    </message>
    <message>
        <source>has the default speed {speed}.</source>
        <translation>har förvald hastighet {speed}.</translation>
    </message>
    <message>
        <source>has the direction “{value}” in column “{column}”.</source>
        <translation>har riktningen ”{value}” i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has the identifier “{value}” in column “{column}”, as has feature {other}.</source>
        <translation>har beteckningen ”{value}” i kolumnen ”{column}”, liksom objekt {other}.</translation>
    </message>
    <message>
        <source>has the identifier “{value}”, as has feature {other}; so it is with {count} identifiers.</source>
        <translation>har identiteten ”{value}”, liksom objekt {other}; så är det med {count} identiteter.</translation>
    </message>
    <message>
        <source>has the provider {id} ({count} rows) where the provider table has {other}: leading zeros are lost.</source>
        <translation>har utföraren {id} ({count} rader) där utförartabellen har {other}: inledande nollor har fallit bort.</translation>
    </message>
    <message>
        <source>has the provider {id} ({count} rows), who is not in the provider table.</source>
        <translation>har utföraren {id} ({count} rader), som inte finns i utförartabellen.</translation>
    </message>
    <message>
        <source>has the sexes {sexes}, and none of them is known to be men and women together.</source>
        <translation>har könen {sexes}, och inget av dem är känt som män och kvinnor tillsammans.</translation>
    </message>
    <message>
        <source>has the type of network “{value}” in column “{column}”.</source>
        <translation>har nättypen ”{value}” i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has times in “{unit}”.</source>
        <translation>har tider i ”{unit}”.</translation>
    </message>
    <message>
        <source>has two columns for the service {service}: {columns}.</source>
        <translation>har två kolumner för insatstypen {service}: {columns}.</translation>
    </message>
    <message>
        <source>has values in “maxspeed” that are no known speeds: {values}. The speed of these lines was assumed.</source>
        <translation>har värden i ”maxspeed” som inte är kända hastigheter: {values}. De linjernas hastighet antogs.</translation>
    </message>
    <message>
        <source>has {count} areas that table {ages} lacks: {codes}.</source>
        <translation>har {count} områden som tabellen {ages} saknar: {codes}.</translation>
    </message>
    <message>
        <source>has {count} lines without a speed limit or a class, and no column for the type of network (Vagtr_474): cycle tracks and footpaths among them would be driven on.</source>
        <translation>har {count} linjer utan hastighetsgräns eller vägklass, och ingen kolumn för nättyp (Vagtr_474): cykel- och gångvägar bland dem skulle köras med bil.</translation>
    </message>
    <message>
        <source>has {count} rows for an area that stands there already.</source>
        <translation>har {count} rader för ett område som redan finns med.</translation>
    </message>
    <message>
        <source>has {count} rows for an area, age and sex that stand there already.</source>
        <translation>har {count} rader för ett område, en ålder och ett kön som redan finns.</translation>
    </message>
    <message>
        <source>has {have} values where the header has {want} columns.</source>
        <translation>har {have} värden där rubriken har {want} kolumner.</translation>
    </message>
    <message>
        <source>has {hours:.0f} hours a week.</source>
        <translation>har {hours:.0f} timmar i veckan.</translation>
    </message>
    <message>
        <source>has {value} in column “{column}”.</source>
        <translation>har {value} i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has “{value}” as area number in column “{column}”.</source>
        <translation>har ”{value}” som områdesnummer i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has “{value}” in column “{column}”, and other numbers of the file with the other decimal sign: it may be a thousand or a decimal number.</source>
        <translation>har ”{value}” i kolumnen ”{column}” och andra tal i filen med det andra decimaltecknet: det kan vara ett tusental eller ett decimaltal.</translation>
    </message>
    <message>
        <source>has “{value}” in column “{column}”.</source>
        <translation>har ”{value}” i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>has “{value}” in “oneway”, which is not known.</source>
        <translation>har ”{value}” i ”oneway”, som inte är känt.</translation>
    </message>
    <message>
        <source>holds nothing that addresses could be placed by.</source>
        <translation>innehåller inget att placera adresser efter.</translation>
    </message>
    <message>
        <source>holds the areas of DeSO {polygons}, but table {ages} has the codes of DeSO {codes}.</source>
        <translation>innehåller områdena i DeSO {polygons}, men tabellen {ages} har koderna för DeSO {codes}.</translation>
    </message>
    <message>
        <source>how far the page keeps the law (compliance)</source>
        <translation>hur väl sidan följer lagen (compliance)</translation>
    </message>
    <message>
        <source>impossible</source>
        <translation>omöjligt</translation>
    </message>
    <message>
        <source>is a multipoint of several places where one is expected.</source>
        <translation>är en multipunkt med flera platser där en enda väntas.</translation>
    </message>
    <message>
        <source>is a second bid of {provider} for the same area as row {other}.</source>
        <translation>är ett andra anbud från {provider} på samma område som rad {other}.</translation>
    </message>
    <message>
        <source>is a sliver: {length:.0f} m of border around {area:.3f} m².</source>
        <translation>är en flisa: {length:.0f} m gräns runt {area:.3f} m².</translation>
    </message>
    <message>
        <source>is a {have} where {kind} is expected.</source>
        <translation>är {have} där {kind} väntas.</translation>
    </message>
    <message>
        <source>is cut or damaged: it begins as a text in UTF-16 but does not go on as one.</source>
        <translation>är avklippt eller skadad: den börjar som en text i UTF-16 men fortsätter inte som en sådan.</translation>
    </message>
    <message>
        <source>is empty.</source>
        <translation>är tom.</translation>
    </message>
    <message>
        <source>is fixed to area {area}, which is not there.</source>
        <translation>är låst till område {area}, som inte finns.</translation>
    </message>
    <message>
        <source>is in degrees ({crs}), in which nothing can be measured.</source>
        <translation>är i grader ({crs}), där inget kan mätas.</translation>
    </message>
    <message>
        <source>is in {count} pieces; {share:.1f} percent of its length hang on no connection to the largest.</source>
        <translation>är i {count} delar; {share:.1f} procent av dess längd saknar förbindelse med den största.</translation>
    </message>
    <message>
        <source>is in {crs}, but layer {other} is in {other_crs}.</source>
        <translation>är i {crs}, men lagret {other} är i {other_crs}.</translation>
    </message>
    <message>
        <source>is in {crs}, in which a metre of the ground is {scale:.2f} metres here: lengths, areas and travel would be wrong.</source>
        <translation>är i {crs}, där en meter på marken är {scale:.2f} meter här: längder, ytor och resor skulle bli fel.</translation>
    </message>
    <message>
        <source>is in {crs}, which is not a map projection.</source>
        <translation>är i {crs}, som inte är en kartprojektion.</translation>
    </message>
    <message>
        <source>is in {crs}, whose unit is not the metre.</source>
        <translation>är i {crs}, vars enhet inte är meter.</translation>
    </message>
    <message>
        <source>is not a readable CSV file ({reason}).</source>
        <translation>är ingen läsbar CSV-fil ({reason}).</translation>
    </message>
    <message>
        <source>is not a text file.</source>
        <translation>är ingen textfil.</translation>
    </message>
    <message>
        <source>is the same polygon as feature {other}.</source>
        <translation>är samma yta som objekt {other}.</translation>
    </message>
    <message>
        <source>it cannot be opened as a layer.</source>
        <translation>det kan inte öppnas som ett lager.</translation>
    </message>
    <message>
        <source>it does not begin in one unit and end in another.</source>
        <translation>börjar inte i ett basområde och slutar i ett annat.</translation>
    </message>
    <message>
        <source>it falls in the same area as {other}: {place} and {other_place} both lie in area {area}.</source>
        <translation>det hamnar i samma område som {other}: {place} och {other_place} ligger båda i område {area}.</translation>
    </message>
    <message>
        <source>it has hours for none of the services {services}.</source>
        <translation>det har timmar för ingen av insatstyperna {services}.</translation>
    </message>
    <message>
        <source>it has neither clients nor inhabitants to make a load of.</source>
        <translation>det har varken brukare eller invånare att räkna vårdtyngd av.</translation>
    </message>
    <message>
        <source>it has neither the columns from_id and to_id nor lines.</source>
        <translation>det har varken kolumnerna from_id och to_id eller linjer.</translation>
    </message>
    <message>
        <source>it has no column {columns}.</source>
        <translation>det har ingen kolumn {columns}.</translation>
    </message>
    <message>
        <source>it has no coordinates, as {count} in all.</source>
        <translation>saknar koordinater, liksom {count} totalt.</translation>
    </message>
    <message>
        <source>it has no field with load.</source>
        <translation>det saknar fält med vårdtyngd.</translation>
    </message>
    <message>
        <source>it has no geometry or no rows.</source>
        <translation>det har ingen geometri eller inga rader.</translation>
    </message>
    <message>
        <source>it has no geometry.</source>
        <translation>saknar geometri.</translation>
    </message>
    <message>
        <source>it has no growth factors.</source>
        <translation>det saknar tillväxtfaktorer.</translation>
    </message>
    <message>
        <source>it has no inhabitants, so no forecast can be made.</source>
        <translation>det saknar invånare, så någon prognos kan inte göras.</translation>
    </message>
    <message>
        <source>it has no lines.</source>
        <translation>det har inga linjer.</translation>
    </message>
    <message>
        <source>it has no road that places can be joined to.</source>
        <translation>det har ingen väg som platser kan knytas till.</translation>
    </message>
    <message>
        <source>it has no travel time.</source>
        <translation>saknar restid.</translation>
    </message>
    <message>
        <source>it has {count} places; {needed} are needed for the {areas} areas.</source>
        <translation>det har {count} platser; {needed} behövs för de {areas} områdena.</translation>
    </message>
    <message>
        <source>it is a {kind} and not a single line.</source>
        <translation>är en {kind} och inte en enkel linje.</translation>
    </message>
    <message>
        <source>it is empty.</source>
        <translation>det är tomt.</translation>
    </message>
    <message>
        <source>it is in {count} pieces without a road between them; the longest has {share} % of the length.</source>
        <translation>det är i {count} delar utan väg emellan; den längsta har {share} % av längden.</translation>
    </message>
    <message>
        <source>it is no web address.</source>
        <translation>det är ingen webbadress.</translation>
    </message>
    <message>
        <source>it is not a line.</source>
        <translation>är ingen linje.</translation>
    </message>
    <message>
        <source>it is the most frequent value in areas {one} and {other}.</source>
        <translation>det är det vanligaste värdet i områdena {one} och {other}.</translation>
    </message>
    <message>
        <source>it lies outside every unit.</source>
        <translation>ligger utanför alla basområden.</translation>
    </message>
    <message>
        <source>its column names were cut to ten letters, so that nobody can say of which services {columns} are.</source>
        <translation>dess kolumnnamn har kapats till tio bokstäver, så att ingen kan säga vilka tjänster {columns} gäller.</translation>
    </message>
    <message>
        <source>its column names were cut to ten letters, so that nobody can say what {columns} are of.</source>
        <translation>dess kolumnnamn har kapats till tio bokstäver, så att ingen kan säga vad {columns} gäller.</translation>
    </message>
    <message>
        <source>its coordinate system has no EPSG code, which map clients need.</source>
        <translation>dess koordinatsystem har ingen EPSG-kod, vilket kartklienter behöver.</translation>
    </message>
    <message>
        <source>its coordinate system is not known.</source>
        <translation>dess koordinatsystem är okänt.</translation>
    </message>
    <message>
        <source>its geometry cannot be read.</source>
        <translation>geometrin kan inte läsas.</translation>
    </message>
    <message>
        <source>its geometry has a coordinate that is not a number.</source>
        <translation>geometrin har en koordinat som inte är ett tal.</translation>
    </message>
    <message>
        <source>its place lies in the same unit as that of {other}: they can never name two areas.</source>
        <translation>dess plats ligger i samma basområde som den för {other}: de kan aldrig namnge två områden.</translation>
    </message>
    <message>
        <source>its roads are more than {km} km long together; ways along so many roads cannot be measured in metres.</source>
        <translation>dess vägar är tillsammans längre än {km} km; vägar genom så stora nät kan inte mätas i meter.</translation>
    </message>
    <message>
        <source>its travel time is longer than 12 days.</source>
        <translation>restiden är längre än 12 dagar.</translation>
    </message>
    <message>
        <source>its travel time is negative ({seconds} s).</source>
        <translation>restiden är negativ ({seconds} s).</translation>
    </message>
    <message>
        <source>lies far from where {crs} holds ({area}).</source>
        <translation>ligger långt från där {crs} gäller ({area}).</translation>
    </message>
    <message>
        <source>lies wholly outside the boundary in layer {boundary}.</source>
        <translation>ligger helt utanför kommungränsen i lagret {boundary}.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minuter</translation>
    </message>
    <message>
        <source>minutes per visit are given for the service “{name}”, which is not known.</source>
        <translation>minuter per besök är angivna för tjänsten ”{name}”, som inte är känd.</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>saknas</translation>
    </message>
    <message>
        <source>names no provider in column “{column}”.</source>
        <translation>anger ingen utförare i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>neither the ready units nor the addresses have such a field.</source>
        <translation>varken de färdiga basområdena eller adresserna har ett sådant fält.</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nej</translation>
    </message>
    <message>
        <source>no division</source>
        <translation>ingen indelning</translation>
    </message>
    <message>
        <source>no layer was given.</source>
        <translation>inget lager är angivet.</translation>
    </message>
    <message>
        <source>no other scenario beats it</source>
        <translation>inget annat scenario slår det</translation>
    </message>
    <message>
        <source>no road leads between {count} units and the rest: the road layer {roads} is in {pieces} pieces.</source>
        <translation>ingen väg leder mellan {count} basområden och resten: väglagret {roads} är i {pieces} delar.</translation>
    </message>
    <message>
        <source>no unit belongs to an area in column “{column}”.</source>
        <translation>inget basområde hör till något område i kolumnen ”{column}”.</translation>
    </message>
    <message>
        <source>no unit lies in any of its areas.</source>
        <translation>inget basområde ligger i något av dess områden.</translation>
    </message>
    <message>
        <source>no unit lies in small area {code}.</source>
        <translation>inget basområde ligger i statistikområde {code}.</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>ingen hittad</translation>
    </message>
    <message>
        <source>none of the {areas} areas shall have more than {most:g} of “{load}”, but all together have {total:.1f}.</source>
        <translation>inget av de {areas} områdena ska ha mer än {most:g} av ”{load}”, men tillsammans har alla {total:.1f}.</translation>
    </message>
    <message>
        <source>nothing of it lies inside the boundary.</source>
        <translation>inget av det ligger innanför kommungränsen.</translation>
    </message>
    <message>
        <source>of that for minutes beyond the longest travel</source>
        <translation>därav för minuter utöver längsta restid</translation>
    </message>
    <message>
        <source>only points in a known coordinate system can be written as GeoJSON here.</source>
        <translation>här kan bara punkter i ett känt koordinatsystem skrivas som GeoJSON.</translation>
    </message>
    <message>
        <source>only {read} of its {promised} rows can be read: the file is damaged or not complete.</source>
        <translation>bara {read} av dess {promised} rader kan läsas: filen är skadad eller inte fullständig.</translation>
    </message>
    <message>
        <source>other plans</source>
        <translation>andra förslag</translation>
    </message>
    <message>
        <source>overlaps feature {other} by {area:.0f} m².</source>
        <translation>överlappar objekt {other} med {area:.0f} m².</translation>
    </message>
    <message>
        <source>own regi takes only areas that were fixed beforehand</source>
        <translation>egen regi tar bara områden som bestämts i förväg</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>sida {page} av {pages}</translation>
    </message>
    <message>
        <source>plan {number}: {percent} percent moves, {border} km of border, {minutes} minutes</source>
        <translation>förslag {number}: {percent} procent flyttas, {border} km gräns, {minutes} minuter</translation>
    </message>
    <message>
        <source>repeats {provider} for the service {service}.</source>
        <translation>upprepar {provider} för insatsen {service}.</translation>
    </message>
    <message>
        <source>sheltered housing</source>
        <translation>trygghetsboende</translation>
    </message>
    <message>
        <source>some numbers of age group {group} are negative.</source>
        <translation>några tal i åldersgruppen {group} är negativa.</translation>
    </message>
    <message>
        <source>the code stands {times} times in the layer.</source>
        <translation>koden förekommer {times} gånger i lagret.</translation>
    </message>
    <message>
        <source>the code {value} in column “{column}” ({count} rows) has {have} digits where {want} are expected: it has lost its leading zero.</source>
        <translation>koden {value} i kolumnen ”{column}” ({count} rader) har {have} siffror där {want} väntas: den inledande nollan har fallit bort.</translation>
    </message>
    <message>
        <source>the code “{value}” in column “{column}” ({count} rows) has not the shape of {example}.</source>
        <translation>koden ”{value}” i kolumnen ”{column}” ({count} rader) har inte formen {example}.</translation>
    </message>
    <message>
        <source>the codes in column “{column}” are stored as numbers.</source>
        <translation>koderna i kolumnen ”{column}” är lagrade som tal.</translation>
    </message>
    <message>
        <source>the disk may be full</source>
        <translation>disken kan vara full</translation>
    </message>
    <message>
        <source>the disk may be full ({reason})</source>
        <translation>disken kan vara full ({reason})</translation>
    </message>
    <message>
        <source>the geometry is a {type}, not a polygon.</source>
        <translation>geometrin är {type}, ingen yta.</translation>
    </message>
    <message>
        <source>the geometry is invalid ({why}).</source>
        <translation>geometrin är ogiltig ({why}).</translation>
    </message>
    <message>
        <source>the geometry is missing.</source>
        <translation>geometrin saknas.</translation>
    </message>
    <message>
        <source>the group of {units} allowed to part</source>
        <translation>att gruppen med {units} får delas</translation>
    </message>
    <message>
        <source>the growth factor is negative or no number.</source>
        <translation>tillväxtfaktorn är negativ eller inget tal.</translation>
    </message>
    <message>
        <source>the id occurs more than once.</source>
        <translation>id:t förekommer mer än en gång.</translation>
    </message>
    <message>
        <source>the load “{load}” is {value}.</source>
        <translation>vårdtyngden ”{load}” är {value}.</translation>
    </message>
    <message>
        <source>the number of visits or trips is {value}.</source>
        <translation>antalet besök eller utryckningar är {value}.</translation>
    </message>
    <message>
        <source>the place {place} lies in no unit.</source>
        <translation>platsen {place} ligger inte i något basområde.</translation>
    </message>
    <message>
        <source>the plan chosen</source>
        <translation>det valda förslaget</translation>
    </message>
    <message>
        <source>the postal code “{value}” ({count} rows) has not five digits.</source>
        <translation>postnumret ”{value}” ({count} rader) har inte fem siffror.</translation>
    </message>
    <message>
        <source>the rate for {group} is negative or no number.</source>
        <translation>nyckeltalet för {group} är negativt eller inget tal.</translation>
    </message>
    <message>
        <source>the real layer is missing.</source>
        <translation>det verkliga lagret saknas.</translation>
    </message>
    <message>
        <source>the small areas sum to {areas} h a week, the services to {services}.</source>
        <translation>statistikområdena summerar till {areas} h i veckan, insatstyperna till {services}.</translation>
    </message>
    <message>
        <source>the supervising authority (authority, authority_url)</source>
        <translation>tillsynsmyndigheten (authority, authority_url)</translation>
    </message>
    <message>
        <source>the title is empty or holds &lt; or &gt;.</source>
        <translation>titeln är tom eller innehåller &lt; eller &gt;.</translation>
    </message>
    <message>
        <source>the tolerance is {tolerance} percent.</source>
        <translation>toleransen är {tolerance} procent.</translation>
    </message>
    <message>
        <source>the total is negative or no number.</source>
        <translation>totalsumman är negativ eller inget tal.</translation>
    </message>
    <message>
        <source>the unit is locked to area {area}.</source>
        <translation>basområdet är låst till område {area}.</translation>
    </message>
    <message>
        <source>the units have no age group {group}.</source>
        <translation>basområdena saknar åldersgruppen {group}.</translation>
    </message>
    <message>
        <source>the whole street</source>
        <translation>hela gatan</translation>
    </message>
    <message>
        <source>there are no hours for {service}.</source>
        <translation>det finns inga timmar för {service}.</translation>
    </message>
    <message>
        <source>there are no units.</source>
        <translation>det finns inga basområden.</translation>
    </message>
    <message>
        <source>there is a file of that name</source>
        <translation>det finns redan en fil med det namnet</translation>
    </message>
    <message>
        <source>there is a longest travel outside built-up areas, but nothing says which units lie in them.</source>
        <translation>det finns en längsta restid utanför tätort, men inget säger vilka basområden som ligger i tätort.</translation>
    </message>
    <message>
        <source>there is no area “{area}” today.</source>
        <translation>det finns inget område ”{area}” i dag.</translation>
    </message>
    <message>
        <source>there is no load “{name}” to hold.</source>
        <translation>det finns ingen vårdtyngd ”{name}” att hålla.</translation>
    </message>
    <message>
        <source>there is no plan {number}.</source>
        <translation>det finns inget förslag {number}.</translation>
    </message>
    <message>
        <source>there is no population or no rate.</source>
        <translation>det finns ingen befolkning eller inget nyckeltal.</translation>
    </message>
    <message>
        <source>there is no rate for this service.</source>
        <translation>det finns inget nyckeltal för insatstypen.</translation>
    </message>
    <message>
        <source>there is no such key.</source>
        <translation>det finns ingen sådan nyckel.</translation>
    </message>
    <message>
        <source>there is no unit {unit}.</source>
        <translation>det finns inget basområde {unit}.</translation>
    </message>
    <message>
        <source>there is nothing to count when units move.</source>
        <translation>det finns inget att räkna när basområden flyttas.</translation>
    </message>
    <message>
        <source>these limits cannot hold together: {limits}. Loosen one of them.</source>
        <translation>dessa gränser kan inte hålla tillsammans: {limits}. Lätta på en av dem.</translation>
    </message>
    <message>
        <source>they are not counted</source>
        <translation>de räknas inte</translation>
    </message>
    <message>
        <source>they are not in the register, but listed</source>
        <translation>de finns inte i registret, men i en lista</translation>
    </message>
    <message>
        <source>they look like coordinates of {system}</source>
        <translation>de ser ut som koordinater i {system}</translation>
    </message>
    <message>
        <source>they look like coordinates of {system} with north and east swapped</source>
        <translation>de ser ut som koordinater i {system} där nord och öst har bytt plats</translation>
    </message>
    <message>
        <source>they look like coordinates with north and east swapped</source>
        <translation>de ser ut som koordinater där nord och öst har bytt plats</translation>
    </message>
    <message>
        <source>this real layer is missing.</source>
        <translation>detta verkliga lager saknas.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>i dag</translation>
    </message>
    <message>
        <source>today: {border} km, deviation {deviation} percent</source>
        <translation>i dag: {border} km, avvikelse {deviation} procent</translation>
    </message>
    <message>
        <source>travel beyond a limit shall cost more, but there is no limit.</source>
        <translation>restid utöver en gräns ska kosta mer, men det finns ingen gräns.</translation>
    </message>
    <message>
        <source>two areas would have this name.</source>
        <translation>två områden skulle få detta namn.</translation>
    </message>
    <message>
        <source>unit {unit} runs beside unit {other} for {length:.0f} m with a gap of {gap:.2f} m: they are no neighbours, as borders count as common up to a gap of {snap:.2f} m.</source>
        <translation>basområde {unit} löper längs basområde {other} i {length:.0f} m med en glipa på {gap:.2f} m: de är inte grannar, eftersom gränser räknas som gemensamma upp till en glipa på {snap:.2f} m.</translation>
    </message>
    <message>
        <source>unit {unit} unlocked</source>
        <translation>basområdet {unit} upplåst</translation>
    </message>
    <message>
        <source>unit “{unit}” does not exist.</source>
        <translation>basområdet ”{unit}” finns inte.</translation>
    </message>
    <message>
        <source>up to and including {day}</source>
        <translation>till och med {day}</translation>
    </message>
    <message>
        <source>what moves, weighted</source>
        <translation>det som flyttas, viktat</translation>
    </message>
    <message>
        <source>when it was published (published)</source>
        <translation>när den publicerades (published)</translation>
    </message>
    <message>
        <source>with travel {hours} h ({deviation} %)</source>
        <translation>med restid {hours} h ({deviation} %)</translation>
    </message>
    <message>
        <source>within what time questions are answered (answer_time)</source>
        <translation>inom vilken tid frågor besvaras (answer_time)</translation>
    </message>
    <message>
        <source>without number</source>
        <translation>utan nummer</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>yes, but for {count} units in parts apart</source>
        <translation>ja, utom {count} basområden i åtskilda delar</translation>
    </message>
    <message>
        <source>your own review (review)</source>
        <translation>er egen granskning (review)</translation>
    </message>
    <message>
        <source>{address}</source>
        <translation>{address}</translation>
    </message>
    <message>
        <source>{address} (partly)</source>
        <translation>{address} (delvis)</translation>
    </message>
    <message>
        <source>{areas} areas are asked for, but there are only {units} units.</source>
        <translation>{areas} områden begärs, men det finns bara {units} basområden.</translation>
    </message>
    <message>
        <source>{areas} areas are asked for, but {layer} has {count}.</source>
        <translation>{areas} områden efterfrågas, men {layer} har {count}.</translation>
    </message>
    <message>
        <source>{areas} areas are not fixed, but the providers who may take them may have only {places} more areas in all. Raise the largest number of areas, or fix more areas beforehand.</source>
        <translation>{areas} områden är inte bestämda, men utförarna som får ta dem får bara ha {places} områden till sammanlagt. Höj högsta antalet områden, eller bestäm fler områden i förväg.</translation>
    </message>
    <message>
        <source>{areas} areas instead of {asked}</source>
        <translation>{areas} områden i stället för {asked}</translation>
    </message>
    <message>
        <source>{areas} areas shall be led from a base, but only {count} units have one. Ask for fewer areas or give more bases.</source>
        <translation>{areas} områden ska ledas från en bas, men bara {count} basområden har en. Begär färre områden eller ange fler baser.</translation>
    </message>
    <message>
        <source>{areas} areas were asked for, but the groups leave only {units} units. Ask for fewer areas or loosen the groups.</source>
        <translation>{areas} områden begärdes, men grupperna lämnar bara {units} basområden. Begär färre områden eller lös upp grupperna.</translation>
    </message>
    <message>
        <source>{areas} areas were asked for, but there are only {units} units.</source>
        <translation>{areas} områden begärdes, men det finns bara {units} basområden.</translation>
    </message>
    <message>
        <source>{areas} areas were asked for.</source>
        <translation>{areas} områden begärdes.</translation>
    </message>
    <message>
        <source>{areas} areas with {low} to {high} “{load}” each cannot share a total of {total}. Change the number of areas or the bounds.</source>
        <translation>{areas} områden med {low} till {high} ”{load}” vardera kan inte dela på totalt {total}. Ändra antalet områden eller gränserna.</translation>
    </message>
    <message>
        <source>{areas} areas, each connected, balanced on care and travel hours together: the largest deviation is {deviation} percent (allowed: {tolerance} percent), in care hours alone {care} percent.</source>
        <translation>{areas} områden, vart och ett sammanhängande, balanserade på omsorgs- och restimmar tillsammans: största avvikelsen är {deviation} procent (tillåtet: {tolerance} procent), i bara omsorgstimmar {care} procent.</translation>
    </message>
    <message>
        <source>{areas} areas, each connected, balanced on care hours alone: the largest deviation is {deviation} percent (allowed: {tolerance} percent).</source>
        <translation>{areas} områden, vart och ett sammanhängande, balanserade på bara omsorgstimmar: största avvikelsen är {deviation} procent (tillåtet: {tolerance} procent).</translation>
    </message>
    <message>
        <source>{areas} areas, ±{tolerance} %</source>
        <translation>{areas} områden, ±{tolerance} %</translation>
    </message>
    <message>
        <source>{count} addresses are in the register.</source>
        <translation>{count} adresser finns i registret.</translation>
    </message>
    <message>
        <source>{count} addresses have the same text as another one; {apart} of them lie in another area than that: there the text alone does not say who is responsible.</source>
        <translation>{count} adresser har samma text som en annan; {apart} av dem ligger i ett annat område än den: där säger texten ensam inte vem som ansvarar.</translation>
    </message>
    <message>
        <source>{count} addresses lie outside all areas; they are listed with the nearest area.</source>
        <translation>{count} adresser ligger utanför alla områden; de listas med närmaste område.</translation>
    </message>
    <message>
        <source>{count} addresses lie within a centimetre of a border; each was given to the area with the smallest number there, and is listed.</source>
        <translation>{count} adresser ligger inom en centimeter från en gräns; var och en fick området med lägst nummer där, och listas.</translation>
    </message>
    <message>
        <source>{count} areas are fixed to {provider} ({areas}), but it may have at most {limit}. Fix fewer areas or raise the limit.</source>
        <translation>{count} områden är bestämda för {provider} ({areas}), men den får ha högst {limit}. Bestäm färre områden eller höj gränsen.</translation>
    </message>
    <message>
        <source>{count} areas are to be kept in own regi, but no provider is own regi. Mark it in the table of providers.</source>
        <translation>{count} områden ska behållas i egen regi, men ingen utförare är egen regi. Märk den i tabellen över utförare.</translation>
    </message>
    <message>
        <source>{count} areas are to be kept in own regi, but the capacity of {provider}, {capacity:.0f} hours a week, is enough for {possible}. Raise the capacity or keep fewer areas.</source>
        <translation>{count} områden ska behållas i egen regi, men kapaciteten hos {provider}, {capacity:.0f} timmar i veckan, räcker till {possible}. Höj kapaciteten eller behåll färre områden.</translation>
    </message>
    <message>
        <source>{count} features consist of several parts that do not touch, this one with {metres:.0f} m between them: each counts as one piece, whatever lies between.</source>
        <translation>{count} objekt består av flera delar som inte rör vid varandra, det här med {metres:.0f} m mellan dem: vart och ett räknas som ett stycke, vad som än ligger emellan.</translation>
    </message>
    <message>
        <source>{count} further pairs of units have such a gap.</source>
        <translation>{count} par basområden till har en sådan glipa.</translation>
    </message>
    <message>
        <source>{count} further places lie in no polygon.</source>
        <translation>{count} platser till ligger inte i någon polygon.</translation>
    </message>
    <message>
        <source>{count} groups allowed to part ({groups})</source>
        <translation>att {count} grupper får delas ({groups})</translation>
    </message>
    <message>
        <source>{count} numbers of areas are left out: there are only {units} units.</source>
        <translation>{count} antal områden utelämnas: det finns bara {units} basområden.</translation>
    </message>
    <message>
        <source>{count} of {all} places lie farther than {far:.0f} m from a road ({place}: {metres:.0f} m); from there the way to the road was taken in a straight line.</source>
        <translation>{count} av {all} platser ligger längre än {far:.0f} m från en väg ({place}: {metres:.0f} m); därifrån räknades avståndet till vägen fågelvägen.</translation>
    </message>
    <message>
        <source>{count} of {all} rows lie outside; {consequence}.</source>
        <translation>{count} av {all} rader ligger utanför; {consequence}.</translation>
    </message>
    <message>
        <source>{count} pairs of units are neighbours by a ferry or by a road over a barrier.</source>
        <translation>{count} par av basområden är grannar genom en färja eller en väg över en barriär.</translation>
    </message>
    <message>
        <source>{count} rows repeat an objektidentitet; the first row of each counts, the others are listed.</source>
        <translation>{count} rader upprepar en objektidentitet; den första raden av varje räknas, de andra listas.</translation>
    </message>
    <message>
        <source>{count} units are farther from the centre of their area than wished, at most by {longest:.1f} minutes; that makes {cost:.0f} of the objective {objective:.0f}.</source>
        <translation>{count} basområden ligger längre från sitt områdes mittpunkt än önskat, som mest {longest:.1f} minuter; det utgör {cost:.0f} av målvärdet {objective:.0f}.</translation>
    </message>
    <message>
        <source>{count} units are in no area.</source>
        <translation>{count} basområden är inte i något område.</translation>
    </message>
    <message>
        <source>{count} units hold one client each: the load of such a unit is that client's hours, so every layer with the load of units is as secret as the clients.</source>
        <translation>{count} basområden har en enda brukare var: vårdtyngden i ett sådant basområde är den brukarens timmar, så varje lager med basområdenas vårdtyngd är lika sekretessbelagt som brukarna.</translation>
    </message>
    <message>
        <source>{count} units lie in parts apart, which nothing of their area joins; they are listed under the rules.</source>
        <translation>{count} basområden ligger i skilda delar som inget i deras område binder ihop; de räknas upp under reglerna.</translation>
    </message>
    <message>
        <source>{count} units reach into several of its areas, this one among them: areas of whole units would not be the areas given.</source>
        <translation>{count} basområden sträcker sig in i flera av dess områden, däribland detta: områden av hela basområden skulle inte bli de områden som angetts.</translation>
    </message>
    <message>
        <source>{count} units reach into several of today's areas ({unit} and others); each counts to the area in which its anchor lies.</source>
        <translation>{count} basområden sträcker sig in i flera av dagens områden ({unit} med flera); vart och ett räknas till det område där dess ankarpunkt ligger.</translation>
    </message>
    <message>
        <source>{count} units unlocked ({units})</source>
        <translation>{count} basområden upplåsta ({units})</translation>
    </message>
    <message>
        <source>{fewer} areas shall be given up, but only {free} are not locked.</source>
        <translation>{fewer} områden ska läggas ned, men bara {free} är olåsta.</translation>
    </message>
    <message>
        <source>{file}, key {key}: {what} {remedy}</source>
        <translation>{file}, nyckel {key}: {what} {remedy}</translation>
    </message>
    <message>
        <source>{file}: {what} {remedy}</source>
        <translation>{file}: {what} {remedy}</translation>
    </message>
    <message>
        <source>{first} (and {more} more problems: see the log)</source>
        <translation>{first} (och {more} problem till: se loggen)</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} och {second}</translation>
    </message>
    <message>
        <source>{first}; {second}</source>
        <translation>{first}; {second}</translation>
    </message>
    <message>
        <source>{first}–{last} even</source>
        <translation>{first}–{last} jämna</translation>
    </message>
    <message>
        <source>{first}–{last} odd</source>
        <translation>{first}–{last} udda</translation>
    </message>
    <message>
        <source>{found} of {asked} scenarios have a division; {best} of them are beaten by no other one.</source>
        <translation>{found} av {asked} scenarier har en indelning; {best} av dem slås inte av något annat.</translation>
    </message>
    <message>
        <source>{hours} h a week are given where the population and rates give none.</source>
        <translation>{hours} h i veckan är angivet där befolkning och nyckeltal inte ger några.</translation>
    </message>
    <message>
        <source>{inhabitants} inhabitants are too few for a municipality.</source>
        <translation>{inhabitants} invånare är för få för en kommun.</translation>
    </message>
    <message>
        <source>{input}: {path} cannot be opened as a layer. Check that the layer's name is right and that the file is what its ending says.</source>
        <translation>{input}: {path} kan inte öppnas som ett lager. Kontrollera att lagrets namn stämmer och att filen är vad filändelsen säger.</translation>
    </message>
    <message>
        <source>{key} names a column, but the units are built here and have no columns of their own.</source>
        <translation>{key} anger en kolumn, men basområdena byggs här och har inga egna kolumner.</translation>
    </message>
    <message>
        <source>{km2:.4f} km² at {x:.0f}, {y:.0f} lie in no polygon: addresses and clients there have no area.</source>
        <translation>{km2:.4f} km² vid {x:.0f}, {y:.0f} ligger inte i någon polygon: adresser och brukare där får inget område.</translation>
    </message>
    <message>
        <source>{km2} km² inside the boundary lie in no small area; nobody lives there and they went to neighbouring units.</source>
        <translation>{km2} km² innanför kommungränsen ligger inte i något statistikområde; ingen bor där och de gick till angränsande basområden.</translation>
    </message>
    <message>
        <source>{km2} km² inside the boundary lie in no small area; they became units of their own.</source>
        <translation>{km2} km² innanför kommungränsen ligger inte i något statistikområde; de blev egna basområden.</translation>
    </message>
    <message>
        <source>{layer}: its ages do not make the groups {groups}, which stay unknown.</source>
        <translation>{layer}: åldrarna räcker inte till grupperna {groups}, som förblir okända.</translation>
    </message>
    <message>
        <source>{layer}: these columns were not read: {columns}.</source>
        <translation>{layer}: dessa kolumner lästes inte: {columns}.</translation>
    </message>
    <message>
        <source>{load} (hours a week)</source>
        <translation>{load} (timmar i veckan)</translation>
    </message>
    <message>
        <source>{load} (inhabitants)</source>
        <translation>{load} (invånare)</translation>
    </message>
    <message>
        <source>{load}: deviation (percent)</source>
        <translation>{load}: avvikelse (procent)</translation>
    </message>
    <message>
        <source>{low:g} to {high:g} “{load}” in each area instead of exactly {asked:g}</source>
        <translation>{low:g} till {high:g} ”{load}” i varje område i stället för exakt {asked:g}</translation>
    </message>
    <message>
        <source>{low:g} to {high:g} “{load}” in each area instead of {asked_low:g} to {asked_high:g}</source>
        <translation>{low:g} till {high:g} ”{load}” i varje område i stället för {asked_low:g} till {asked_high:g}</translation>
    </message>
    <message>
        <source>{missed} {reason}</source>
        <translation>{missed} {reason}</translation>
    </message>
    <message>
        <source>{moved:.2f} % moves, weighted ({units} units, {hours:.2f} % of the hours). With the travel hours that the units have in this plan, no division within the tolerance moves less than {least:.2f} %, or {bound:.2f} % of the hours, connected or not; {near:.2f} % where hours pass between areas that touch today only.</source>
        <translation>{moved:.2f} % flyttas, viktat ({units} basområden, {hours:.2f} % av timmarna). Med de restimmar som basområdena har i detta förslag flyttar ingen indelning inom toleransen mindre än {least:.2f} %, eller {bound:.2f} % av timmarna, sammanhängande eller inte; {near:.2f} % om timmar bara går mellan områden som gränsar till varandra i dag.</translation>
    </message>
    <message>
        <source>{moved:.2f} % moves, weighted ({units} units, {hours:.2f} % of the hours); no division within the tolerance moves less than {least:.2f} %, or {bound:.2f} % of the hours, connected or not; {near:.2f} % where hours pass between areas that touch today only.</source>
        <translation>{moved:.2f} % flyttas, viktat ({units} basområden, {hours:.2f} % av timmarna); ingen indelning inom toleransen flyttar mindre än {least:.2f} %, eller {bound:.2f} % av timmarna, sammanhängande eller inte; {near:.2f} % om timmar bara går mellan områden som gränsar till varandra i dag.</translation>
    </message>
    <message>
        <source>{names} are for a load that is estimated from inhabitants, but this load is known.</source>
        <translation>{names} gäller en vårdtyngd som uppskattas ur antalet invånare, men den här vårdtyngden är känd.</translation>
    </message>
    <message>
        <source>{names} are for clients, but no clients are given.</source>
        <translation>{names} gäller brukare, men inga brukare är angivna.</translation>
    </message>
    <message>
        <source>{name} ({parameter}): {value} is not a whole number. Write one without decimals.</source>
        <translation>{name} ({parameter}): {value} är inget heltal. Skriv det utan decimaler.</translation>
    </message>
    <message>
        <source>{name} ({parameter}): {value} is out of range. Write a number from {least} to {most}.</source>
        <translation>{name} ({parameter}): {value} ligger utanför det tillåtna. Skriv ett tal från {least} till {most}.</translation>
    </message>
    <message>
        <source>{name} ({parameter}): {value} is too small. Write {least} or more.</source>
        <translation>{name} ({parameter}): {value} är för litet. Skriv {least} eller mer.</translation>
    </message>
    <message>
        <source>{name} ({parameter}): “{value}” is not a number. Write digits.</source>
        <translation>{name} ({parameter}): ”{value}” är inget tal. Skriv siffror.</translation>
    </message>
    <message>
        <source>{note} Travel from a base starts at the base.</source>
        <translation>{note} Restid från en bas börjar vid basen.</translation>
    </message>
    <message>
        <source>{note} {share:.1f} % of the load, in {count} units, lies farther than {far:.0f} m from a road (unit {unit}: {metres:.0f} m); from there the way to the road was taken in a straight line.</source>
        <translation>{note} {share:.1f} % av vårdtyngden, i {count} enheter, ligger längre än {far:.0f} m från en väg (enhet {unit}: {metres:.0f} m); därifrån räknades vägen till vägnätet fågelvägen.</translation>
    </message>
    <message>
        <source>{number:g} {unit} as the longest way instead of {asked:g}</source>
        <translation>{number:g} {unit} som längsta väg i stället för {asked:g}</translation>
    </message>
    <message>
        <source>{number:g} {unit} more for every longest way</source>
        <translation>{number:g} {unit} mer för varje längsta väg</translation>
    </message>
    <message>
        <source>{number:g} “{load}” less or more in each area than its own bounds allow</source>
        <translation>{number:g} ”{load}” mindre eller mer i varje område än dess egna gränser tillåter</translation>
    </message>
    <message>
        <source>{number} without a letter</source>
        <translation>{number} utan bokstav</translation>
    </message>
    <message>
        <source>{number}, chosen</source>
        <translation>{number}, valt</translation>
    </message>
    <message>
        <source>{number}, proposed</source>
        <translation>{number}, föreslaget</translation>
    </message>
    <message>
        <source>{outside} of {all} addresses ({percent} %) lie outside all areas</source>
        <translation>{outside} av {all} adresser ({percent} %) ligger utanför alla områden</translation>
    </message>
    <message>
        <source>{outside}, {foreign} of them with the kommunkod of another municipality</source>
        <translation>{outside}, varav {foreign} med en annan kommuns kommunkod</translation>
    </message>
    <message>
        <source>{outside}: most would be left out.</source>
        <translation>{outside}: det mesta skulle lämnas utanför.</translation>
    </message>
    <message>
        <source>{outside}: {likeness}.</source>
        <translation>{outside}: {likeness}.</translation>
    </message>
    <message>
        <source>{outside}; they are not counted.</source>
        <translation>{outside}; de räknas inte med.</translation>
    </message>
    <message>
        <source>{outside}; they are not in the register, but listed.</source>
        <translation>{outside}; de finns inte i registret men listas.</translation>
    </message>
    <message>
        <source>{path} cannot be replaced: {reason} Nothing was changed; all files of {folder} are the former ones.</source>
        <translation>{path} kan inte ersättas: {reason} Inget har ändrats; alla filer i {folder} är de tidigare.</translation>
    </message>
    <message>
        <source>{path} cannot be replaced: {reason} The folder {folder} is between two versions: some files are new, others are not. Close what has its files open and run again; that completes it.</source>
        <translation>{path} kan inte ersättas: {reason} Mappen {folder} är mellan två versioner: några filer är nya, andra inte. Stäng det som har filerna öppna och kör igen; då blir den hel.</translation>
    </message>
    <message>
        <source>{percent} percent moves to another area, weighted ({units} units).</source>
        <translation>{percent} procent flyttar till ett annat område, viktat ({units} basområden).</translation>
    </message>
    <message>
        <source>{place} lies in several areas, at most {percent:.0f} percent of it in area {area}.</source>
        <translation>{place} ligger i flera områden, som mest {percent:.0f} procent i område {area}.</translation>
    </message>
    <message>
        <source>{provider} can take on {hours:.0f} hours a week</source>
        <translation>{provider} kan ta {hours:.0f} timmar i veckan</translation>
    </message>
    <message>
        <source>{provider} has {score:.1f} points, but has reached its limit of {limit} area(s).</source>
        <translation>{provider} har {score:.1f} poäng, men har nått sin gräns på {limit} område(n).</translation>
    </message>
    <message>
        <source>{provider} has {score:.1f} points, but with this area it would have {hours:.0f} hours a week, more than its capacity of {capacity:.0f}.</source>
        <translation>{provider} har {score:.1f} poäng, men skulle med detta område få {hours:.0f} timmar i veckan, mer än sin kapacitet på {capacity:.0f}.</translation>
    </message>
    <message>
        <source>{provider} has {score:.1f} points.</source>
        <translation>{provider} har {score:.1f} poäng.</translation>
    </message>
    <message>
        <source>{provider} has {score:.1f} points. {best}</source>
        <translation>{provider} har {score:.1f} poäng. {best}</translation>
    </message>
    <message>
        <source>{provider} is not in the table of providers.</source>
        <translation>{provider} finns inte i tabellen över utförare.</translation>
    </message>
    <message>
        <source>{provider} may have at most {limit} area(s)</source>
        <translation>{provider} får ha högst {limit} område(n)</translation>
    </message>
    <message>
        <source>{read} rows can be read, then the file is damaged ({reason}).</source>
        <translation>{read} rader kan läsas, sedan är filen skadad ({reason}).</translation>
    </message>
    <message>
        <source>{reason} A division was found with any one of these changes: {changes}.</source>
        <translation>{reason} En indelning hittades med var och en av dessa ändringar: {changes}.</translation>
    </message>
    <message>
        <source>{reason} A division was found with {changes}.</source>
        <translation>{reason} En indelning hittades med {changes}.</translation>
    </message>
    <message>
        <source>{reason} The best plan met could not be kept: {other}</source>
        <translation>{reason} Det bästa förslaget som hittades kunde inte sparas: {other}</translation>
    </message>
    <message>
        <source>{reason} The best plan met lies in {path}, to be looked at: it does not keep what was asked. Nothing else was written; what was there before is as it was.</source>
        <translation>{reason} Det bästa förslaget som hittades ligger i {path} för att ses på: det håller inte det som begärdes. Inget annat skrevs; det som fanns där förut är som det var.</translation>
    </message>
    <message>
        <source>{reason} The division could not be kept either: {other}</source>
        <translation>{reason} Indelningen kunde inte heller sparas: {other}</translation>
    </message>
    <message>
        <source>{reason} The division is made and lies in {place}: the areas with their load, the plan file and the report. Nothing else was written; what was published before is as it was.</source>
        <translation>{reason} Indelningen är gjord och ligger i {place}: områdena med sin vårdtyngd, planfilen och rapporten. Inget annat har skrivits; det som var publicerat är som det var.</translation>
    </message>
    <message>
        <source>{reason} Unit {unit} lies {metres:.0f} m from the nearest road, and the way to the road was taken at walking pace: the road layer may lack a road there.</source>
        <translation>{reason} Enhet {unit} ligger {metres:.0f} m från närmaste väg, och vägen dit räknades i gångfart: väglagret kan sakna en väg där.</translation>
    </message>
    <message>
        <source>{reason} Whether another change would do (the number of areas, fixed or grouped units, the longest way, other loads) was not looked for: that is done only where care hours alone are balanced.</source>
        <translation>{reason} Om någon annan ändring skulle räcka (antalet områden, låsta eller grupperade enheter, den längsta vägen, annan belastning) har inte undersökts: det görs bara när bara omsorgstimmar balanseras.</translation>
    </message>
    <message>
        <source>{rows} client rows lie on a border between units; each went to the unit that comes first in the layer.</source>
        <translation>{rows} brukarrader ligger på en gräns mellan basområden; var och en gick till det basområde som kommer först i lagret.</translation>
    </message>
    <message>
        <source>{rows} of {all} client rows ({percent} %), with {hours} of {all_hours} h a week, lie in no unit</source>
        <translation>{rows} av {all} brukarrader ({percent} %), med {hours} av {all_hours} h i veckan, ligger inte i något basområde</translation>
    </message>
    <message>
        <source>{rows} of {all} client rows with {hours} h a week lie in no unit and are not in the load.</source>
        <translation>{rows} av {all} brukarrader med {hours} h i veckan ligger inte i något basområde och finns inte i vårdtyngden.</translation>
    </message>
    <message>
        <source>{rows} rows have negative or missing hours for {service}.</source>
        <translation>{rows} rader har negativa timmar eller saknar timmar för {service}.</translation>
    </message>
    <message>
        <source>{scenario}: {minutes:.2f} minutes on average, largest deviation {deviation:.2f} %</source>
        <translation>{scenario}: {minutes:.2f} minuter i medeltal, största avvikelse {deviation:.2f} %</translation>
    </message>
    <message>
        <source>{scenario}: {reason}</source>
        <translation>{scenario}: {reason}</translation>
    </message>
    <message>
        <source>{share:.1f} % of it, in {count} features, lies farther than {far:.0f} m from every road of layer {roads}, the farthest {metres:.0f} m.</source>
        <translation>{share:.1f} % av det, i {count} objekt, ligger längre än {far:.0f} m från varje väg i lager {roads}, längst bort {metres:.0f} m.</translation>
    </message>
    <message>
        <source>{streets} streets, {divided} of them in more than one area.</source>
        <translation>{streets} gator, varav {divided} i mer än ett område.</translation>
    </message>
    <message>
        <source>{title}: {minutes} minutes, deviation {deviation} percent</source>
        <translation>{title}: {minutes} minuter, avvikelse {deviation} procent</translation>
    </message>
    <message>
        <source>{units} units around {unit} have no neighbour outside; the nearest unit is {nearest}, with a gap of {metres:.2f} m or only a corner between them.</source>
        <translation>{units} basområden runt {unit} har ingen granne utanför; närmaste basområde är {nearest}, med en glipa på {metres:.2f} m eller bara ett hörn emellan.</translation>
    </message>
    <message>
        <source>{units} units around {unit} have no neighbour outside; the nearest unit is {nearest}, {metres:.0f} m away.</source>
        <translation>{units} basområden runt {unit} har ingen granne utanför; närmaste basområde är {nearest}, {metres:.0f} m bort.</translation>
    </message>
    <message>
        <source>{value} is not a number in JSON.</source>
        <translation>{value} är inget tal i JSON.</translation>
    </message>
    <message>
        <source>{wanted} units were asked for.</source>
        <translation>{wanted} basområden begärdes.</translation>
    </message>
    <message>
        <source>{what} {remedy}</source>
        <translation>{what} {remedy}</translation>
    </message>
    <message>
        <source>±{tolerance} %</source>
        <translation>±{tolerance} %</translation>
    </message>
    <message>
        <source>“1–15 odd” are the odd numbers from 1 to 15 with all their letters, “2–8 even” the even ones, “7” is number 7 with all its letters. “12A–12C” are these letters only, “12 without a letter” is number 12 alone. “(partly)”: several places have this address; ask the municipality.</source>
        <translation>”1–15 udda” är de udda numren från 1 till 15 med alla sina bokstäver, ”2–8 jämna” de jämna, ”7” är nummer 7 med alla sina bokstäver. ”12A–12C” är bara de bokstäverna, ”12 utan bokstav” bara nummer 12. ”(delvis)”: flera platser har den adressen, fråga kommunen.</translation>
    </message>
    <message>
        <source>“{day}” is not a date.</source>
        <translation>”{day}” är inget datum.</translation>
    </message>
    <message>
        <source>“{key}” does not name service and age group.</source>
        <translation>”{key}” anger inte insatstyp och åldersgrupp.</translation>
    </message>
    <message>
        <source>“{key}” is given twice.</source>
        <translation>”{key}” anges två gånger.</translation>
    </message>
    <message>
        <source>“{key}” is not an area number.</source>
        <translation>”{key}” är inget områdesnummer.</translation>
    </message>
    <message>
        <source>“{part}” goes beyond {most} areas.</source>
        <translation>”{part}” går utöver {most} områden.</translation>
    </message>
    <message>
        <source>“{part}” is neither a year nor a name with its fields.</source>
        <translation>”{part}” är varken ett år eller ett namn med sina fält.</translation>
    </message>
    <message>
        <source>“{part}” is no number of areas and no range of them.</source>
        <translation>”{part}” är varken ett antal områden eller ett intervall av sådana.</translation>
    </message>
    <message>
        <source>“{part}” is no tolerance in percent.</source>
        <translation>”{part}” är ingen tolerans i procent.</translation>
    </message>
    <message>
        <source>“{part}” is not a pair.</source>
        <translation>”{part}” är inget par.</translation>
    </message>
    <message>
        <source>“{part}” names no field.</source>
        <translation>”{part}” anger inget fält.</translation>
    </message>
    <message>
        <source>“{part}” occurs twice.</source>
        <translation>”{part}” förekommer två gånger.</translation>
    </message>
    <message>
        <source>“{text}” cannot be used.</source>
        <translation>”{text}” kan inte användas.</translation>
    </message>
    <message>
        <source>“{text}” is no colour.</source>
        <translation>”{text}” är ingen färg.</translation>
    </message>
    <message>
        <source>“{text}” is no e-mail address.</source>
        <translation>”{text}” är ingen e-postadress.</translation>
    </message>
    <message>
        <source>“{text}” is no name of a service.</source>
        <translation>”{text}” är inget namn på en insats.</translation>
    </message>
    <message>
        <source>“{text}” is not a number.</source>
        <translation>”{text}” är inget tal.</translation>
    </message>
    <message>
        <source>“{text}” is not a whole number.</source>
        <translation>”{text}” är inget heltal.</translation>
    </message>
    <message>
        <source>“{url}” is no address of map tiles.</source>
        <translation>”{url}” är ingen adress till kartrutor.</translation>
    </message>
    <message>
        <source>“{url}” is no web address.</source>
        <translation>”{url}” är ingen webbadress.</translation>
    </message>
    <message>
        <source>“{value}” is not a date.</source>
        <translation>”{value}” är inget datum.</translation>
    </message>
</context>
</TS>

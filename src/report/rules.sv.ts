import type { RuleId } from '../domain/check/diagnostic.ts'
import { about, lastName, listed, periodParts, type PeriodPart, type RuleWords } from './rule-words.ts'

// Made at need: it costs a start fifteen milliseconds.
const either = { format: (all: readonly string[]) => new Intl.ListFormat('sv', { type: 'disjunction' }).format(all) }
const all = { format: (each: readonly string[]) => new Intl.ListFormat('sv', { type: 'conjunction' }).format(each) }
const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ')
const numbers = 'noll ett två tre fyra fem sex sju åtta nio tio elva tolv'.split(' ')
const units = { Y: ['ett år', 'år'], M: ['en månad', 'månader'], W: ['en vecka', 'veckor'], D: ['en dag', 'dagar'] }

/** The words of the rules in Swedish. */
export const rulesSv: Record<RuleId, RuleWords> = {
  'file-unreadable': {
    message: about('filen går inte att läsa; den kan vara en länk, vara större än 8 MiB eller sakna läsrättighet'),
    fix: 'Lägg en vanlig fil på högst 8 MiB här, och se till att du har rätt att läsa den.',
    why: 'Alla filer i samtalsmappen läses, så att inget samtal faller bort ur listorna utan att det märks. Därför ska allt som ligger där vara vanliga filer på högst 8 MiB som du har rätt att läsa. Länkar följs aldrig, eftersom de kan leda ut ur mappen.',
  },
  'file-unexpected': {
    message: about('filen är ingen samtalsfil, för namnet slutar inte på .md'),
    fix: 'Flytta ut filen ur samtalsmappen, eller låt namnet sluta på .md om den är ett samtal.',
    why: 'I samtalsmappen (people, om inte samtal.yaml anger en annan) ligger bara samtal, ett i varje fil, och filnamnen slutar på .md med små bokstäver. På så sätt märks det om ett samtal har sparats i fel form. Filer som git bortser från räknas inte, och inte heller gits egna, till exempel .gitignore.',
  },
  'file-misplaced': {
    message: about(({ property }) =>
      property === 'group' ? 'filen ligger inte i gruppens mapp' : 'filen ligger inte i medarbetarens mapp',
    ),
    fix: 'Flytta filen till den mapp som har samma namn som id i fältet, eller rätta fältet.',
    why: 'Alla samtal med en medarbetare eller en grupp ligger direkt i en och samma mapp, och mappen heter som det id som står i fältet employee eller group. Då syns det på sökvägen vems samtalet är, också i gits historik. Själva filen får heta vad som helst, bara namnet slutar på .md.',
  },
  'encoding-invalid': {
    message: about('filen är inte sparad som UTF-8'),
    fix: 'Spara om filen med teckenkodningen UTF-8.',
    why: 'Filerna sparas som UTF-8, så att å, ä och ö blir rätt i alla program. Den här filen har en annan teckenkodning, till exempel Windows-1252 (kallas ofta ANSI) eller UTF-16. I de flesta redigeringsprogram väljer du teckenkodning när du sparar.',
  },
  'front-matter-missing': {
    message: about('filen börjar inte med en rad som bara innehåller ---'),
    fix: 'Skriv --- ensamt på filens första rad, eller flytta ut filen ur samtalsmappen om den inte är ett samtal.',
    why: 'En samtalsfil börjar med ett filhuvud: ett block mellan två rader som bara innehåller ---. Där står fälten, till exempel vem samtalet är med, när det hålls och vilka mål ni har satt. Filens allra första rad ska vara precis ---, och under filhuvudet skriver ni fritt.',
  },
  'front-matter-unclosed': {
    message: about('filhuvudet avslutas inte av en rad som bara innehåller ---'),
    fix: 'Skriv --- ensamt på raden efter det sista fältet, utan blanksteg och utan fler streck.',
    why: 'Filhuvudet är blocket överst i filen, mellan två rader som bara innehåller ---. Utan den andra raden går det inte att se var fälten slutar och anteckningarna börjar. Raden ska vara precis ---, eftersom ett blanksteg efter eller ett fjärde streck gör att olika program läser filen olika.',
  },
  'front-matter-large': {
    message: about('för mycket text; ett filhuvud får vara högst 64 KiB, en .yaml-fil högst 1 MiB och 50 000 värden'),
    fix: 'Flytta långa texter till anteckningarna under filhuvudet, eller dela upp en lång personlista på flera arkiv.',
    why: 'Filhuvudet, blocket mellan de två raderna med --- överst i filen, får vara högst 64 KiB, omkring 65 000 tecken. Det är mycket mer än ett samtal behöver, så troligen har något hamnat där av misstag. Personlistan, inställningarna och mallarna får vara högst 1 MiB var och innehålla högst 50 000 värden, eller noga räknat 100 000 av de tecken som avslutar eller skiljer värden åt: radslut, kolon, listans streck, komma, citattecken, hakparenteser och klamrar. Det räcker till omkring sex tusen personer; fler än så delas upp på flera arkiv.',
  },
  'front-matter-deep': {
    message: about('för många nivåer inuti varandra, högst åtta är tillåtna'),
    fix: 'Rätta indragen, och skriv text som innehåller parenteser på en egen rad efter |.',
    why: 'Ett fält kan ha egna fält eller en lista under sig, men i högst åtta nivåer. Inget i formatet behöver fler. Blir det fler beror det nästan alltid på ett felaktigt indrag eller på parenteserna [ och { i en vanlig text.',
  },
  'control-character': {
    message: about('här står ett osynligt styrtecken'),
    fix: 'Radera tecknet, eller skriv om raden för hand om tecknet inte syns.',
    why: 'Styrtecken är osynliga tecken som ibland följer med när man klistrar in text från ett annat program. De kan dölja vad som egentligen står i filen, och en del program kan inte läsa den. De får inte finnas i filhuvudet (blocket mellan de två raderna med --- överst i filen) eller i en .yaml-fil, medan tabbar och vanliga radbrytningar går bra.',
  },
  'yaml-invalid': {
    message: about('raden går inte att läsa som YAML'),
    fix: 'Rätta indrag, kolon och citattecken; löpande text skriver du indragen på raden efter fältnamnet och |.',
    why: 'Filhuvudet, blocket mellan de två raderna med --- överst i filen, skrivs i YAML: fältnamn, kolon och värde, med indrag som visar vad som hör ihop. Vanliga fel är ett indrag som inte stämmer, ett citattecken som saknar sin andra hälft och ett kolon inne i en text. Skriv därför löpande text efter |, indragen på egna rader, för där får alla tecken stå.',
  },
  'yaml-tab': {
    message: about('raden är indragen med tabb i stället för blanksteg'),
    fix: 'Byt tabbarna i början av raden mot blanksteg, så att raden står i linje med raderna omkring.',
    why: 'I YAML, som filhuvudet och .yaml-filerna skrivs i, visar indragen vad som hör ihop. En tabb är olika bred i olika program, och därför får indrag bara göras med blanksteg. I de flesta redigeringsprogram går det att ställa in så att tabbtangenten ger blanksteg.',
  },
  'yaml-unsupported': {
    message: about(({ params }) => {
      switch (params.construct) {
        case 'complex-key':
          return 'här står ett ensamt ? eller en lista i stället för ett fältnamn (sammansatt nyckel i YAML)'
        case 'anchor':
          return 'ett värde får inte börja med & (ankare i YAML)'
        case 'alias':
          return 'ett värde får inte börja med * (alias i YAML)'
        case 'tag':
          return 'ett värde får inte börja med ! (tagg i YAML)'
        case 'directive':
          return 'en rad får inte börja med % (direktiv i YAML)'
        case 'document':
          return 'en rad med bara --- eller ... får inte stå här (dokumentgräns i YAML)'
        default:
          return 'här står något i YAML som formatet inte tillåter'
      }
    }),
    fix: 'Ta bort tecknet; hör det till en text skriver du den indragen på raden efter fältnamnet och |.',
    why: 'YAML, som filhuvudet och .yaml-filerna skrivs i, har finesser som gör filerna svåra att läsa och som olika program tolkar olika: ankare (&), alias (*), taggar (!), direktiv (%), sammansatta nycklar (?) och flera dokument i samma fil (--- och ...). De är inte tillåtna här. Oftast är tecknet bara början på en vanlig text, till exempel *viktigt*, och då räcker det att skriva texten på en egen rad efter |.',
  },
  'key-duplicate': {
    message: about('fältet finns redan längre upp på samma nivå'),
    fix: 'Behåll det ena fältet och ta bort det andra.',
    why: 'Står ett fält två gånger går det inte att veta vilket som gäller. Varje fält får därför bara stå en gång på sin nivå, till exempel en gång i varje mål. Flera mål skriver du som flera punkter i listan, med ett - framför vart och ett.',
  },
  'text-cut': {
    message: about('texten klipps av vid #, för resten av raden läses som en kommentar'),
    fix: 'Skriv texten indragen på raden efter fältnamnet och |; en kommentar får stå på en egen rad.',
    why: 'I YAML börjar en kommentar med ett blanksteg och #, så av ”Bli #1 i regionen” blir bara ”Bli” kvar. Resten skulle försvinna utan att det märks, och därför är det ett fel i alla fält med fri text. Det gäller även en avsiktlig kommentar, som alltså måste flyttas till en egen rad.',
  },
  'text-header': {
    message: about('text får inte stå på samma rad som | eller >'),
    fix: 'Flytta ner texten till nästa rad, och dra in den.',
    why: 'Tecknet | (eller >) efter ett fältnamn säger att en text följer, indragen på raderna under. Står texten på samma rad går filen inte att läsa. På raderna under får texten innehålla vilka tecken som helst, och efter | behåller den sina radbrytningar.',
  },
  'property-unknown': {
    message: about('här står ett fält som inte ingår i formatet'),
    fix: 'Rätta stavningen, flytta uppgiften till rätt fält eller skriv den i anteckningarna.',
    why: 'Ett felstavat fält skulle annars glömmas bort utan att någon märkte det, så bara fält som ingår i formatet får finnas. Det kan också vara en mening som har blivit ett fält: ”Klart: före sommaren” läses som fältet Klart. Namn som ni väljer själva, till exempel på kriterier och steg, skrivs med små bokstäver a–z, siffror och bindestreck.',
  },
  'property-missing': {
    message: about(({ property, params }) => {
      const missing = listed(params.missing)
      if (missing[0] === property)
        return property === 'ratings.levels' ? 'det behövs minst två nivåer' : 'fältet är tomt'
      return `${missing.length > 1 ? 'fälten' : 'fältet'} ${all.format(missing)} saknas`
    }),
    fix: 'Lägg till fältet och fyll i det.',
    why: 'Några fält behövs alltid för att det ska gå att veta vilket samtal det är, vem som håller det och när: samtal, id, template, manager och planned. Dessutom ska varje mål och överenskommelse ha ett id, varje uppföljning ett step och varje underskrift ett date. Ett fält utan värde räknas som om det inte fanns.',
  },
  'type-wrong': {
    message: about(({ property, params }) => {
      switch (params.expected) {
        case 'object':
          return 'här ska det stå fält med varsitt värde'
        case 'array':
          return 'här ska det stå en lista, med ett - framför varje punkt'
        case 'string':
          return /\.questions\[\d+\]$/.test(property)
            ? 'en fråga ska vara antingen en text eller fält, varav ett heter question'
            : 'här ska det stå en text'
        case 'number':
        case 'integer':
          return 'här ska det stå ett tal'
        case 'boolean':
          return 'här ska det stå true eller false'
        default:
          return 'värdet har fel form'
      }
    }),
    fix: 'Skriv om värdet till den form som fältet har: en text, en lista eller egna fält.',
    why: 'Varje fält har en bestämd form: en text (som how), en lista med ett - framför varje punkt (som goals) eller en grupp av egna fält (som signed). Har värdet en annan form går det inte att läsa. En text som börjar med [ eller { tas för en lista eller för fält, så skriv den på en egen rad efter |.',
  },
  'value-unknown': {
    message: about(({ property, params }) =>
      property === 'samtal'
        ? `här ska det stå ${either.format(listed(params.allowed))}, utan citattecken`
        : `här ska det stå ${either.format(listed(params.allowed))}`,
    ),
    fix: 'Byt till ett av de tillåtna värdena, skrivet precis så.',
    why: 'En del fält har bara några få tillåtna värden, så att alla samtal går att lista på samma sätt. De skrivs på engelska med små bokstäver även när resten är på svenska, till exempel open, done, changed och dropped för status. Fältet samtal är formatets version och ska vara 1. De regler i samtal.yaml som ett samtal måste följa för att alls kunna läsas får vara error eller warning, men inte off.',
  },
  'value-invalid': {
    message: about(({ property }) => {
      if (/^rules\.[^.]*$/.test(property)) return 'här ska det stå error, warning eller off'
      switch (lastName(property)) {
        case 'notice':
        case 'after':
        case 'grace':
          return 'här ska det stå en tid som P30D (30 dagar), P6M (sex månader) eller P1Y (ett år)'
        case 'at_least':
        case 'at_most':
          return 'här ska det stå en tid som PT1H (en timme) eller PT90M (90 minuter)'
        case 'from':
        case 'to':
          return 'här ska det stå månad och dag, MM-DD, till exempel 12-01 för den 1 december'
        case 'timezone':
          return 'här ska det stå en tidszon, till exempel Europe/Stockholm'
        case 'conversations':
        case 'roster':
        case 'templates':
          return 'här ska det stå en sökväg från mappen med samtal.yaml, utan / först och utan ..'
        case 'digest':
          return 'kontrollsumman har fel form'
        default:
          return 'värdet har fel form'
      }
    }),
    fix: 'Skriv värdet i den form som fältet kräver.',
    why: 'En del värden måste ha en bestämd form för att gå att räkna med. Tid skrivs som P30D, P2W, P6M eller P1Y (dagar, veckor, månader, år), samtalets längd som PT1H30M, dagar på året som MM-DD och tidszoner som Europe/Stockholm. Sökvägar utgår från mappen där samtal.yaml ligger och får inte leda ut ur den.',
  },
  'id-invalid': {
    message: about(({ property }) => {
      if (/^(goals|agreements)\[\d+\]\.id$/.test(property))
        return 'här ska det stå små bokstäver a–z och ett tal, till exempel m1'
      if (/^(goals|agreements)\[\d+\]\.from$/.test(property))
        return 'här ska det stå ett samtals id, ett / och ett id i det samtalet'
      return 'ett id får bara bestå av små bokstäver a–z, siffror och bindestreck'
    }),
    fix: 'Skriv med små bokstäver, å och ä som a, ö som o och bindestreck i stället för mellanslag.',
    why: 'Ett id används i filnamn och hänvisningar och ska se likadant ut i alla datorer: bara små bokstäver a–z, siffror och bindestreck, med en bokstav eller siffra först, och högst 64 tecken (160 för samtalets eget). Mål och överenskommelser har korta id, en till tolv bokstäver och ett tal med högst fyra siffror, till exempel m1. I from skrivs först samtalets id, sedan / och målets eller överenskommelsens id.',
  },
  'date-invalid': {
    message: about(({ property, params }) =>
      params.reason === 'calendar' || /\.window\.(from|to)$/.test(property)
        ? 'dagen finns inte i kalendern'
        : 'här ska det stå ett datum som finns i kalendern, skrivet ÅÅÅÅ-MM-DD',
    ),
    fix: 'Skriv ett datum som finns, till exempel 2026-01-20; i en mall skrivs perioder under året som MM-DD.',
    why: 'Datumen avgör när nästa samtal eller uppföljning ska hållas och måste gå att räkna med. De skrivs alltid ÅÅÅÅ-MM-DD med nollor, som 2026-03-05, och dagen ska finnas i kalendern. Den 30 februari finns inte, och den 29 februari bara vissa år.',
  },
  'participants-wrong': {
    message: about(({ params }) => {
      switch (params.reason) {
        case 'group':
          return 'mallen är för gruppsamtal, så här ska group och participants stå i stället'
        case 'pair':
          return 'mallen är för samtal med en enda medarbetare, så här ska employee stå i stället'
        case 'group-id':
          return 'gruppen har samma id som en person i personlistan'
        default:
          return 'samtalet ska ha antingen employee eller både group och participants'
      }
    }),
    fix: 'Ange medarbetaren i employee, eller gruppen i group och deltagarna i participants.',
    why: 'Ett samtal hålls antingen med en medarbetare (employee) eller med en grupp (group och participants), och det är mallen som avgör vilket. Finns båda eller ingetdera går det inte att veta vems samtalet är. En grupp får inte ha samma id som en person, eftersom deras samtal då skulle hamna i samma mapp.',
  },
  'template-unknown': {
    message: about(
      ({ params }) => `det finns ingen mall med det namnet, välj ${either.format(listed(params.allowed))}`,
    ),
    fix: 'Rätta namnet, eller lägg mallen i mappen templates.',
    why: 'Mallen säger vad samtalet ska innehålla och när nästa ska hållas, så utan mall går samtalet inte att kontrollera. Namnet ska vara en mall som följer med samtal, eller en egen mall i mappen templates (om inte samtal.yaml anger en annan). Samma sak gäller överallt där en mall nämns: i samtal, personlista, inställningar och andra mallar.',
  },
  'kind-unknown': {
    message: about(({ params }) =>
      choice(
        params.allowed,
        'mallen har inget sådant slag av mål',
        'mallen har inga mål och därför inga slag att välja mellan',
      ),
    ),
    fix: 'Skriv ett av mallens slag av mål, eller lämna fältet tomt om mallen bara har ett slag.',
    why: 'Mallen delar in målen i slag, till exempel resultatmål och kunskapsmål. I kind står slagets id, precis som i mallen. Har mallen bara ett slag kan fältet vara tomt.',
  },
  'step-unknown': {
    message: about(({ property, params }) =>
      property.startsWith('cadence')
        ? `${choice(params.allowed, 'mallen har inget sådant steg', 'mallen har inga steg')}; ett nytt måste ha title, after och by`
        : choice(params.allowed, 'mallen har ingen sådan uppföljning', 'mallen har inga uppföljningar'),
    ),
    fix: 'Skriv ett av mallens steg, eller dialogue för ett samtal vid sidan av dem.',
    why: 'Fältet step säger vilken av mallens uppföljningar det gäller, och det är så en väntande uppföljning blir avklarad. Bara de steg som mallen har med by: follow-up hör hemma bland uppföljningarna, och allt annat skrivs som dialogue. Under cadence i samtal.yaml ändrar ni mallens steg, och ett helt nytt steg måste där ha title, after och by.',
  },
  'criterion-unknown': {
    message: about(({ params }) =>
      choice(params.allowed, 'mallen har inget sådant kriterium', 'mallen har inga kriterier att bedöma'),
    ),
    fix: 'Skriv ett av mallens kriterier, eller ta bort raden.',
    why: 'Under ratings står en nivå för varje kriterium som ni har bedömt. Kriterierna kommer från samtalets mall och skrivs med sina id, så att det inte råder någon tvekan om vad bedömningen gäller. I en mall får frågorna bara nämna kriterier som mallen själv har under ratings.',
  },
  'level-unknown': {
    message: about(({ params }) => choice(params.allowed, 'mallen har ingen sådan nivå', 'mallen har inga nivåer')),
    fix: 'Skriv en av mallens nivåer med dess id.',
    why: 'Varje kriterium bedöms på mallens skala, så att samma ord betyder samma sak för alla. Nivån skrivs med sitt id, precis som i mallen under ratings och levels. Det gäller också nivåerna i mallens egen kriterienyckel.',
  },
  'goal-incomplete': {
    message: about(({ params }) => `${fields(params.missing)} saknas, fast samtalet har hållits`),
    fix: 'Fyll i det som saknas, eller skriv status: dropped om målet inte gäller längre.',
    why: 'Mallen säger vad varje mål ska innehålla, och när samtalet har hållits ska det vara ifyllt. Har mallen flera slag av mål behövs också kind. Mål som är ersatta eller strukna (status changed eller dropped) och punkter helt utan text räknas inte.',
  },
  'agreement-incomplete': {
    message: about(({ params }) => `${fields(params.missing)} saknas, fast samtalet har hållits`),
    fix: 'Fyll i det som saknas, eller skriv status: dropped om överenskommelsen inte gäller längre.',
    why: 'Mallen säger vad varje överenskommelse ska innehålla, till exempel vem som ska göra något, och när samtalet har hållits ska det vara ifyllt. Överenskommelser som är ersatta eller strukna (status changed eller dropped) räknas inte. Det gör inte heller punkter helt utan text.',
  },
  'notice-short': {
    message: about(({ params }) => `frågorna lämnades mindre än ${period(params.period)} före samtalet`),
    fix: 'Skjut upp samtalet om det inte har hållits, eller rätta datumet om det är fel.',
    why: 'Medarbetaren ska hinna förbereda sig, och mallen säger hur lång tid som behövs (notice). I invited står den dag då medarbetaren fick frågorna, och tiden räknas fram till den dag då samtalet hölls eller ska hållas. Det är bara en varning, för tiden går inte att vrida tillbaka.',
  },
  'window-missed': {
    message: about(({ params }) => `dagen ligger utanför perioden ${monthDay(params.from)}–${monthDay(params.to)}`),
    fix: 'Lägg samtalet inom perioden, eller ange er egen period under cadence i samtal.yaml.',
    why: 'En del mallar säger under vilken del av året samtalet ska hållas, till exempel december till mars. Det är dagen då samtalet hölls som räknas, och innan dess den planerade dagen. Det är bara en varning, för samtalet gäller ändå.',
  },
  'person-unknown': {
    message: about('personen finns inte i personlistan'),
    fix: 'Rätta personens id, eller lägg till personen i people.yaml.',
    why: 'Personlistan (people.yaml, om inte samtal.yaml anger en annan fil) säger vilka som ska ha samtal och med vem. Är ett id felskrivet räknas samtalet inte för rätt person. En chef behöver ingen egen rad om någon i listan har henne som chef, och finns det ingen personlista alls godtas alla.',
  },
  'person-repeated': {
    message: about('personen står redan bland deltagarna'),
    fix: 'Ta bort personen här, eller byt till den deltagare som var menad.',
    why: 'Var och en står en gång bland deltagarna i ett gruppsamtal. Står någon där två gånger kan det vara en annan person som fattas, så gå igenom listan innan du tar bort någon.',
  },
  'self-talk': {
    message: about(({ property }) =>
      property === 'manager' ? 'chefen står också som medarbetare eller deltagare' : 'personen står som sin egen chef',
    ),
    fix: 'Ange den chef som håller samtalet, eller rätta vem samtalet är med.',
    why: 'Den som håller samtalet kan inte själv vara den som samtalet är med, och inte heller en av deltagarna i en grupp. I personlistan kan ingen vara sin egen chef. Lämna manager tomt i personlistan för den som inte har någon chef där.',
  },
  'manager-wrong': {
    message: about('den chefen ska enligt personlistan inte hålla samtalet'),
    fix: 'Ange den chef som ska hålla samtalet enligt personlistan, eller ändra där om uppgifterna är gamla.',
    why: 'Samtalet hålls av närmaste chef, den som står som manager i personlistan, om inte mallen säger något annat. Är den chefen jävig (conflict_of_interest i personlistan) håller i stället någon annan samtalet. Meddelandet säger med flit inte vilket det gäller. Regeln gäller bara samtal som inte har hållits, så gamla samtal blir inte fel när någon byter chef.',
  },
  'managers-differ': {
    message: about('chefen är en annan än i det huvudsamtal som samtalet hör till'),
    fix: 'Låt samma chef hålla båda samtalen om det går, eller rätta fältet om det är fel.',
    why: 'Enligt mallen (same_manager_as) ska samma chef hålla båda samtalen, så att den som följer upp målen också var med och satte dem. Jämförelsen görs med det senaste huvudsamtalet före det här. Det är bara en varning, eftersom chefer byts ut, och den ges inte om den förra chefen är jävig enligt personlistan.',
  },
  'date-order': {
    message: about(({ property, params }) => {
      switch (params.order) {
        case 'invited':
          return 'dagen då frågorna lämnades ligger efter samtalet'
        case 'follow-up':
          return lastName(property) === 'planned'
            ? 'uppföljningen är planerad före samtalet'
            : 'uppföljningen hölls före samtalet'
        case 'not-held':
          return property.startsWith('signed')
            ? 'samtalet är underskrivet fast det inte har hållits'
            : 'uppföljningen har hållits fast samtalet inte har det'
        case 'signed':
          return 'underskriften är daterad före samtalet'
        case 'period':
          return 'slutdatumet ligger före startdatumet'
        default:
          return 'datumen står i fel ordning'
      }
    }),
    fix: 'Rätta det datum som är fel, eller fyll i held om samtalet har hållits.',
    why: 'Först får medarbetaren frågorna (invited), sedan hålls samtalet (held) och därefter kommer underskrifter och uppföljningar. Ett datum i fel ordning är nästan alltid ett skrivfel, ofta fel år. I personlistan gäller detsamma: en anställning eller ledighet kan inte sluta innan den har börjat.',
  },
  'held-in-future': {
    message: about('dagen ligger i framtiden'),
    fix: 'Rätta datumet, eller lämna fältet tomt tills dagen har kommit.',
    why: 'I held, och i underskrifternas date, står den dag då något ägde rum, så den kan inte ligga i framtiden. Dagen för det som ännu inte har skett skrivs i planned. Vilken dag det är i dag avgörs av tidszonen i samtal.yaml, svensk tid om inget annat står där.',
  },
  'due-before-talk': {
    message: about('dagen ligger före samtalet'),
    fix: 'Rätta datumet, eller ange i from vilket tidigare mål det fortsätter.',
    why: 'Det ni bestämmer i ett samtal görs efter samtalet, så due kan inte ligga före den dag då samtalet hölls eller ska hållas. Oftast är det fel år. Är målet eller överenskommelsen en fortsättning på något tidigare (from är ifyllt) får det gamla datumet stå kvar.',
  },
  'id-duplicate': {
    message: about('samma id står i en annan fil'),
    fix: 'Ge kopian ett eget id, till exempel med -2 på slutet, eller ta bort den.',
    why: 'Ett samtal känns igen på sitt id, även när filen flyttas eller byter namn, och därför får ett id bara stå i en fil. Oftast har någon kopierat en fil. Ändra då id i kopian och inte i originalet, som andra samtal kan hänvisa till.',
  },
  'item-id-duplicate': {
    message: about('samma id står redan längre upp i filen'),
    fix: 'Ge målet eller överenskommelsen nästa lediga id, till exempel m2.',
    why: 'Varje mål och överenskommelse har sitt eget id i filen, så att senare samtal kan hänvisa till det. Inte heller får ett mål och en överenskommelse ha samma id. Brukligt är m1, m2 och så vidare för mål och o1, o2 och så vidare för överenskommelser.',
  },
  'reference-unknown': {
    message: about(({ property }) =>
      property === 'follows'
        ? 'det samtal som nämns finns inte'
        : 'det mål eller den överenskommelse som nämns finns inte',
    ),
    fix: 'Rätta hänvisningen, eller töm fältet om det som nämns inte längre finns.',
    why: 'I follows står id för ett tidigare samtal, och i from ett samtals id, ett / och id för målet eller överenskommelsen där. Leder hänvisningen ingenstans går det inte att följa vad som fortsätter. Det är bara en varning, för det äldre samtalet kan ha gallrats.',
  },
  'changed-unreplaced': {
    message: about('målet är markerat som ersatt, men inget nytt mål hänvisar till det'),
    fix: 'Skriv <samtalets id>/<målets id> för det gamla målet i fältet from på det nya, eller byt status.',
    why: 'Med status: changed menas att målet har ersatts av ett nytt, och det nya målet ska nämna det gamla i from. Annars kan ett mål falla bort mellan två samtal utan att någon har bestämt det. Är målet struket skriver du dropped, och är det klart skriver du done.',
  },
  'placeholder-left': {
    message: about('här finns något kvar att fylla i, fast samtalet har hållits'),
    fix: 'Skriv det som ska stå här, eller ta bort markeringen.',
    why: 'När samtalet har hållits ska inget stå kvar som väntar på att fyllas i. Det gäller text inom dubbla klammerparenteser, {{så här}}, i mål, överenskommelser och anteckningar, och fält i mål och överenskommelser med bara …, ..., TODO, TBD eller XXX. I övrigt är anteckningarna helt fria.',
  },
  'identity-number': {
    message: about('här står ett personnummer eller samordningsnummer'),
    fix: 'Ta bort numret innan filen delas, och se efter i gits historik om det redan är incheckat.',
    why: 'Ett personnummer får bara behandlas när det är klart motiverat, och ett samtal behöver det inte: medarbetaren känns igen på sitt id. Regeln letar i hela filen, även i personlistan, efter personnummer och samordningsnummer i alla vanliga skrivsätt, med tio eller tolv siffror och med eller utan streck. Bara nummer med en dag som finns i kalendern och rätt kontrollsiffra räknas, så ett telefonnummer kan någon gång se ut som ett. Själva numret visas aldrig. Det som en gång har checkats in finns kvar i historiken även när det har tagits bort ur filen.',
  },
  'public-free-text': {
    message: about(({ property }) =>
      ['name', 'unit'].includes(lastName(property))
        ? 'här står mer än ett namn, och fältet visas i listor'
        : 'här står löpande text, och ett id visas i listor',
    ),
    fix: 'Korta av till ett namn eller ett id som inte berättar något, och flytta texten till anteckningarna.',
    why: 'Id, namn och enhet visas i listor, filnamn och loggar, också för dem som inte får läsa samtalen. Där ska därför inget stå om hur någon har det. Ett id räknas som löpande text när det har minst fem ord i rad och något av dem är ett småord som i, och, inte eller sedan. Ett namn eller en enhet i personlistan gör det när texten är längre än 80 tecken, har flera rader eller har något av tecknen !, ?, ; och … eller en punkt efter ett ord på minst fyra bokstäver. Regeln ser bara det uppenbara; resten får ni se till själva.',
  },
  'sensitive-word': {
    message: about('här står ett ord ur listan över känsliga ord'),
    fix: 'Läs stycket och avgör om det behöver stå där; skriv hellre vad ni har kommit överens om än varför.',
    why: 'Uppgifter om hälsa och om medlemskap i en fackförening är känsliga personuppgifter, och ett samtal klarar sig nästan alltid utan dem. Regeln letar i hela filen efter orden i en kort lista, som står i docs/format.md, och förstår inget av sammanhanget: den varnar för ett arbete med missbruksvård lika väl som för någons sjukskrivning, och ser inte det som är sagt med andra ord. Därför är den avstängd tills ni skriver sensitive-word: warning under rules i samtal.yaml. Vilket ord det är visas aldrig, men att filen har ett sådant syns i CI-loggen; kör hellre regeln på den egna datorn, i en pre-commit-hook.',
  },
  'rule-unknown': {
    message: about('ingen regel för samtal heter så'),
    fix: 'Rätta namnet; samtal explain listar reglerna.',
    why: 'Under rules i samtal.yaml anger ni hur allvarliga reglerna för samtal är hos er: error, warning eller off. Med ett namn som ingen av dem har skulle raden inte göra någon skillnad, utan att det märks. Regler som bara gäller inställningar och mallar går inte att ändra.',
  },
  'reason-missing': {
    message: about('regeln är avstängd utan skäl'),
    fix: 'Skriv {severity: off, reason: …} med skälet, eller välj warning i stället.',
    why: 'En avstängd regel glöms lätt bort, och den som senare läser inställningarna ska se varför den är avstängd. Därför skrivs off alltid tillsammans med ett skäl. Så länge skälet saknas gäller regeln som vanligt.',
  },
  'name-mismatch': {
    message: about('mallens namn är inte detsamma som filens'),
    fix: 'Ändra name eller döp om filen, så att filen heter som name med .yaml efter.',
    why: 'En mall väljs med sitt namn, och namnet ska vara filnamnet utan .yaml. Är de olika går det inte att veta vilket som gäller. En egen mall med samma namn som en av dem som följer med samtal ersätter den.',
  },
  'part-undefined': {
    message: about(
      ({ params }) => `avsnittet hänvisar till ${all.format(listed(params.part))}, men det fältet saknas i mallen`,
    ),
    fix: 'Lägg till fältet i mallen, eller ta bort det ur records.',
    why: 'Med records säger mallen i vilket avsnitt målen (goals), överenskommelserna (agreements) och underskrifterna (signatures) fylls i. Vad som ska fyllas i står i mallens fält med samma namn, så det fältet måste finnas.',
  },
  'step-contradictory': {
    message: about(({ params }) => `${all.format(listed(params.key))} får inte stå i ett steg med by: follow-up`),
    fix: 'Ta bort fältet, eller skriv by: conversation om steget är ett eget samtal.',
    why: 'Ett steg är antingen en uppföljning, som antecknas i samtalets egen fil (by: follow-up), eller ett nytt samtal (by: conversation). Fälten templates och window säger vilka samtal som räknas och när på året de hålls. De betyder därför ingenting för en uppföljning.',
  },
}

/** What is wrong and what there is to choose from; other words where there is nothing. */
function choice(allowed: string | readonly string[] | undefined, wrong: string, none: string): string {
  const options = listed(allowed)
  return options.length === 0 ? none : `${wrong}, välj ${either.format(options)}`
}

function fields(missing: string | readonly string[] | undefined): string {
  const names = listed(missing)
  return `${names.length > 1 ? 'fälten' : 'fältet'} ${all.format(names)}`
}

function period(param: string | readonly string[] | undefined): string {
  return all.format(periodParts(listed(param)[0] ?? '').map(inWords))
}

function inWords({ count, unit }: PeriodPart): string {
  const [one = '', many = ''] = units[unit]
  return count === 1 ? one : `${numbers[count] ?? count} ${many}`
}

function monthDay(param: string | readonly string[] | undefined): string {
  const [month, day] = (listed(param)[0] ?? '').split('-').map(Number)
  return `${day} ${months[(month ?? 0) - 1] ?? ''}`
}

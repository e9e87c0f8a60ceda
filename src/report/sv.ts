import { helpSv } from './help.sv.ts'
import type { Words } from './words.ts'

const days = (count: number) => `${count} ${count === 1 ? 'dag' : 'dagar'}`
const findings = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

const closedAgreement = { done: 'klar', changed: 'ersatt', dropped: 'struken' } as const
const closed = { done: 'klart', changed: 'ersatt', dropped: 'struket' } as const
const age = (count: number) =>
  count < 60 ? days(count) : count < 730 ? `${Math.round(count / 30.44)} månader` : `${Math.round(count / 365.25)} år`
const outcome: Readonly<Record<string, string>> = { done: 'slutfördes', changed: 'ersattes', dropped: 'ströks' }
const inSentence = (title: string) => title.charAt(0).toLowerCase() + title.slice(1)

export const sv: Words = {
  language: 'sv',
  usage: {
    'argument-invalid': ({ name }) => `värdet för ${name} går inte att använda`,
    'argument-unexpected': () => 'för många argument; sätt citattecken runt värden som innehåller blanksteg',
    'command-unknown': ({ name, like }) =>
      `kommandot ”${name}” finns inte${like ? `; menade du ”${like}”?` : ''} (samtal --help visar alla)`,
    'command-missing': () => 'ange ett kommando (samtal --help visar alla)',
    'option-unknown': ({ name, like }) => `flaggan ${name} finns inte${like ? `; menade du ${like}?` : ''}`,
    'option-argument-missing': ({ name }) => `ange ett värde: ${name}`,
    'argument-missing': ({ name }) => `ange ${name}`,
    'option-conflict': ({ one, other }) => `${one} och ${other} går inte att använda tillsammans`,
    'option-needs': ({ option, needs }) => `${option} används bara tillsammans med ${needs}`,
    'value-needed': ({ option }) => `ange ${option}; utan terminal ställs inga frågor`,
    'address-needed': ({ name }) => `${name} tar en e-postadress, till exempel karin.ek@example.se`,
    'date-needed': ({ name }) => `${name} ska vara ett datum som finns i kalendern, skrivet ÅÅÅÅ-MM-DD`,
    'period-needed': ({ name }) => `${name} ska vara en tid som 30d, 6w, 3m eller 1y`,
    'export-invalid': ({ path, line }) => `${path}: rad ${line} är inte en rad från samtal export --public`,
    'export-kind': () => 'ange --public: bara det som är offentligt går att exportera',
    'export-period': () => 'exporter kan svara för hela kalenderår, det sista fram till dagen för exporten',
    'export-years': ({ year }) => `exporten börjar med ${year}`,
    'export-repeated': ({ workspace }) => `det finns två olika exporter av arbetsytan ${workspace}`,
    'export-outdated': ({ day, wanted }) => `exporten är från ${day} och kan inte svara för ${wanted}`,
    'year-needed': ({ name }) => `${name} ska vara ett år, till exempel 2026`,
    'period-reversed': ({ from, to }) => `perioden slutar ${to}, innan den börjar ${from}`,
    'period-future': ({ from }) => `perioden börjar ${from}, och den dagen har inte kommit än`,
    'period-before-records': ({ to, since }) => `perioden slutar ${to}, innan det började föras samtal här ${since}`,
    'id-needed': ({ option }) =>
      `${option} ska vara ett id: små bokstäver a–z, siffror och bindestreck, högst 64 tecken`,
    'id-reserved': ({ option, id }) =>
      `${option}: Windows har reserverat namnet ${id} för en enhet; välj ett annat, till exempel ${id}-1`,
    'choice-needed': ({ name, allowed }) => `${name} ska vara ${allowed}`,
    'workspace-missing': ({ verb, path, near }) =>
      `${verb === 'check' ? 'här finns inget att granska' : verb === 'list' ? 'här finns inget att lista' : 'här finns ingen arbetsyta'}: ${path} har varken samtal.yaml, people.yaml eller samtal${near ? `; det finns en arbetsyta i ${near} (cd ${near}, eller samtal -C ${near} …)` : '; samtal init skapar en arbetsyta'}`,
    'workspace-broken': ({ path }) => `${path} har fel; kör samtal check för att se vilka`,
    'pipeline-misplaced': ({ path }) =>
      `--ci: ${path} är inte git-arkivets rot, och bara där läses CI-flödet; skapa det för hand (docs/ci.md), eller kör utan --ci`,
    'hook-outside': ({ path, line }) =>
      `--hook: git kör git-krokarna i ${path} (core.hooksPath), som delas med andra git-arkiv; lägg till raden ${line} i pre-commit där för hand`,
    'import-unreadable': ({ path }) =>
      `${path} är ingen tabell med komma, semikolon eller tabb; spara den som CSV igen`,
    'import-no-names': () => 'första raden ska vara kolumnernas rubriker, och en av dem ska vara namn eller id',
    'import-column-repeated': ({ field }) => `två kolumner är ${field ?? ''}; byt namn på den ena`,
    'import-value': ({ line, field }) =>
      `rad ${line}: ${field} har ett värde som inte går att använda; datum skrivs 2026-01-20, och anställningen är tillsvidare eller visstid. Inget har skrivits`,
    'import-identity-number': ({ line, column }) =>
      `rad ${line}, kolumn ${column} har ett personnummer, som inte får stå i personlistan; ta bort den kolumnen ur filen. Inget har skrivits`,
    'import-entry': ({ id }) =>
      `uppgifterna om ${id} skulle inte klara samtal check: finns mallen i samtal templates, och har last_talk varit? Inget har skrivits`,
    'folder-missing': ({ path }) => `${path} är ingen mapp`,
    'path-missing': ({ path }) => `${path} finns inte`,
    'path-outside': ({ path }) => `${path} ligger utanför arbetsytan`,
    'pattern-large': ({ path }) => `klamrarna i ${path} står för alltför många mönster`,
    'pattern-empty': ({ path }) => `${path} motsvarar inga samtalsfiler; --allow-empty godtar det`,
    'template-unknown': ({ name, allowed }) => `mallen ”${name}” finns inte; välj bland ${allowed}`,
    'template-broken': ({ name }) => `mallen ”${name}” har fel; kör samtal check för att se vilka`,
    'person-unknown': ({ option, id }) => `${option}: ”${id}” är inte känd; står personen i people.yaml?`,
    'person-broken': ({ option, id }) =>
      `${option}: uppgifterna om ”${id}” i personlistan har fel; kör samtal check för att se vilka`,
    'roster-missing': ({ path }) => `det finns ingen i ${path}`,
    'manager-refused': ({ id }) => `--to: ${id} får inte hålla samtal med den personen`,
    'manager-of-nobody': ({ id }) => `${id} är inte chef för någon här`,
    'manager-unchanged': ({ id }) => `${id} är redan chef`,
    'unit-unknown': ({ unit }) => `--unit: ingen i people.yaml hör till ”${unit}”`,
    'participants-needed': () => 'ange minst en deltagare med --participants',
    'group-needed': () => 'mallen är till för gruppsamtal; använd --group och --participants i stället för --person',
    'person-needed': ({ template }) => `mallen ${template} är till för ett samtal mellan två; använd --person`,
    'group-is-person': ({ id }) => `--group: ”${id}” är en person i people.yaml; gruppen behöver ett eget id`,
    'new-talk-invalid': ({ message }) => `filen skulle inte gå igenom samtal check: ${message}`,
    'rule-unknown': ({ rule }) => `regeln ”${rule}” finns inte; samtal explain visar alla`,
    'conversation-unknown': ({ id }) => `det finns inget samtal med id ”${id}” för den personen`,
    'talk-none': ({ filter }) =>
      filter === 'held'
        ? 'inget samtal har hållits'
        : filter === 'prepared'
          ? 'det finns inget underlag att dela; samtal prepare skapar ett'
          : 'inget samtal är planerat; samtal new skapar ett',
    'talk-none-of-person': ({ id, filter }) =>
      filter === 'held'
        ? `inget samtal med ${id} har hållits`
        : filter === 'prepared'
          ? `det finns inget underlag att dela för ett samtal med ${id}; samtal prepare skapar ett`
          : `inget samtal med ${id} är planerat; samtal new skapar ett`,
    'talk-ambiguous': ({ ids }) => `flera samtal passar in; välj ett med --conversation: ${ids}`,
    'talk-already-held': ({ id, day }) => `samtalet ${id} har redan hållits, ${day}`,
    'talk-already-cancelled': ({ id, day }) => `samtalet ${id} är inställt sedan ${day}`,
    'talk-not-held': ({ id }) => `samtalet ${id} har inte hållits`,
    'talk-broken': ({ path }) => `${path} har fel som måste rättas först; kör samtal check ${path}`,
    'day-unchanged': ({ id, property, day }) => `${property} är redan ${day} i samtalet ${id}`,
    'list-missing': ({ template, list }) =>
      `mallen ${template} har inga ${list === 'goals' ? 'mål' : 'överenskommelser'}`,
    'field-missing': ({ option, list, template }) =>
      `${option}: ${list === 'goals' ? 'mål' : 'överenskommelser'} har inget sådant fält i mallen ${template}`,
    'carry-impossible': ({ template }) =>
      `mallen ${template} har ingen plats för mål eller överenskommelser, så inget kan föras vidare`,
    'work-unfinished': ({ path, written, committed }) =>
      `${path} blev inte klar: filen ändrades under tiden, eller så gick den inte att skriva eller checka in. Skrivet: ${written}. Incheckat: ${committed || 'inget'}`,
    'item-unknown': ({ id }) => `inget mål och ingen överenskommelse heter ”${id}”`,
    'items-none': () => 'inget mål och ingen överenskommelse är öppen',
    'item-closed': ({ id }) => `${id} är inte öppen längre`,
    'item-ambiguous': ({ ids }) => `flera passar in; ange en av dem: ${ids}`,
    'item-repeated': ({ id }) => `${id} är angiven två gånger`,
    'assignment-needed': ({ option }) => `${option} ska ha formen ID=VÄRDE, till exempel m1=…`,
    'day-outside': ({ option, from, to }) => `${option} ska vara en dag från ${from} till ${to}`,
    'follow-up-recorded': ({ id, step, day }) => `uppföljningen ${step} ${day} står redan i samtalet ${id}`,
    'text-empty': ({ option }) => `${option} ska ha en text`,
    'text-invalid': ({ option }) => `texten till ${option} innehåller ett styrtecken, som inte får stå i filen`,
    'edit-impossible': ({ path }) =>
      `${path} är skriven så att det inte går att ändra säkert; gör ändringen i en textredigerare`,
    'edit-invalid': ({ message }) => `så kan det inte stå: ${message}`,
    'sheet-missing': ({ path }) => `det finns inget underlag ${path} att dela; samtal prepare skapar ett`,
    'sheet-empty': ({ path }) => `inget är skrivet i ${path} ännu`,
    'sheet-tracked': ({ path }) =>
      `git spårar ${path}, så underlaget är redan delat; ta först bort det ur git: git rm --cached ${path}`,
    'sheet-not-ignored': ({ path }) =>
      `git skulle inte bortse från ${path}, trots /own/ i .gitignore; inget har skrivits där`,
    'sheet-unreadable': ({ path }) => `${path} går inte att läsa eller skriva som en egen fil`,
    'proposal-day': ({ title }) => `${title}: en dag i förslagen går inte att läsa; skriv den som 2027-09-30`,
    'save-refused': () => 'inget har checkats in: först måste felen rättas',
    'save-failed': ({ path }) => `${path} gick inte att checka in: git, eller en av dess git-krokar, vägrade`,
    'sign-declined': () => 'inget har skrivits under',
    'file-changed': ({ path }) => `${path} ändrades av någon annan under tiden; inget har skrivits`,
    'file-changed-elsewhere': ({ path }) =>
      `${path} har andra ändringar som inte är incheckade; checka in dem först, eller ta med dem med --all-of-file`,
    'head-detached': () => 'git står inte på någon gren, så det går inte att checka in; byt till en gren',
    'merge-unfinished': () => 'en sammanslagning i git är inte klar; gör klart den först',
    'identity-missing': () => 'git vet inte vem du är; ange user.name och user.email med git config',
    'commit-failed': ({ path }) => `${path} är skriven men inte incheckad: git, eller en git-krok, stoppade det`,
    'file-exists': ({ path }) => `${path} finns redan och har lämnats orörd`,
    'write-failed': ({ path, code }) => `${path} gick inte att skriva (${code})`,
    'output-without-format': ({ path }) => `-o ${path} saknar format; skriv --format före, ett för varje -o`,
    'output-shared': ({ path }) => `två format kan inte skrivas till samma fil: ${path}`,
    'output-folder': ({ path }) => `-o ${path} är en mapp; ange en fil`,
    'descriptor-closed': ({ path }) => `${path} är inte öppen för skrivning; låt skalet öppna den, som i 7> FIL`,
    'outputs-mixed': ({ formats, last }) =>
      `bara ett format kan gå till standard ut, inte ${formats}; ge de andra var sin fil: --format ${last} -o FIL`,
    'output-failed': ({ code }) => `utskriften gick inte att skriva (${code})`,
    'editor-missing': ({ path }) => `${path} är skapad, men ingen redigerare är vald; sätt VISUAL eller EDITOR`,
    'editor-failed': ({ command }) => `redigeraren ${command} avslutades med ett fel; filen är skapad`,
    'goal-unknown': ({ goal }) => `--goal: inget mål och ingen överenskommelse heter ”${goal}”`,
    'moment-unknown': ({ given }) => `--between: ”${given}” är varken ett datum (ÅÅÅÅ-MM-DD) eller ett samtals id`,
    'moments-reversed': ({ a, b }) => `--between: ${b} kommer före ${a}`,
    'repository-failed': ({ count }) =>
      `${count === '1' ? 'ett git-arkiv' : `${count} git-arkiv`} gick inte att läsa; listan är inte fullständig`,
    'git-missing': () => 'git hittades inte; installera git och försök igen',
    'git-refused': ({ path }) =>
      `git läser inte git-arkivet eftersom någon annan äger det; om du litar på det: git config --global --add safe.directory ${path}`,
    'git-failed': ({ command }) => `git ${command} misslyckades; kör git fsck och se om git-arkivet är helt`,
    'head-broken': () =>
      'HEAD leder inte till någon incheckning som går att läsa, så inget svar kan ges; kör git fsck och se vad som är skadat',
    'work-tree-elsewhere': () =>
      'git är inställt på att filerna i det här git-arkivet ligger i en annan mapp (core.worktree), så det går inte att svara; kör samtal där, eller ta bort inställningen',
    'repository-unreadable': () =>
      'git-arkivet gick inte att läsa, av ett oväntat skäl; kör samtal due där för att se vilket',
    'repository-missing': ({ path }) => `${path} hör inte till något git-arkiv; samtal init skapar ett`,
    'index-missing': ({ path }) => `${path} är ett git-arkiv utan arbetskopia; där förbereds inga incheckningar`,
    'history-incomplete': ({ how }) =>
      how === 'grafted'
        ? 'historiken är omskriven med info/grafts och kan inte läsas som belägg; ta bort filen, eller svara från HEAD med --no-history'
        : 'historiken är inte fullständig (grund klon); hämta resten med git fetch --unshallow (i GitHub Actions: fetch-depth: 0, i GitLab: GIT_DEPTH: 0), eller svara från HEAD med --no-history',
    'object-missing': () =>
      'en del av historiken saknas på den här datorn (partiell klon); hämta den med git fetch --refetch --no-filter, eller svara från HEAD med --no-history',
  },
  items: { goals: 'Mål', agreements: 'Överenskommelse' },
  dialogue: 'Avstämning',
  severity: { error: 'fel', warning: 'varning', off: 'av' },
  error: 'samtal:',
  bug: 'samtal: det här är ett fel i samtal självt. Anmäl det gärna, med raderna nedan men utan innehåll ur filerna.',
  check: {
    clean: (files) => `${findings(files, 'fil granskad', 'filer granskade')}: allt stämmer.`,
    empty: {
      'no-talks': 'Här finns inga samtal ännu.',
      'nothing-staged': 'Inget är på väg att checkas in, så inget har granskats.',
      'nothing-selected':
        'Inget har granskats: ingen av filerna är ett samtal, en personlista, inställningar eller en mall.',
    },
    found: (files, errors, warnings) =>
      `${findings(files, 'fil granskad', 'filer granskade')}: ${findings(errors, 'fel', 'fel')}, ${findings(warnings, 'varning', 'varningar')}.`,
    fix: 'Gör så här:',
    explain: (rule) => `(samtal explain ${rule})`,
    fixed: 'rättat',
    wouldFix: 'skulle rättas',
    fixSummary: (count, dryRun) =>
      count === 0
        ? 'Inget att rätta automatiskt.'
        : dryRun
          ? `${findings(count, 'sak', 'saker')} skulle rättas med --fix. Inget har skrivits.`
          : `${findings(count, 'sak rättad', 'saker rättade')}.`,
  },
  due: {
    state: {
      unreadable: 'Går inte att läsa',
      overdue: 'Försenat',
      missed: 'Blev aldrig av',
      'planned-not-held': 'Planerat men inte hållet',
      due: 'Dags nu',
      invite: 'Frågor att lämna ut',
      planned: 'Inbokat',
      upcoming: 'På väg',
      'open-item': 'Mål och överenskommelser som inte är avslutade',
    },
    nothing: (today) => `Inget är försenat eller på tur ${today}.`,
    summary: (counts) => {
      const names: Record<string, [string, string]> = {
        unreadable: ['oläslig fil', 'oläsliga filer'],
        overdue: ['försenat', 'försenade'],
        missed: ['som aldrig blev av', 'som aldrig blev av'],
        'planned-not-held': ['planerat men inte hållet', 'planerade men inte hållna'],
        due: ['på tur', 'på tur'],
        invite: ['omgång frågor att lämna ut', 'omgångar frågor att lämna ut'],
        planned: ['inbokat', 'inbokade'],
        upcoming: ['på väg', 'på väg'],
        'open-item': ['öppen punkt', 'öppna punkter'],
      }
      return `${counts.map(([state, count]) => findings(count, names[state]?.[0] ?? '', names[state]?.[1] ?? '')).join(', ')}.`
    },
    due: (day) => `skulle ha hållits senast ${day}`,
    dueAhead: (day) => `ska hållas senast ${day}`,
    dueItem: (day) => `skulle ha varit klart senast ${day}`,
    deadline: (day) => `försenat efter ${day}`,
    templateUnknown: 'samtalets mall finns inte; kör samtal check',
    late: (count) => `för ${days(count)} sedan`,
    daysLate: (count) => `${count} d`,
    columns: {
      ...{ state: 'Läge', day: 'Dag', late: 'Dagar sedan', subject: 'Vem', title: 'Vad', manager: 'Chef' },
      ...{ notes: 'Övrigt', repository: 'Git-arkiv' },
    },
    firstTalk: (conversation) => `Första samtalet${conversation ? ` (${conversation})` : ''}`,
    unreadable: 'filen går inte att läsa; kör samtal check',
    personBroken: 'uppgifterna i personlistan har fel; kör samtal check',
    forgotten: (planned) => `var planerat till ${planned} men är inte antecknat som hållet`,
    invite: (day) => `frågorna ska lämnas ut senast ${day}`,
    booked: (day) => `inbokat ${day}`,
    manager: (id) => `chef ${id}`,
    held: (day) => `samtalet hölls ${day}`,
    neverHeld: 'inget samtal har hållits',
    commit: (hash, day, author) => `incheckning ${hash} (${day}, ${author})`,
    noCommit: 'ingen incheckning hittad',
    claim: {
      'after-commit': 'datumet är senare än incheckningen',
      'long-before-commit': 'datumet är mer än 60 dagar äldre än incheckningen',
    },
    planned: (day) => `planerat ${day}`,
    plannedPast: (day) => `var planerat ${day}`,
    withdrawn: (day) => `stod tidigare som hållet ${day}, se samtal log`,
    uncommitted: 'ifyllt men inte incheckat',
    headOnly: 'utan historik: bygger på HEAD',
    calendar: {
      name: 'Samtal',
      title: {
        talk: 'Samtal',
        'follow-up': 'Uppföljning',
        due: 'Samtal att hålla',
        invite: 'Frågor att lämna ut',
        item: 'Plan att följa upp',
      },
      leftOut: (count) =>
        `${count} av filerna och personerna går inte att läsa och har ingen dag i kalendern; samtal due visar vilka`,
    },
  },
  coverage: {
    title: (from, asOf) => `Samtal från ${from} till ${asOf}`,
    employment: { permanent: 'bara tillsvidareanställda', temporary: 'bara visstidsanställda' },
    columns: {
      ...{ unit: 'Enhet', manager: 'Chef', template: 'Mall', year: 'År' },
      ...{ people: 'Personer', talked: 'Haft samtal', share: 'Andel', late: 'Försenade', notYet: 'Inte än' },
      ...{
        onTime: 'I tid',
        heldLate: 'För sent',
        missed: 'Uteblivna',
        pending: 'Återstår',
        openItems: 'Öppna punkter',
      },
    },
    followUps: 'Uppföljningar som skulle hållas i perioden, och mål och överenskommelser som är öppna efter sin dag',
    noneStated: '(inget angivet)',
    pooled: (groups) => `(${groups} ${groups === 1 ? 'liten grupp' : 'små grupper'})`,
    total: 'Totalt',
    left: (talked, notTalked) =>
      `${talked + notTalked} slutade under perioden: ${talked} hade haft samtal, ${notTalked} inte. De är inte med i tabellen.`,
    stated: (count) => `Av samtalen är ${count} från tiden före arbetsytan, enligt people.yaml.`,
    tooFew: (min) => `Färre än ${min} personer delas inte upp; samtal due visar vad som är på tur.`,
    withoutSum:
      'Uppföljningarna för alla år tillsammans visas inte: ur dem kunde man räkna ut vad som gäller enstaka personer.',
    smallGroups: (min) => `Grupper som skulle visa färre än ${min} personer är sammanslagna.`,
    rosterOfToday: 'Enhet och chef är de som står i people.yaml nu, även för tidigare år.',
    incomplete: 'Arbetsytan började föras efter periodens början: tidigare samtal saknas.',
    withoutRoster: (workspaces) =>
      `Utan people.yaml (${workspaces} ${workspaces === 1 ? 'arbetsyta' : 'arbetsytor'}) är bara de kända som har haft samtal: det finns inget att jämföra med.`,
    unlisted: (people) =>
      `${people} ${people === 1 ? 'person' : 'personer'} utanför people.yaml hade samtal i perioden och räknas inte.`,
    unreadable: (count) =>
      `${count} ${count === 1 ? 'fil eller post' : 'filer eller poster'} går inte att läsa och räknas inte; samtal check visar varför.`,
    conflicts: (ids) => `Arbetsytor har olika uppgifter om: ${ids}.`,
    workspaces: (count) => `Från ${count} ${count === 1 ? 'arbetsyta' : 'arbetsytor'}.`,
  },
  agenda: {
    section: {
      unreadable: 'Går inte att läsa',
      overdue: 'Försenat',
      'planned-not-held': 'Planerat men inte hållet',
      due: 'Dags nu',
      invite: 'Frågor att lämna ut',
      planned: 'Inbokat de närmaste två veckorna',
      uncommitted: 'Inte incheckat',
      'open-item': 'Öppna mål och överenskommelser',
    },
    nothing: (day) => `Inget att göra ${day}.`,
    more: (count) => `${count} till: se samtal due och git status`,
    all: 'Mer: samtal due --long, samtal status',
  },
  status: {
    nobody: 'Det finns inga personer och inga samtal än.',
    manager: (name) => `Chef: ${name}`,
    last: (day, title) => `Senaste samtal: ${day}, ${title}`,
    lastShort: (day) => `senaste samtal ${day}`,
    never: 'Inget samtal har hållits',
    next: (title, due, deadline, isOverdue) =>
      `Härnäst: ${title}, senast ${due}${deadline === null ? '' : isOverdue ? `, försenat sedan ${deadline}` : `, försenat efter ${deadline}`}`,
    nothingNext: 'Härnäst: inget',
    booked: (title, day, invited) => `Inbokat: ${title} ${day}${invited ? `, frågorna utlämnade ${invited}` : ''}`,
    signed: (employee, manager) => `Underskrifter: medarbetare ${employee ?? 'saknas'}, chef ${manager ?? 'saknas'}`,
    changedAfterSigning: (roles, changed) =>
      `Ändrat efter att ${roles.map((role) => (role === 'manager' ? 'chefen' : 'medarbetaren')).join(' och ')} skrev under${changed ? `: ${changedNames(changed)}` : ''}`,
    changedShort: 'ändrat efter underskrift',
    open: (count) => `${findings(count, 'öppen punkt', 'öppna punkter')}:`,
    noneOpen: 'Inga öppna punkter',
    item: (due, ageDays, carried) =>
      `${due === null ? 'utan sista dag' : `klart senast ${due}`}, överenskommet för ${days(ageDays)} sedan${carried > 0 ? `, vidarefört ${carried === 1 ? 'en gång' : carried === 2 ? 'två gånger' : `${carried} gånger`}` : ''}`,
    uncommitted: (path) => `Inte incheckat: ${path}`,
    uncommittedShort: 'inte incheckat',
  },
  remind: {
    question: 'Vem ska påminnas?',
    subject: 'Påminnelse om samtal',
    greeting: 'Hej!',
    intro: (day) => `Så här ser det ut ${day} med samtalen för dem du är chef för.`,
    nothing: (day) => `Inget är försenat eller på tur ${day} för dem du är chef för.`,
    booked: (day) => `inbokat ${day}`,
    ending: (manager) => [
      'Bara det som står i samtalets fil och är incheckat räknas. Har något redan hållits, anteckna det med samtal hold eller samtal follow-up.',
      `Hela listan, med vad den bygger på: samtal due --manager ${manager} --long`,
    ],
    subjectTitle: 'Ämne',
  },
  handover: {
    done: (person, manager) => `${person} har ${manager} som chef.`,
    message: {
      roster: (person, manager) => `${person}: chef ${manager}`,
      talk: (conversation, manager) => `${conversation}: chef ${manager}`,
    },
    questions: { person: 'Vem får ny chef?', manager: 'Vem är den nya chefen?' },
    toGive: 'Lämna över: den öppna planen',
    item: (id, due, conversation) => `${id}${due === null ? '' : `, klart senast ${due}`} (${conversation})`,
    nothing: 'inget är öppet eller inbokat',
    notToGive: 'Lämna inte över',
    kept: (previous) => [
      `egna underlag (own/) som ${previous ?? 'den förra chefen'} har skrivit: de är skribentens och tas bort när de inte behövs längre`,
      'anteckningar från tidigare samtal, om inte både medarbetaren och den förra chefen är med på det',
    ],
    repository: 'Har varje par ett eget git-arkiv: ge åtkomst, kopiera inget',
    steps: (manager, previous) => [
      `om båda är med på att anteckningarna följer med: ge ${manager} åtkomst där git-arkivet ligger; den som kommer åt det kommer åt alla anteckningar i historiken`,
      'annars: skapa ett nytt git-arkiv med samtal init och skriv bara in den öppna planen där (samtal new, samtal add)',
      `ta bort åtkomsten för ${previous ?? 'den förra chefen'} och be om att kloner tas bort: det kan git inte göra`,
      'kopiera inga filer från det ena git-arkivet till det andra: en kopia har ingen historik, och snart står det olika saker på två ställen',
    ],
  },
  retention: {
    noRules:
      'samtal.yaml har ingen retention, så inget samtal är för gammalt. Skriv till exempel retention: {default: P5Y}; hur länge bestämmer organisationen.',
    nothing: (today) => `Inget samtal är för gammalt ${today}.`,
    withoutRule: (count) => `${count} samtal har en mall som retention inte nämner, och något default finns inte.`,
    heading: (count) => `Ska inte sparas längre (${count})`,
    reason: {
      'employment-ended': (day) => `anställningen upphörde ${day}`,
      superseded: (day) => `ett nyare samtal hölls ${day}`,
    },
    until: (day) => `skulle sparas till ${day}`,
    onlyHistory: 'bara i historiken',
    history: (first, last, paths) =>
      `i historiken från ${first} till ${last}${paths > 1 ? `, under ${paths} sökvägar` : ''}`,
    how: 'Så tas de bort, med kommandona i ett och samma terminalfönster, i git-arkivets rot:',
    steps: {
      remove: { title: 'Ta bort filerna. De finns kvar i historiken.', message: 'Ta bort samtal som inte ska sparas' },
      rewrite: {
        here: 'Ta bort dem ur historiken, med git filter-repo (ett eget program som inte följer med git):',
        clone:
          'Ta bort dem ur historiken, i en klon som bara är till för det, med git filter-repo (ett eget program som inte följer med git):',
        without:
          'Utan git filter-repo gör det som följer med git samma sak, fast långsammare. I stället för den raden:',
      },
      verify: 'Se efter att de är borta: det här ska inte skriva ut något.',
      collect: 'Radera det som inget längre hänvisar till:',
      push: 'Ersätt det som ligger på servern:',
      server:
        'Radera där det som inget längre hänvisar till. Det gör den som sköter servern, och likaså med cachar och det som servern sparat av sammanslagningar, som inte går att skriva över utifrån:',
      others: {
        here: 'Radera alla kopior av git-arkivet, och ta bort filerna ur säkerhetskopior eller vänta tills de skrivs över.',
        clone:
          'Radera samtal-history.git, som kan ha samtalen kvar. Se till att alla kloner och kopior, även din, raderas och klonas på nytt: från en gammal kommer allt tillbaka. Spara först own/, som bara finns i din klon. Ta bort filerna ur säkerhetskopior eller vänta tills de skrivs över.',
      },
    },
    shared: (path) =>
      `${path} har också innehållit ett samtal som ska sparas, eller går inte att läsa. Den är inte med ovan: tas den bort efter sökvägen försvinner båda.`,
    elsewhere: (path) =>
      `${path} har också innehållit ett av dem, men ligger utanför samtalens mapp. Den är inte med ovan: se själv efter vad den är.`,
    limitsTitle: 'Vad det här inte klarar',
    limits: [
      'git når bara det här git-arkivet. Kloner, kopior, säkerhetskopior, mejl och utskrifter kommer det inte åt, och inget berättar var de finns.',
      'Varje incheckning från och med den första som skrivs om får ett nytt id. Antecknade id:n och signerade incheckningar gäller inte längre, och beläggen i samtal due får de nya.',
      'Id för personer och samtal finns kvar i incheckningarnas meddelanden, och i from och follows i andra samtal. Personlistan och dess historik rörs inte: namn, enheter och ledigheter finns kvar där.',
      'Bara historiken för det som är utcheckat genomsöks. Ett samtal som bara finns i en annan gren eller i git stash hittas inte.',
      'Det som kopierats från ett samtal till en annan fil, ett ärende eller ett mejl hittas inte.',
      'Ett samtal som togs bort innan det hölls, eller aldrig gick att läsa, har ingen dag att räkna från och är inte med. När anställningen upphörde för någon som inte längre står i people.yaml är inte heller känt.',
      'Om lag eller avtal kräver att ett samtal sparas eller tas bort säger inte den här listan.',
    ],
  },
  log: {
    nothing: 'Inget har hänt.',
    afterSigning: '(efter underskrift)',
    event: {
      'file-restored': ({ to }) => `Filen kom tillbaka, samtalet planerat till ${to}`,
      'talk-planned': ({ to }) => `Samtalet planerades till ${to}`,
      'talk-moved': ({ from, to }) => `Samtalet flyttades från ${from} till ${to}`,
      'talk-held': ({ to }) => `Samtalet hölls ${to}`,
      'talk-redated': ({ from, to }) => `Dagen då samtalet hölls ändrades från ${from} till ${to}`,
      'talk-unheld': ({ from }) => `Uppgiften om att samtalet hölls ${from} togs bort`,
      'item-added': ({ item }) => `${item} lades till`,
      'item-changed': ({ item }) => `${item} ändrades`,
      'item-due-set': ({ item, to }) => `${item} fick slutdatum ${to}`,
      'item-due-moved': ({ item, from, to, time }) =>
        `${item} flyttades från ${from} till ${to}${time > 1 ? `, för ${time === 2 ? 'andra' : time === 3 ? 'tredje' : `${time}:e`} gången` : ''}`,
      'item-due-removed': ({ item, from }) => `${item} har inget slutdatum längre; det var ${from}`,
      'item-closed': ({ item, to, withResult }) => `${item} ${outcome[to] ?? to}${withResult ? ', med resultat' : ''}`,
      'item-reopened': ({ item }) => `${item} öppnades igen`,
      'item-removed': ({ item }) => `${item} togs bort`,
      'follow-up-held': ({ step, to }) => `${step} hölls ${to}`,
      'follow-up-redated': ({ step, from, to }) => `Dagen för ${inSentence(step)} ändrades från ${from} till ${to}`,
      'follow-up-removed': ({ step, from }) => `Uppgiften om ${inSentence(step)} ${from} togs bort`,
      signed: ({ role, to }) => `${role === 'manager' ? 'Chefen' : 'Medarbetaren'} skrev under ${to}`,
      'signed-content-changed': ({ changed }) => `Ändrat efter underskrift: ${changedNames(changed)}`,
      'signature-removed': ({ role, from }) =>
        `${role === 'manager' ? 'Chefens' : 'Medarbetarens'} underskrift ${from} togs bort`,
      'file-unreadable': () => 'Filen gick inte att läsa',
      'file-deleted': () => 'Filen raderades',
    },
  },
  between: {
    heading: (person, from, to) => `Mål och överenskommelser ${person ? `för ${person} ` : ''}från ${from} till ${to}`,
    nothing: '  Inga mål eller överenskommelser.',
    status: { open: 'öppet', done: 'klart', changed: 'ersatt', dropped: 'struket', removed: 'borttaget' },
    withResult: 'med resultat',
    added: 'nytt',
    changed: 'omformulerat',
    due: (day) => `senast ${day}`,
    moved: (times, first) =>
      `flyttat ${times === 1 ? 'en gång' : times === 2 ? 'två gånger' : `${times} gånger`} från ${first}`,
    continuedBy: (origin) => `fortsätter i ${origin}`,
  },
  templates: { own: 'egen', use: 'samtal templates show NAMN visar en mall, samtal new --template NAMN använder den.' },
  created: (path) => `Skapade ${path}`,
  kept: (path) => `Fanns redan, orörd: ${path}`,
  import: {
    column: (heading, field) => (field === null ? `${heading}: importeras inte` : `${heading}: ${field}`),
    added: (count, path) =>
      count === 0
        ? `Ingen att lägga till i ${path}.`
        : `${count} ${count === 1 ? 'person' : 'personer'} har lagts till i ${path}.`,
    known: (id) => `${id} finns redan och har inte ändrats`,
    repeated: (id, line) => `${id} finns två gånger i listan; rad ${line} har inte importerats`,
    message: 'Personlistan importerad',
  },
  initiated:
    'Arbetsytan är klar. Skriv in personalen i people.yaml, eller importera den: samtal people import FIL.csv.\nOm last_talk finns för var och en är samtal due till nytta från första dagen.',
  hookKept: (path) =>
    `${path} är en annan git-krok och har inte ändrats; lägg till den här raden i den: samtal check --staged`,
  newNext: (path) =>
    `Öppna filen i valfri textredigerare. När samtalet har hållits: fyll i held och kör samtal check ${path}`,
  explain: {
    wrong: 'Fel:',
    right: 'Rätt:',
    fix: 'Gör så här:',
    list: 'samtal explain REGEL berättar mer om en regel.',
  },
  edit: {
    day: (weekday, day) => `${['sön', 'mån', 'tis', 'ons', 'tors', 'fre', 'lör'][weekday]}dagen den ${day}`,
    done: {
      invite: (day) => `Antecknat: frågorna lämnades ut ${day}.`,
      hold: (day) => `Antecknat: samtalet hölls ${day}.`,
      move: (day) => `Antecknat: samtalet är flyttat till ${day}.`,
      cancel: (day) => `Antecknat: samtalet ställdes in ${day}.`,
    },
    message: {
      invite: (id, day) => `${id}: frågorna utlämnade ${day}`,
      hold: (id, day) => `${id}: hållet ${day}`,
      move: (id, day) => `${id}: flyttat till ${day}`,
      cancel: (id, day) => `${id}: inställt ${day}`,
    },
    dryRun: 'Inget har skrivits (--dry-run).',
    committed: (path, hash) => `${path} är incheckad (${hash}).`,
    written: (path) => `${path} är ändrad men inte incheckad.`,
    next: (command) => `Härnäst: ${command}`,
    questions: {
      person: 'Vem gäller det?',
      talk: 'Vilket samtal?',
      date: {
        invite: 'Vilken dag lämnades frågorna ut?',
        hold: 'Vilken dag hölls samtalet?',
        move: 'Vilken dag flyttas samtalet till?',
        cancel: 'Vilken dag ställdes samtalet in?',
      },
      invalidDate: 'Det går inte att läsa som en dag. Skriv till exempel 2027-01-20, 20/1, i dag eller tisdag.',
    },
  },
  carry: {
    planned: (day) => `Samtalet är planerat till ${day}.`,
    closedItem: ({ id, answer }) => `${id} ${closed[answer]}`,
    warning: (message, rule) => `varning: ${message} (samtal explain ${rule})`,
    open: (origins) =>
      `fortfarande öppet och inte med i den nya filen: ${origins.join(', ')}; för det vidare med --carry eller avsluta det med --close`,
    repeated: (origin, times) =>
      `${origin} förs vidare för ${times === 3 ? 'tredje' : times === 4 ? 'fjärde' : `${times}:e`} gången`,
    alreadyPlanned: (id, day) => `ett samtal enligt samma mall är redan planerat: ${id}, den ${day}`,
    left: (person, day) => `anställningen för ${person} upphör ${day}, före samtalet`,
    leave: (person) => `${person} är ledig den dagen`,
    message: {
      created: (id, day) => `${id}: planerat till ${day}`,
      closed: (id, items) => `${id}: ${items.map(({ id: item, answer }) => `${item} ${closed[answer]}`).join(', ')}`,
    },
    questions: {
      heading: ({ origin, item, since, timesCarried }) =>
        [
          `${item.list === 'goals' ? 'Mål' : 'Överenskommelse'} ${origin}`,
          ...(item.due === undefined ? [] : [`klart senast ${item.due}`]),
          `öppet sedan ${since}`,
          ...(timesCarried >= 2 ? [`har förts vidare ${timesCarried === 2 ? 'två' : timesCarried} gånger`] : []),
        ].join(', '),
      answer: (id) => `Hur blir det med ${id}?`,
      answers: {
        continue: 'fortsätter: det följer med till det nya samtalet',
        done: 'klart: det är uppnått',
        changed: 'ändras: det fortsätter i en ny lydelse',
        dropped: 'stryks: det gäller inte längre',
      },
      result: 'Vad blev det av det? (retur hoppar över)',
      kind: 'vilken måltyp är det nu?',
    },
  },
  plan: {
    done: {
      add: (list, item, due) =>
        `${list === 'goals' ? `Målet ${item} är inlagt` : `Överenskommelsen ${item} är inlagd`}${due ? `, klart senast ${due}` : ''}.`,
      close: (list, item, status) =>
        list === 'goals'
          ? `Målet ${item} är ${closed[status]}.`
          : `Överenskommelsen ${item} är ${closedAgreement[status]}.`,
      moved: (list, item, due) =>
        list === 'goals'
          ? `Målet ${item} ska vara klart senast ${due}.`
          : `Överenskommelsen ${item} ska vara klar senast ${due}.`,
      followUp: (title, day, hasQuestions) =>
        `Antecknat: ${title} ${day}.${hasQuestions ? ' Frågorna står sist i anteckningarna.' : ''}`,
      stillOpen: (count) => `${findings(count, 'punkt är fortfarande öppen', 'punkter är fortfarande öppna')}.`,
    },
    message: {
      add: (id, item) => `${id}: ${item} inlagt`,
      close: (id, item, status) => `${id}: ${item} ${closed[status]}`,
      followUp: (id, step, day) => `${id}: ${step} ${day}`,
      items: (id, items) =>
        `${id}: ${items.map(({ item, status, due }) => `${item.id ?? ''} ${status ? closed[status] : `senast ${due ?? ''}`}`).join(', ')}`,
    },
    closing: {
      item: 'Vilken punkt?',
      shown: ({ id, held, days: count, due, text }) =>
        `${id} (${held}, ${age(count)}${due ? `; senast ${due}` : ''}): ${text}`,
      as: 'Hur blev det?',
      statuses: {
        done: 'Klart',
        changed: 'Ändrat: något nytt ersätter det',
        dropped: 'Struket: det gäller inte längre',
      },
      result: 'Vad blev resultatet?',
    },
    followUp: {
      step: 'Vilken uppföljning?',
      heldOn: (title) => `${title}: vilken dag?`,
      dayBetween: (from, to) => `Skriv en dag från ${from} till ${to}, till exempel 20/1, i dag eller tisdag.`,
      summary: 'Sammanfattning?',
      stillOpen: 'Fortfarande öppet',
      newDue: (item, due) => `Ny dag för ${item}? (retur ${due ? `behåller ${due}` : 'ger ingen'})`,
    },
    questions: {
      list: 'Vad ska läggas in?',
      lists: { goals: 'Ett mål', agreements: 'En överenskommelse' },
      kind: 'Vilken måltyp?',
      due: 'När ska det vara klart?',
      owner: 'Vem ser till att det blir gjort?',
      owners: { employee: 'medarbetaren', manager: 'chefen', both: 'båda' },
      texts: {
        goal: 'Vad ska uppnås?',
        agreement: 'Vad har ni kommit överens om?',
        how: 'Hur ska det gå till?',
        effect: 'Vad ska det leda till?',
        needs: 'Vad krävs för att det ska gå?',
        follow_up: 'Hur ska det följas upp?',
        result: 'Vad blev resultatet?',
        assessment: 'Hur bedömer chefen resultatet?',
      },
      missing: 'Här behövs en text.',
      optional: (question) => `${question} (retur hoppar över)`,
      none: 'ingen särskild',
    },
  },
  sign: {
    done: (role, day) => `Antecknat: ${role === 'manager' ? 'chefen' : 'medarbetaren'} skrev under ${day}.`,
    message: (id, role, day) => `${id}: underskrivet av ${role === 'manager' ? 'chefen' : 'medarbetaren'} ${day}`,
    role: 'Vem skriver under?',
    roles: { employee: 'medarbetaren', manager: 'chefen' },
    about: 'Detta skriver du under:',
    ratings: 'skattningar',
    confirm: 'Skriva under? (ja/nej)',
    yes: ['ja', 'j', 'yes', 'y'],
    no: ['nej', 'n', 'no'],
    invalidAnswer: 'Svara ja eller nej.',
  },
  prepare: {
    created: (path) => `Skapade ${path}, som bara du kan läsa.`,
    kept: (path) => `${path} finns redan och har inte ändrats.`,
    alone: 'Den finns bara i den här klonen: git varken delar den eller säkerhetskopierar den.',
    ignored: 'La till /own/ i .gitignore, så att git bortser från egna förberedelser.',
    role: 'Vem förbereder sig?',
    inNotes: 'Det du har skrivit finns nu i samtalets anteckningar.',
    inRatings: 'Dina skattningar finns nu överst i samtalets fil.',
    inPlan: (items) => `Föreslaget i planen: ${items}.`,
    sharedBefore: 'Allt du har skrivit finns redan i samtalets fil.',
    sheet: (path, isRemoved) =>
      isRemoved
        ? `Ditt eget underlag ${path} är borttaget.`
        : `Ditt eget underlag ${path} har ändrats under tiden och finns kvar: dela det en gång till.`,
    message: (id, role, items) =>
      `${id}: ${role === 'manager' ? 'chefens' : 'medarbetarens'} förberedelse delad${items.length > 0 ? ` (${items.join(', ')})` : ''}`,
  },
  save: {
    nothing: 'Inget samtal har ändringar att checka in.',
    left: (path) => `${path} är ändrad och inte incheckad: samtal save checkar bara in samtal.`,
    updated: 'Uppdaterat',
    moved: 'Filen flyttad',
    changes: (count) => `${count} ändringar`,
  },
  questions: {
    template: 'Vilken mall?',
    person: 'Vem är samtalet med?',
    groupTalk: 'en grupp',
    group: 'Vad ska gruppen ha för id?',
    participants: 'Vilka är med?',
    manager: 'Vem håller samtalet (id)?',
    date: 'Vilken dag är samtalet planerat till?',
    hints: {
      invalid: 'Det går inte att använda. Ett id har små bokstäver, siffror och bindestreck; en dag skrivs ÅÅÅÅ-MM-DD.',
      none: 'Välj minst en.',
      noMatch: 'Inget passar in.',
      one: 'skriv för att söka, pilarna flyttar, retur väljer',
      some: 'pilarna flyttar, blanksteg markerar, retur är klart',
    },
  },
  help: helpSv,
}

/** What was changed of what was signed: keys are not translated. */
function changedNames(changed: readonly string[]): string {
  return changed.join(', ').replaceAll(' added', ' tillagt').replaceAll(' removed', ' borttaget')
}

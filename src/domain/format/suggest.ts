/** What people write in Swedish for a name or a word of the format. Several may be meant: the first that is allowed counts. */
const swedish: Readonly<Record<string, readonly string[]>> = {
  medarbetare: ['employee'],
  anställd: ['employee'],
  chef: ['manager'],
  chefen: ['manager'],
  båda: ['both'],
  mall: ['template'],
  mallar: ['templates'],
  planerat: ['planned'],
  planerad: ['planned'],
  datum: ['planned', 'date'],
  hållet: ['held'],
  hållen: ['held'],
  genomfört: ['held', 'done'],
  genomförd: ['held', 'done'],
  inbjuden: ['invited'],
  inbjudan: ['invited'],
  inställt: ['cancelled'],
  mål: ['goals', 'goal'],
  målen: ['goals'],
  måltyp: ['kind'],
  typ: ['kind'],
  överenskommelse: ['agreement'],
  överenskommelser: ['agreements'],
  uppföljning: ['follow_up', 'follow_ups'],
  uppföljningar: ['follow_ups'],
  skattning: ['ratings'],
  skattningar: ['ratings'],
  underskrift: ['signed'],
  underskrifter: ['signed'],
  underskrivet: ['signed'],
  grupp: ['group'],
  deltagare: ['participants'],
  hur: ['how'],
  effekt: ['effect'],
  behov: ['needs'],
  stöd: ['needs'],
  resultat: ['result'],
  klart: ['due', 'done'],
  klar: ['due', 'done'],
  senast: ['due'],
  deadline: ['due'],
  öppen: ['open'],
  öppet: ['open'],
  pågår: ['open'],
  ändrat: ['changed'],
  ändrad: ['changed'],
  struket: ['dropped'],
  avslutat: ['done'],
  ansvarig: ['owner'],
  ägare: ['owner'],
  från: ['from'],
  till: ['to'],
  steg: ['step'],
  sammanfattning: ['summary'],
  namn: ['name'],
  enhet: ['unit'],
  anställning: ['employment'],
  tillsvidare: ['permanent'],
  fast: ['permanent'],
  tidsbegränsad: ['temporary'],
  visstid: ['temporary'],
  vikariat: ['temporary'],
  samtal: ['talks'],
  början: ['start'],
  slut: ['end'],
  ledig: ['leave'],
  ledighet: ['leave'],
  jäv: ['conflict_of_interest'],
  ja: ['true'],
  nej: ['false'],
  svenska: ['sv'],
  engelska: ['en'],
  språk: ['language'],
  tidszon: ['timezone'],
  regler: ['rules'],
  personlista: ['roster'],
  titel: ['title'],
  syfte: ['purpose'],
  frågor: ['questions'],
  avsnitt: ['sections'],
  fel: ['error'],
  varning: ['warning'],
  av: ['off'],
}

/** What somebody meant who wrote a name that is not allowed: one in Swedish, or misspelt; undefined where that is unclear. */
export function suggestion(written: string, allowed: Iterable<string>): string | undefined {
  const names = [...allowed]
  const word = fold(written)
  const meant = Object.hasOwn(swedish, word) ? swedish[word]?.find((name) => names.includes(name)) : undefined
  if (meant !== undefined) return meant
  if (word.length > 80) return undefined
  let [best, least, isUnclear]: [string | undefined, number, boolean] = [undefined, Infinity, false]
  for (const name of names) {
    const most = Math.min(2, Math.floor(name.length / 3))
    const distance = distanceWithin(word, fold(name), most)
    if (distance > most || distance > least) continue
    isUnclear = distance === least
    ;[best, least] = [name, distance]
  }
  return isUnclear ? undefined : best
}

function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .trim()
    .replace(/[-_\s]+/g, '-')
}

/** How many letters must be added, removed, changed or swapped with the next; more than `most` where that is not enough. */
function distanceWithin(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      next.push(cost)
    }
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? most + 1
}

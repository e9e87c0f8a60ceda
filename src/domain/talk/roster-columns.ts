import { isRealDate, type Day } from '../time/calendar.ts'
import { isId } from './id.ts'

/** What a column of a staff list may be imported as. */
export type RosterField =
  | 'id'
  | 'name'
  | 'given name'
  | 'family name'
  | 'manager'
  | 'unit'
  | 'employment'
  | 'template'
  | 'last_talk'
  | 'start'
  | 'end'

/** Names of columns, without case, blanks and marks. */
const names: Record<RosterField, readonly string[]> = {
  id: ['id', 'person', 'personid', 'user', 'username', 'användare', 'användarnamn', 'signatur'],
  name: ['name', 'fullname', 'employee', 'namn', 'heltnamn', 'medarbetare', 'anställd'],
  'given name': ['givenname', 'firstname', 'förnamn', 'tilltalsnamn'],
  'family name': ['familyname', 'lastname', 'surname', 'efternamn'],
  manager: ['manager', 'nearestmanager', 'boss', 'chef', 'närmastechef', 'närmstechef', 'ansvarigchef'],
  unit: ['unit', 'department', 'team', 'workplace', 'enhet', 'avdelning', 'arbetsplats', 'organisation'],
  employment: ['employment', 'employmenttype', 'anställning', 'anställningsform', 'anställningstyp'],
  template: ['template', 'mall'],
  last_talk: [
    'lasttalk',
    'lastconversation',
    'lastreview',
    'senastesamtal',
    'senastesamtalet',
    'senastemedarbetarsamtal',
  ],
  start: [
    'start',
    'startdate',
    'employedfrom',
    'startdatum',
    'börjar',
    'började',
    'anställdfrån',
    'anställningsdatum',
    'from',
    'från',
  ],
  end: ['end', 'enddate', 'employedto', 'slut', 'slutdatum', 'slutar', 'anställdtill', 'till', 'tom'],
}

/** What a column is imported as, by its heading; undefined where it is not. */
export function fieldOf(heading: string): RosterField | undefined {
  const plain = heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return (Object.keys(names) as RosterField[]).find((field) => names[field].includes(plain))
}

/** The day that somebody has typed; undefined where it is none. */
export function typedDay(text: string): Day | undefined {
  const parts =
    /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?: 00:00(?::00)?)?$/.exec(text) ??
    /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/.exec(text) ??
    /^(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/. ](?<year>\d{4})$/.exec(text)
  if (!parts?.groups) return undefined
  const { year = '', month = '', day = '' } = parts.groups
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDate(date) ? date : undefined
}

const employments: Record<string, string> = {
  permanent: 'permanent',
  tillsvidare: 'permanent',
  tillsvidareanställd: 'permanent',
  tillsvidareanställning: 'permanent',
  fast: 'permanent',
  temporary: 'temporary',
  visstid: 'temporary',
  visstidsanställd: 'temporary',
  visstidsanställning: 'temporary',
  vikarie: 'temporary',
  vikariat: 'temporary',
}

export function typedEmployment(text: string): string | undefined {
  return employments[text.normalize('NFC').toLowerCase().replaceAll(' ', '')]
}

/** An id as it is, or made from a name: `Åsa Öberg-Ek` is `asa-oberg-ek`. Undefined where nothing is left. */
export function typedId(text: string): string | undefined {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const id = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)
  return isId(id) ? id : undefined
}

import { subjectOf, type Item } from '../../talk/conversation.ts'
import type { Finding } from '../diagnostic.ts'
import { templateOf, type TalkIndex, type Talk } from '../../talk/talk-index.ts'
import { knownPeople } from '../../talk/roster.ts'
import type { RuleSettings } from '../../talk/settings.ts'
import { isMapping, type Mapping } from '../../format/value.ts'
import { applyChanges, applyChange } from '../../format/change.ts'
import type { FixChange } from './fix-change.ts'

/** A talk and the value it was read from; ids given since are in the value. */
export interface ParsedTalk {
  talk: Talk
  value: Mapping
}

/** What is known of all files. */
export interface FixContext {
  records: TalkIndex
  /** What goals and agreements say that they continue: `<conversation id>/<item id>`. */
  origins: ReadonlySet<string>
  /** What the settings say of rules: what is off is not mended. */
  rules: RuleSettings
  /** Conversation ids given in this run. */
  given: ReadonlySet<string>
}

/** What it takes all files to know, gathered once. */
export function fixContext(records: TalkIndex, rules: RuleSettings): Omit<FixContext, 'given'> {
  const origins = records.talks.flatMap(({ conversation }) => conversation.items.flatMap(({ from }) => from ?? []))
  return { records, rules, origins: new Set(origins) }
}

/** The talk's own id, as `new` gives it. It is never changed later, so each part of it must be beyond doubt. */
export function talkIdChanges(value: Mapping, talk: Talk, { records, given }: FixContext): FixChange[] {
  const { planned, template } = talk.conversation
  const who = unambiguousSubject(talk, records)
  if (value.id !== undefined || who === undefined || planned === undefined || !templateOf(talk, records)) return []
  const id = `${who}-${planned}-${template}`
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`
    if (!records.byId.has(candidate) && !given.has(candidate))
      return [{ rule: 'property-missing', at: ['id'], value: candidate }]
  }
}

/** Ids for the goals and agreements found to lack one of their own; each sees those given before it. */
export function itemIdChanges(findings: readonly Finding[], file: ParsedTalk, known: FixContext): FixChange[] {
  const changes: FixChange[] = []
  const value = applyChanges(file.value, [])
  for (const finding of findings) {
    const change = fixOf(finding)?.(finding, { ...file, value }, known)
    if (!change) continue
    changes.push(change)
    applyChange(value, change)
  }
  return changes
}

type ItemFix = (finding: Finding, file: ParsedTalk, known: FixContext) => FixChange | undefined

function fixOf({ rule, at, params }: Finding): ItemFix | undefined {
  if (rule === 'item-id-duplicate') return ownId
  const isItem = at.length === 2 && (at[0] === 'goals' || at[0] === 'agreements')
  return rule === 'property-missing' && params?.missing === 'id' && isItem ? newId : undefined
}

/** An id for a row without one. */
const newId: ItemFix = ({ rule, at }, file, known) => {
  const { id } = file.talk.conversation
  // Where another talk continues a goal that is not there, this may be the one that it means.
  if (id !== undefined && hasLost(id, file.talk, known)) return undefined
  const value = freeItemId(at[0] as Item['list'], file, known)
  return value === undefined ? undefined : { rule, at: [...at, 'id'], value }
}

/** An id of its own for the later of two rows, unless somebody refers to one of them. */
const ownId: ItemFix = ({ rule, at }, file, known) => {
  const { id, items } = file.talk.conversation
  const item = items.find(({ list, index }) => list === at[0] && index === at[1])
  if (id === undefined || !item || known.origins.has(`${id}/${item.id}`)) return undefined
  const value = freeItemId(item.list, file, known)
  return value === undefined ? undefined : { rule, at, value }
}

function hasLost(id: string, { conversation }: Talk, { origins }: FixContext): boolean {
  const here = new Set(conversation.items.map((item) => `${id}/${item.id}`))
  return [...origins].some((origin) => origin.startsWith(`${id}/`) && !here.has(origin))
}

/** The id after the highest of the list's letter, blank rows and what others refer to counted in. */
function freeItemId(
  list: Item['list'],
  { talk, value }: ParsedTalk,
  { records, origins }: FixContext,
): string | undefined {
  const template = templateOf(talk, records)
  if (!template) return undefined
  const letter = letters[template.language][list]
  const ids = [value.goals, value.agreements].flatMap((rows) =>
    Array.isArray(rows) ? rows.flatMap((row) => (isMapping(row) && typeof row.id === 'string' ? [row.id] : [])) : [],
  )
  const prefix = `${talk.conversation.id ?? ''}/`
  const referred = [...origins].flatMap((each) => (each.startsWith(prefix) ? [each.slice(prefix.length)] : []))
  const numbers = [...ids, ...referred].flatMap((id) => {
    const digits = id.startsWith(letter) ? id.slice(letter.length) : ''
    return /^\d{1,4}$/.test(digits) ? [Number(digits)] : []
  })
  const next = Math.max(0, ...numbers) + 1
  return next > 9999 ? undefined : `${letter}${next}`
}

/** The letters that `new` gives ids by. */
const letters = {
  sv: { goals: 'm', agreements: 'o' },
  en: { goals: 'g', agreements: 'a' },
} as const

const nameForm = /^[a-z0-9][a-z0-9-]{0,63}$/

/** Whom the talk is with, where that is plain: one person or one group, of the right form and known. */
export function unambiguousSubject({ conversation }: Talk, { roster }: TalkIndex): string | undefined {
  const { employee, group, participants } = conversation
  const who = subjectOf(conversation)
  if (who === undefined || !nameForm.test(who) || (employee !== undefined && (group ?? participants[0]) !== undefined))
    return undefined
  if (!roster) return who
  return (employee !== undefined) === knownPeople(roster).has(who) ? who : undefined
}

import { subjectOf, type Item } from '../../talk/conversation.ts'
import type { Finding } from '../diagnostic.ts'
import { templateOf, type TalkIndex, type Talk } from '../../talk/talk-index.ts'
import { createItemIds, idsNamedIn, namedOrigins, rowIds } from '../../talk/item-ids.ts'
import { knownPeople } from '../../talk/roster.ts'
import type { RuleSettings } from '../../talk/settings.ts'
import type { Mapping } from '../../format/value.ts'
import type { FixChange } from './fix-change.ts'

/** A talk and the value it was read from; ids given since are in the value. */
export interface ParsedTalk {
  talk: Talk
  value: Mapping
}

/** What all files show together. */
export interface FixContext {
  index: TalkIndex
  /** What goals and agreements continue: `<conversation id>/<item id>`. */
  origins: ReadonlySet<string>
  /** What the settings say about rules: what a rule that is off finds is not corrected. */
  rules: RuleSettings
  /** The conversation ids given in this run. */
  given: ReadonlySet<string>
}

/** The part of the context that does not change during a run. */
export function fixContext(index: TalkIndex, rules: RuleSettings): Omit<FixContext, 'given'> {
  return { index, rules, origins: namedOrigins(index) }
}

/** The id of the talk, as `new` gives it. It is never changed later, so every part of it must be certain. */
export function talkIdChanges(value: Mapping, talk: Talk, { index, given }: FixContext): FixChange[] {
  const { planned, template } = talk.conversation
  const subject = unambiguousSubject(talk, index)
  if (value.id !== undefined || subject === undefined || planned === undefined || !templateOf(talk, index)) return []
  const id = `${subject}-${planned}-${template}`
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`
    if (!index.byId.has(candidate) && !given.has(candidate))
      return [{ rule: 'property-missing', at: ['id'], value: candidate }]
  }
}

/** Ids for the goals and agreements that lack one of their own; each takes those given before into account. */
export function itemIdChanges(findings: readonly Finding[], file: ParsedTalk, context: FixContext): FixChange[] {
  const free = freeItemIds(file, context)
  const { id } = file.talk.conversation
  const isMissing = id !== undefined && isItemMissing(id, file.talk, context)
  const items = new Map(file.talk.conversation.items.map((item) => [`${item.list} ${item.index}`, item]))
  return findings.flatMap(({ rule, at, params }): FixChange[] => {
    const [list, index] = at
    if (list !== 'goals' && list !== 'agreements') return []
    if (rule === 'property-missing' && params?.missing === 'id' && at.length === 2) {
      // The missing item may be this one.
      const value = isMissing ? undefined : free(list)
      return value === undefined ? [] : [{ rule, at: [...at, 'id'], value }]
    }
    const item = rule === 'item-id-duplicate' ? items.get(`${list} ${index}`) : undefined
    // A new id for the later of two rows, unless something refers to one of them.
    if (id === undefined || !item || context.origins.has(`${id}/${item.id}`)) return []
    const value = free(list)
    return value === undefined ? [] : [{ rule: 'item-id-duplicate', at, value }]
  })
}

/** Whether another talk continues an item of this one that does not exist. */
function isItemMissing(id: string, { conversation }: Talk, { origins }: FixContext): boolean {
  const ownItems = new Set(conversation.items.map((item) => `${id}/${item.id}`))
  return [...origins].some((origin) => origin.startsWith(`${id}/`) && !ownItems.has(origin))
}

/** Gives the next id of a list's letter at each call, after those of blank rows and those that others refer to. */
function freeItemIds(
  { talk, value }: ParsedTalk,
  { index, origins }: FixContext,
): (list: Item['list']) => string | undefined {
  const template = templateOf(talk, index)
  if (!template) return () => undefined
  return createItemIds(template.language, [...rowIds(value), ...idsNamedIn(origins, talk.conversation.id)])
}

const idForm = /^[a-z0-9][a-z0-9-]{0,63}$/

/** Whom the talk is with, where that is certain: one person or one group, with a valid id and known. */
export function unambiguousSubject({ conversation }: Talk, { roster }: TalkIndex): string | undefined {
  const { employee, group, participants } = conversation
  const subject = subjectOf(conversation)
  if (
    subject === undefined ||
    !idForm.test(subject) ||
    (employee !== undefined && (group ?? participants[0]) !== undefined)
  )
    return undefined
  if (!roster) return subject
  return (employee !== undefined) === knownPeople(roster).has(subject) ? subject : undefined
}

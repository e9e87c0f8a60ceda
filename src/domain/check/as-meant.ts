import type { ParsedFile } from '../format/parse-file.ts'
import { hasFalseBlanks } from '../format/repair/blanks.ts'
import type { ReadOn } from '../format/repair/read-on.ts'
import { schemaFindings, type FileKind } from '../format/schema.ts'
import { validator } from '../format/validator.ts'
import { conversationFindings, conversationFrom, type Item } from '../talk/conversation.ts'
import { rosterFrom } from '../talk/roster.ts'
import { settingsFrom } from '../talk/settings.ts'
import type { TalkIndex } from '../talk/talk-index.ts'
import { ruleFindingsIn, validPart, validRosterPart, type ConfigFile, type ConfigValues } from './config-file.ts'
import type { ConversationFile } from './conversation-file.ts'
import type { Finding } from './diagnostic.ts'
import { fileFindings, talkFindings } from './engine.ts'

/** What is found in a file as it was meant, in which something was written that cannot be read. */
export interface MeantFile {
  reading: ReadOn
  /** Besides the mistakes in the writing. */
  findings: readonly Finding[]
  items: readonly Item[]
}

/** What is found in a file that can be read, where a mistake in the writing may be the cause. */
export const signsOfMistakes: ReadonlySet<string> = new Set([
  ...['property-unknown', 'property-missing', 'type-wrong', 'front-matter-repeated'],
  ...['date-invalid', 'id-invalid', 'value-unknown', 'value-invalid'],
])

/**
 * The conversation file as it was meant; undefined where it says what it means, or where that cannot be told. What others
 * find in it depends on the other talks.
 */
export async function conversationAsMeant(
  { path, reading: { faults }, findings }: ConversationFile,
  text: string,
  index: TalkIndex,
): Promise<MeantFile | undefined> {
  const reading = await readingOn(text, 'conversation', faults, findings)
  if (!reading) return undefined
  // What was found in the text itself is there whatever the text means.
  const inText = findings.filter(({ offset }) => offset !== undefined)
  const { value, isPartial } = reading
  if (!value) return { reading, findings: inText, items: [] }
  const conversation = conversationFrom(value)
  const own = apartFrom(reading, conversationFindings(value))
  if (isPartial) return { reading, findings: [...inText, ...own.filter(isThere)], items: conversation.items }
  const { repairedText, notesStart } = reading
  const inItems = fileFindings({ kind: 'conversation', text: repairedText, value, conversation, notesStart }).filter(
    ({ offset }) => offset === undefined,
  )
  const rejected = new Set(own.map(({ at }) => at.join('\n')))
  const others = talkFindings({ path, conversation, contentDigest: undefined }, index).filter(
    ({ at }) => at.length === 0 || !rejected.has(at.join('\n')),
  )
  return { reading, findings: [...inText, ...own, ...inItems, ...others], items: conversation.items }
}

/** The same for settings, a roster or a template. */
export async function configAsMeant(
  document: ConfigFile,
  values: Omit<ConfigValues, 'roster' | 'settings'>,
): Promise<MeantFile | undefined> {
  const { kind, text, reading: parsed, findings } = document
  if (!parsed) return undefined
  const reading = await readingOn(text, kind, parsed.faults, findings)
  if (!reading) return undefined
  const inText = findings.filter(({ offset }) => offset !== undefined)
  const { value, isPartial } = reading
  if (!value) return { reading, findings: inText, items: [] }
  const own = apartFrom(reading, schemaFindings(value, kind, await validator(kind)))
  if (isPartial) return { reading, findings: [...inText, ...own.filter(isThere)], items: [] }
  const meant: ParsedFile = { value, faults: [], notesStart: 0 }
  const others = ruleFindingsIn(
    { ...document, text: '', reading: meant, findings: own },
    {
      ...values,
      settings: settingsFrom(kind === 'settings' ? validPart(value, own) : {}),
      roster: kind === 'roster' ? rosterFrom(validRosterPart(value, own)) : undefined,
    },
  )
  return { reading, findings: [...inText, ...own, ...others], items: [] }
}

/** The findings about other values than those with a mistake in their writing. */
function apartFrom({ mistakes }: ReadOn, findings: readonly Finding[]): Finding[] {
  const reported = new Set(mistakes.filter(({ at }) => at.length > 0).map(({ at }) => at.join('\n')))
  return findings.filter(({ at }) => !reported.has(at.join('\n')))
}

/** Whether something is wrong with what is there: what seems to be missing may be in a part that could not be read. */
function isThere({ rule, at }: Finding): boolean {
  // A value whose key could not be read.
  if (at.at(-1) === '') return false
  return rule !== 'property-missing' && rule !== 'participants-wrong'
}

async function readingOn(
  text: string,
  kind: FileKind,
  faults: ParsedFile['faults'],
  findings: readonly Finding[],
): Promise<ReadOn | undefined> {
  const isReadable = faults.length === 0
  if (isReadable && !findings.some((finding) => isSign(finding, text))) return undefined
  // Most runs of `check` find no such file, and do without the code for it.
  const { readOn } = await import('../format/repair/read-on.ts')
  const reading = await readOn(text, kind, isReadable)
  return !isReadable || reading?.mistakes.some(({ isCertain }) => isCertain) ? reading : undefined
}

/** Whether a mistake in the writing may be the cause of a finding. */
function isSign({ rule, params }: Finding, text: string): boolean {
  return (
    signsOfMistakes.has(rule) && (hasFalseBlanks(text) || params?.expected === 'array' || params?.form !== undefined)
  )
}

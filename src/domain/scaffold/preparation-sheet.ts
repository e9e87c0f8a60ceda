import { subjectOf, type Conversation, type ConversationCore, type Role } from '../talk/conversation.ts'
import { criteria, type Question, type Template } from '../talk/template.ts'
import { list, texts } from './paragraphs.ts'
import { preparationWords, type PreparationWords } from './preparation-words.ts'

/** The folder of sheets, at the root of the workspace. */
export const sheetFolder = 'own'

/** Where the sheet of a party lies, relative to the root of the workspace. */
export function sheetPath(conversation: string, role: Role): string {
  return `${sheetFolder}/${conversation}.${role}.md`
}

/** Whether a path, relative to the root of the workspace, is in the folder of sheets. */
export function isSheetPath(path: string): boolean {
  return path.startsWith(`${sheetFolder}/`)
}

/** A goal or agreement of an earlier talk, and what has become of it. Confidential. */
export interface EarlierItem {
  /** What its template calls such an item. */
  title: string
  id: string
  text: string
  status: string
  due: string | undefined
  result: string | undefined
  /** How often its day has been moved, and whether its words have been changed. */
  moves: number
  isReworded: boolean
}

/** The text of a new preparation sheet: what was agreed before, the template's tasks and questions for a party, and room for proposals. */
export function preparationSheet(
  template: Template,
  conversation: ConversationCore & Pick<Conversation, 'planned'>,
  role: Role,
  earlier: readonly EarlierItem[],
): string {
  const words = preparationWords[template.language]
  const tasks = [...template.preparation[role], ...template.preparation.both]
  const paragraphs = [
    `# ${words.title(template.title, conversation.planned ?? '')}`,
    `_${words.about(role, `samtal prepare ${subjectOf(conversation) ?? ''} --as ${role} --share`)}_`,
    ...(earlier.length > 0 ? [`## ${words.previous}`, ...list(earlier.map((item) => itemText(item, words)))] : []),
    ...(tasks.length > 0 ? [`## ${words.tasks}`, tasks.map((task) => `- [ ] ${task}`).join('\n')] : []),
    ...questionParagraphs(template, role, words),
    ...(takesProposals(template, role) ? proposalParagraphs(template, words) : []),
  ]
  return `${paragraphs.join('\n\n')}\n`
}

/** Whether a party proposes goals before the talk. */
export function takesProposals({ goals }: Template, role: Role): boolean {
  return goals?.proposed_by === role
}

/** What a field is called in a proposal: the help of the template, without what would end the label. */
export function proposalLabels({ goals }: Template): Map<string, string> {
  const fields = Object.entries(goals?.fields ?? {}).filter(([name]) => name !== 'status' && name !== 'from')
  return new Map(fields.map(([name, help]) => [name, (help || name).replaceAll(/[*\s]+/g, ' ').trim()]))
}

function itemText(
  { title, id, text, status, due, result, moves, isReworded }: EarlierItem,
  words: PreparationWords,
): string {
  const outcome = [
    words.status[status] ?? status,
    ...(due && status === 'open' ? [words.due(due)] : []),
    ...(moves > 0 ? [words.moved(moves)] : []),
    ...(isReworded ? [words.reworded] : []),
  ]
  const heading = `**${title} ${id}** (${outcome.join(', ')}): ${text.trim()}`
  return result === undefined ? heading : `${heading}\n${words.result}: ${result.trim()}`
}

function questionParagraphs(template: Template, role: Role, words: PreparationWords): string[] {
  return template.sections.flatMap(({ title, guidance, questions }) => {
    const own = questions.filter(({ answers }) => answers.length === 0 || answers.includes(role))
    if (own.length === 0) return []
    return [
      title ? `## ${title}` : '---',
      ...texts(guidance),
      ...own.flatMap((question) => questionText(question, template, words)),
    ]
  })
}

function questionText(
  { question, guidance, ratings }: Question,
  template: Template,
  words: PreparationWords,
): string[] {
  const all = criteria(template)
  const levels = Object.values(template.ratings?.levels ?? {}).map(({ title }) => title)
  return [
    `### ${question}`,
    ...texts(guidance),
    ...(ratings.length > 0 ? [words.levels(levels.join(', '))] : []),
    ...ratings.map((name) => `**${all.get(name)?.title ?? name}:**`),
  ]
}

function proposalParagraphs(template: Template, words: PreparationWords): string[] {
  const labels = [...proposalLabels(template).values()].map((label) => `**${label}:**`)
  return [
    `## ${words.proposals(template.terms.plan)}`,
    words.proposalHint,
    ...Object.values(template.goals?.kinds ?? {}).flatMap(({ title }) => [`### ${title}`, ...labels]),
  ]
}

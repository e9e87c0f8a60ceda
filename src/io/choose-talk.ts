import { matchTalks, type TalkFilter } from '../domain/talk/match-talks.ts'
import type { Talk } from '../domain/talk/talk-index.ts'
import type { TalkIndex } from '../domain/talk/talk-index.ts'
import { UsageError } from '../domain/usage-error.ts'
import { askChoice, canAsk, type Hints } from './ask.ts'
import { choosePerson } from './choose-person.ts'
import type { Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** What the command line says of the talk a command is about. */
export interface TalkOptions {
  /** Person id, or the id of a group. */
  person?: string
  /** Conversation id; needed where several talks would do and nobody can be asked. */
  conversation?: string
}

/** The words of the questions. */
export interface TalkQuestions {
  person: string
  talk: string
  hints: Hints
}

/** Settles which talk a command is about, asking on a terminal where several would do. */
export async function chooseTalk(
  world: World,
  { roster }: Workspace,
  index: TalkIndex,
  options: TalkOptions,
  questions: TalkQuestions,
  filter: TalkFilter,
): Promise<Talk> {
  const matches = matchTalks(index, filter)
  const { hints } = questions
  if (options.conversation !== undefined) return requireTalk(index, options.conversation, options.person, filter)
  const people = [...new Set(matches.map(({ subject }) => subject))]
  const person = await choosePerson(world, roster, index, options.person, people, questions)
  if (person === undefined) throw new UsageError('talk-none', { filter: filter.name })
  const own = matches.filter(({ subject }) => subject === person)
  const [first] = own
  if (!first) throw new UsageError('talk-none-of-person', { id: person, filter: filter.name })
  if (own.length === 1) return first.talk
  const ids = own.map(({ talk }) => talk.conversation.id ?? talk.path)
  if (!canAsk(world)) throw new UsageError('talk-ambiguous', { ids: ids.join(', ') })
  const chosen = await askChoice(
    world,
    { option: '--conversation', message: questions.talk, hints },
    own.map(({ talk }) => ({
      value: talk.conversation.id ?? talk.path,
      name: `${talk.conversation.held ?? talk.conversation.planned ?? ''} ${talk.conversation.template ?? ''}`,
    })),
  )
  return own.find(({ talk }) => (talk.conversation.id ?? talk.path) === chosen)?.talk ?? first.talk
}

function requireTalk(index: TalkIndex, id: string, person: string | undefined, filter: TalkFilter): Talk {
  const [talk, second] = index.byId.get(id) ?? []
  const { employee, group } = talk?.conversation ?? {}
  if (!talk || (person !== undefined && person !== (employee ?? group)))
    throw new UsageError('conversation-unknown', { id })
  if (second) throw new UsageError('talk-ambiguous', { ids: `${talk.path}, ${second.path}` })
  filter.require(talk, index)
  return talk
}

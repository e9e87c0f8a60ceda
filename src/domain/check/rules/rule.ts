import type { Finding, RuleId } from '../diagnostic.ts'
import type { TalkIndex, Talk } from '../../talk/talk-index.ts'

/** What a rule finds; the table it stands in gives its id. */
export type Hit = Omit<Finding, 'rule'>

/** A rule about one talk, seen among all records. */
export type TalkRule = (talk: Talk, records: TalkIndex) => Hit[]

export type TalkRules = { readonly [rule in RuleId]?: TalkRule }

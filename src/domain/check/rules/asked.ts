import { subtractPeriod, isInWindow } from '../../time/calendar.ts'
import { itemPath, type Item } from '../../talk/conversation.ts'
import type { RuleId } from '../diagnostic.ts'
import { talkDay, templateOf } from '../../talk/talk-index.ts'
import { criteria, windowOf, type Template } from '../../talk/template.ts'
import type { Hit, TalkRules } from './rule.ts'

/** What the talk's template asks for. */
export const askedRules: TalkRules = {
  'template-unknown': (talk, { templates, brokenTemplates }) => {
    const name = talk.conversation.template
    if (!name || templates.has(name) || brokenTemplates.has(name)) return []
    return [{ at: ['template'], params: { allowed: [...templates.keys()].sort() } }]
  },

  'participants-wrong': (talk, records) => {
    const { employee, group } = talk.conversation
    const template = templateOf(talk, records)
    return [
      ...(group !== undefined && records.roster?.has(group) ? [{ at: ['group'], params: { reason: 'group-id' } }] : []),
      ...(template && template.cycle === 'group' && group === undefined && employee !== undefined
        ? [{ at: ['employee'], params: { reason: 'group' } }]
        : []),
      ...(template && template.cycle !== 'group' && group !== undefined
        ? [{ at: ['group'], params: { reason: 'pair' } }]
        : []),
    ]
  },

  'kind-unknown': (talk, records) => {
    const template = templateOf(talk, records)
    if (!template) return []
    const allowed = Object.keys(template.goals?.kinds ?? {})
    return talk.conversation.items.flatMap((item) =>
      item.kind !== undefined && !allowed.includes(item.kind)
        ? [{ at: itemPath(item, 'kind'), params: { allowed } }]
        : [],
    )
  },

  'step-unknown': (talk, records) => {
    const template = templateOf(talk, records)
    if (!template) return []
    const allowed = [...followUpSteps(template), 'dialogue']
    return talk.conversation.followUps.flatMap((each) =>
      each.step !== undefined && !allowed.includes(each.step)
        ? [{ at: ['follow_ups', each.index, 'step'], params: { allowed } }]
        : [],
    )
  },

  'criterion-unknown': (talk, records) => {
    const template = templateOf(talk, records)
    if (!template) return []
    const allowed = Object.keys(criteria(template))
    return Object.keys(talk.conversation.ratings).flatMap((name) =>
      allowed.includes(name) ? [] : [{ at: ['ratings', name], onKey: true, params: { allowed } }],
    )
  },

  'level-unknown': (talk, records) => {
    const template = templateOf(talk, records)
    if (!template?.ratings) return []
    const allowed = Object.keys(template.ratings.levels)
    return Object.entries(talk.conversation.ratings).flatMap(([name, level]) =>
      allowed.includes(level) ? [] : [{ at: ['ratings', name], params: { allowed } }],
    )
  },

  'goal-incomplete': (talk, records) => {
    const goals = templateOf(talk, records)?.goals
    if (!talk.conversation.held) return []
    const kind = goals && Object.keys(goals.kinds).length > 1 ? ['kind'] : []
    return incomplete(talk.conversation.items, 'goals', [...(goals?.required ?? ['goal']), ...kind])
  },

  'agreement-incomplete': (talk, records) => {
    const agreements = templateOf(talk, records)?.agreements
    if (!talk.conversation.held) return []
    return incomplete(talk.conversation.items, 'agreements', agreements?.required ?? ['agreement'])
  },

  'notice-short': (talk, records) => {
    const notice = templateOf(talk, records)?.notice
    const day = talkDay(talk)
    const { invited } = talk.conversation
    return notice && day && invited && invited > subtractPeriod(day, notice)
      ? [{ at: ['invited'], params: { period: notice } }]
      : []
  },

  'window-missed': (talk, records) => {
    const template = templateOf(talk, records)
    const day = talkDay(talk)
    const window = template && windowOf(template, records.templates.values())
    if (!window || !day || isInWindow(day, window)) return []
    return [{ at: [talk.conversation.held ? 'held' : 'planned'], params: { from: window.from, to: window.to } }]
  },
}

/** Rules whose answer may change with the template or the roster, though the file has not. */
export const changeable: ReadonlySet<RuleId> = new Set([...(Object.keys(askedRules) as RuleId[]), 'person-unknown'])

/** Steps that an entry in `follow_ups` meets. */
function followUpSteps(template: Template): string[] {
  return Object.entries(template.steps).flatMap(([name, step]) => (step.by === 'follow-up' ? [name] : []))
}

/** One hit a missing field; what has been dropped or replaced owes nothing more. */
function incomplete(items: readonly Item[], list: Item['list'], required: readonly string[]): Hit[] {
  return items
    .filter((item) => item.list === list && item.status !== 'dropped' && item.status !== 'changed')
    .flatMap((item) =>
      required.flatMap((missing) =>
        !item.filled.includes(missing) ? [{ at: itemPath(item), params: { missing } }] : [],
      ),
    )
}

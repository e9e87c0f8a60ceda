import { ruleOf, type RuleId } from '../../src/domain/check/rule-table.ts'
import type { Mapping } from '../../src/domain/format/value.ts'
import { conversationFrom } from '../../src/domain/talk/conversation.ts'
import { rosterFrom, type Roster } from '../../src/domain/talk/roster.ts'
import { indexTalks, type Talk } from '../../src/domain/talk/talk-index.ts'
import { templateFrom, type Template } from '../../src/domain/talk/template.ts'
import { fixedClock } from '../../src/domain/time/calendar.ts'

/** A template by what it differs in from the least one. */
export function template(name: string, given: Mapping = {}): [string, Template] {
  return [name, templateFrom({ name, title: name, language: 'sv', sections: [], ...given })]
}

const templates = new Map([
  template('main'),
  template('any-manager', { participants: { manager: 'any' } }),
  template('part', { cycle: 'part', participants: { same_manager_as: ['main'] } }),
  template('group', { cycle: 'group' }),
])

/** The roster with these people, or none. */
function roster(people: Mapping | undefined): Roster | undefined {
  return people && rosterFrom(people)
}

/** Where a rule finds something in the first of the talks, on 2026-11-21: properties, with what sets the case apart. */
export function placesIn(rule: RuleId, talks: readonly Mapping[], people?: Mapping): string[] {
  const all = talks.map((talk, index): Talk => {
    const value = { id: `talk-${index}`, template: 'main', employee: 'anna', manager: 'karin', ...talk }
    return { path: `people/anna/${index}.md`, conversation: conversationFrom(value) }
  })
  const index = indexTalks(
    { conversations: 'people', roster: roster(people), templates, brokenTemplates: new Set(), talks: all },
    fixedClock('2026-11-21'),
  )
  const [talk] = all
  const found = talk ? (ruleOf(rule).checkTalk?.(talk, index) ?? []) : []
  return found.map(({ at, params = {} }) => [at.join('.'), ...Object.values(params)].join(' '))
}

/** Where a rule finds something in a roster. */
export function placesInRoster(rule: RuleId, people: Mapping): string[] {
  const setup = { templates, templateNames: new Set(templates.keys()), ruleNames: [], allowedSetting: () => undefined }
  return (ruleOf(rule).checkRoster?.(rosterFrom(people), setup) ?? []).map(({ at }) => at.join('.'))
}

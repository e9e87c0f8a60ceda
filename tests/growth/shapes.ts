/*
 * Files of a size in KiB that are as hard to read as we know how to make them, by what they are made of.
 */

export type Shape = (size: number) => Readonly<Record<string, string>>

const talkPath = 'people/anna/2026-01-20-medarbetarsamtal.md'
const head =
  '---\nsamtal: 1\nid: anna-2026-01-20-medarbetarsamtal\ntemplate: medarbetarsamtal\nemployee: anna\nmanager: karin\nplanned: 2026-01-20\n'
const soundTalk = { [talkPath]: `${head}---\n` }

/** As many of the lines as have room in so many KiB. */
function lines(size: number, line: (index: number) => string): string {
  let text = ''
  for (let index = 0; text.length < size * 1024; index++) text += line(index)
  return text
}

const inFrontMatter =
  (line: (index: number) => string, before = '', after = ''): Shape =>
  (size) => ({
    [talkPath]: `${head}${before}${lines(size - 1, line)}${after}---\n`,
  })
const inNotes =
  (line: string): Shape =>
  (size) => ({ [talkPath]: `${head}held: 2026-01-20\n---\n${lines(size, () => line)}` })
const template = 'samtal: 1\nname: t\ntitle: T\nlanguage: sv\n'
const inTemplate =
  (line: (index: number) => string, before = '', after = ''): Shape =>
  (size) => ({
    ...soundTalk,
    'templates/t.yaml': `${template}${before}${lines(size, line)}${after}`,
  })
const inSettings =
  (line: (index: number) => string, before = '', after = ''): Shape =>
  (size) => ({
    ...soundTalk,
    'samtal.yaml': `samtal: 1\n${before}${lines(size, line)}${after}\n`,
  })
const inRoster =
  (line: (index: number) => string): Shape =>
  (size) => ({
    ...soundTalk,
    'people.yaml': lines(size, line),
  })

/** Front matter and notes. */
export const talkShapes: Readonly<Record<string, Shape>> = {
  'blank lines': inFrontMatter(() => '\n', 'x: "\\t"\n'),
  'blank lines of CRLF': inFrontMatter(() => '\r\n', 'x: "\\t"\n'),
  'ninety-nine blank lines at a time': inFrontMatter((index) => `${'\n'.repeat(98)}k${index}: "\\t"\n`),
  comments: inFrontMatter(() => ' #\n', 'x: "\\t"\n'),
  'colons in braces': inFrontMatter(() => 'a: ', 'x: {', '}\n'),
  'maps in brackets': inFrontMatter(() => '{a: b}, ', 'x: [', ']\n'),
  'lines that are no YAML': inFrontMatter(() => 'a: b: c\n'),
  'quotation marks': inFrontMatter(() => 'a: "\n'),
  tabs: inFrontMatter(() => '\t- goal: a\n', 'goals:\n'),
  'unknown keys': inFrontMatter((index) => `k${index}: v\n`),
  'the same key': inFrontMatter(() => 'held: 2026-01-20\n'),
  'texts that YAML cuts': inFrontMatter(() => '  - goal: a #b\n', 'goals:\n'),
  'goals without id': inFrontMatter(() => '  - goal: a\n', 'held: 2026-01-20\ngoals:\n'),
  'goals without id, in braces': inFrontMatter(() => '  - {goal: a b}\n', 'held: 2026-01-20\ngoals:\n'),
  'goals with the same id': inFrontMatter(() => '  - id: m1\n    goal: a\n', 'held: 2026-01-20\ngoals:\n'),
  'goals with a day spelled otherwise': inFrontMatter(
    (index) => `  - id: m${index}\n    goal: a\n    due: 2026/1/5\n`,
    'held: 2026-01-20\ngoals:\n',
  ),
  'rows that are no maps': inFrontMatter(() => '  - x\n', 'goals:\n'),
  'follow-ups of an unknown step': inFrontMatter(() => '  - step: x\n', 'held: 2026-01-20\nfollow_ups:\n'),
  ratings: inFrontMatter((index) => `  k${index}: v\n`, 'ratings:\n'),
  placeholders: inNotes('{{dag}}\n'),
  'identity numbers': inNotes('19811218-9876\n'),
}

/** Settings, roster and templates. */
export const configShapes: Readonly<Record<string, Shape>> = {
  'people with unknown managers': inRoster((index) => `p${index}:\n  manager: q${index}\n  template: t${index}\n`),
  'people with unknown keys': inRoster((index) => `p${index}:\n  mnager: q${index}\n`),
  'unknown rules': inSettings((index) => `  rule-x${index}: error\n`, 'rules:\n'),
  'cadence of unknown templates': inSettings((index) => `  t${index}:\n    a: {after: P6M}\n`, 'cadence:\n'),
  'cadence of unknown steps': inSettings((index) => `    s${index}: {after: P6M}\n`, 'cadence:\n  medarbetarsamtal:\n'),
  'unknown keys of settings': inSettings((index) => `k${index}: v\n`),
  'a long folder of talks': inSettings(() => 'a/', 'conversations: ', 'b'),
  'a long path of the roster': inSettings(() => 'a/', 'roster: ', 'b'),
  'a long folder of templates': inSettings(() => 'a/', 'templates: ', 'b'),
  steps: inTemplate(
    (index) => `  s${index}:\n    title: a\n    after: P6M\n    by: follow_up\n`,
    'sections: [{title: a}]\nfollow_ups:\n',
  ),
  'templates of a step': inTemplate(
    (index) => `      - t${index}\n`,
    'sections: [{title: a}]\nfollow_ups:\n  s:\n    title: a\n    after: P6M\n    by: conversation\n    templates:\n',
  ),
  sections: inTemplate((index) => `  - title: a${index}\n    questions: [q]\n`, 'sections:\n'),
  criteria: inTemplate(
    (index) => `        k${index}: {title: a}\n`,
    'sections: [{title: a}]\nratings:\n  levels: {a: {title: A}}\n  groups:\n    - title: g\n      criteria:\n',
  ),
  'groups of criteria': inTemplate(
    (index) => `    - title: g\n      criteria:\n        k${index}: {title: a}\n`,
    'sections: [{title: a}]\nratings:\n  levels: {a: {title: A}}\n  groups:\n',
  ),
  'kinds of goals': inTemplate((index) => `    k${index}: {title: A}\n`, 'sections: [{title: a}]\ngoals:\n  kinds:\n'),
}

const day = (index: number) => new Date(Date.UTC(1990, 0, 1) + index * 86_400_000).toISOString().slice(0, 10)

/** As many talks of one person as have room in so many KiB, by the day of each. */
const ofOnePerson =
  (templateName: string, properties: (index: number) => string): Shape =>
  (size) =>
    Object.fromEntries(
      Array.from({ length: 4 * size }, (_, index) => [
        `people/anna/${index}.md`,
        `---\nsamtal: 1\nid: anna-${day(index)}-${templateName}\ntemplate: ${templateName}\nemployee: anna\nmanager: karin\nplanned: ${day(index)}\n${properties(index)}---\n`,
      ]),
    )
const goal = (status: string) => `goals:\n  - id: m1\n    kind: mal\n    goal: a\n    status: ${status}\n`

/** Very many talks of one person. */
export const personShapes: Readonly<Record<string, Shape>> = {
  'held talks with open goals': ofOnePerson('medarbetarsamtal', (index) => `held: ${day(index)}\n${goal('open')}`),
  'held talks with changed goals': ofOnePerson(
    'medarbetarsamtal',
    (index) => `held: ${day(index)}\n${goal('changed')}`,
  ),
  'held talks that carry on from the one before': ofOnePerson(
    'medarbetarsamtal',
    (index) => `held: ${day(index)}\n${goal('open')}    from: anna-${day(index - 1)}-medarbetarsamtal/m1\n`,
  ),
  'planned talks': ofOnePerson('medarbetarsamtal', () => ''),
  'cancelled talks': ofOnePerson('medarbetarsamtal', (index) => `cancelled: ${day(index)}\n`),
  'held part talks': ofOnePerson('ki-lonesamtal', (index) => `held: ${day(index)}\n`),
}

/** Templates that no rule complains of. */
export const templateShapes: Readonly<Record<string, Shape>> = {
  'criteria, each in a group and a question of its own': (size) => {
    const count = 20 * size
    const all = Array.from({ length: count }, (_, index) => index)
    const questions = all.map((index) => `      - {question: q, ratings: [k${index}]}\n`).join('')
    const groups = all.map((index) => `    - {title: g${index}, criteria: {k${index}: {title: a}}}\n`).join('')
    const ratings = `ratings:\n  levels: {a: {title: A}, b: {title: B}}\n  groups:\n${groups}`
    return { 'templates/t.yaml': `${template}sections:\n  - questions:\n${questions}${ratings}` }
  },
  'steps with questions': inTemplate(
    (index) => `  s${index}: {title: a, after: P6M, by: follow-up, questions: [q]}\n`,
    'sections: [{title: a}]\nfollow_ups:\n',
  ),
  questions: inTemplate((index) => `      - {question: q${index}, guidance: [a]}\n`, 'sections:\n  - questions:\n'),
}

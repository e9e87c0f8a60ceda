import { redact } from '../../domain/check/identity-number.ts'
import { escapeTerminal } from '../escape.ts'
import type { RenderContext } from '../format.ts'
import type { RetentionReport } from '../person-reports.ts'
import { shellWord } from '../shell-word.ts'
import type { Style } from '../style.ts'
import type { Words } from '../words.ts'

export const format = 'text'

export const help = { sv: 'en lista, och hur det tas bort', en: 'a list, and how to remove it' }

/** The talks that are past their time, and what it takes to remove them. */
export function render(report: RetentionReport, { words, style }: Pick<RenderContext, 'words' | 'style'>): string {
  const { retention } = words
  const { rules, talks, withoutRule, today } = report
  if (rules === null) return `${retention.noRules}\n`
  const rest = withoutRule > 0 ? [retention.withoutRule(withoutRule)] : []
  if (talks.length === 0) return `${[style.good(retention.nothing(today)), ...rest].join('\n')}\n`
  const lines = talks.flatMap(
    ({ person, conversation, reason, since, until, path, paths, firstCommit, lastCommit }) => [
      `  ${style.strong(person === null ? escapeTerminal(conversation) : subject(person, report))}  ${escapeTerminal(conversation)}  ${retention.reason[reason](since)}, ${retention.until(until)}`,
      `    ${style.faint([path === null ? retention.onlyHistory : escapeTerminal(path), retention.history(firstCommit ?? '?', lastCommit ?? '?', paths.length)].join(' · '))}`,
    ],
  )
  return `${[style.warning(retention.heading(talks.length)), ...lines, ...rest, '', ...stepLines(report, words, style)].join('\n')}\n`
}

function stepLines({ talks }: RetentionReport, { retention }: Words, style: Style): string[] {
  const shared = new Set(talks.flatMap((talk) => talk.shared))
  const paths = [...new Set(talks.flatMap((talk) => talk.paths))].filter((path) => !shared.has(path)).sort()
  const current = talks.flatMap(({ path }) => (path === null || shared.has(path) ? [] : [path])).sort()
  const { rewrite, remove } = retention.steps
  const removal =
    current.length > 0
      ? [`git rm -- ${current.map(shellWord).join(' ')}`, `git commit -m '${remove.message}'`, 'git push']
      : []
  const steps: [string, string[]][] = [
    ...(removal.length > 0 ? [[remove.title, removal] as [string, string[]]] : []),
    ...(paths.length > 0
      ? [
          [
            rewrite,
            [`git filter-repo --invert-paths ${paths.map((path) => `--path ${shellWord(path)}`).join(' ')}`],
          ] as [string, string[]],
        ]
      : []),
    [retention.steps.collect, ['git reflog expire --expire=now --all', 'git gc --prune=now']],
    [retention.steps.push, ['git remote add origin URL', 'git push --force --all', 'git push --force --tags']],
    [retention.steps.others, []],
  ]
  return [
    style.strong(retention.how),
    ...steps.flatMap(([title, commands], at) => [
      `${at + 1}. ${title}`,
      ...commands.map((command) => `     ${command}`),
    ]),
    ...[...shared].sort().map((path) => style.warning(retention.shared(escapeTerminal(path)))),
    '',
    style.strong(retention.limitsTitle),
    ...retention.limits.map((limit) => `- ${limit}`),
  ]
}

function subject(id: string, { names }: RetentionReport): string {
  return escapeTerminal(Object.hasOwn(names, id) ? `${redact(names[id] ?? '')} (${id})` : id)
}

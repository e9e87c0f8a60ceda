import type { RetentionReport } from '../person-reports.ts'
import type { RetentionWords } from '../person-words.ts'
import { shellWord } from '../shell-word.ts'

/** What to do next, with the commands for it. */
export interface RemovalStep {
  title: string
  commands: readonly string[]
  /** Other commands that do the same. */
  alternative?: { title: string; commands: readonly string[] }
}

// A clone of its own, beside the repository.
const clone = '../samtal-history.git'

/** The steps that remove the paths of the talks, at HEAD and in the history, in one shell at the root of the repository. */
export function removalSteps(report: RetentionReport, { steps }: RetentionWords): RemovalStep[] {
  const { talks, remote, bare } = report
  const shared = new Set(talks.flatMap((talk) => talk.shared))
  const paths = [...new Set(talks.flatMap((talk) => talk.paths))].filter((path) => !shared.has(path)).sort()
  const current = talks.flatMap(({ path }) => (path === null || shared.has(path) ? [] : [path])).sort()
  if (paths.length === 0) return []
  return [
    ...(current.length > 0 && !bare
      ? [
          {
            title: steps.remove.title,
            commands: [
              withPaths('rm', current),
              `git commit -m '${steps.remove.message}'`,
              ...(remote === null ? [] : ['git push']),
            ],
          },
        ]
      : []),
    rewriteStep(paths, remote, steps.rewrite),
    { title: steps.verify, commands: [withPaths('log --all --oneline', paths)] },
    ...(remote === null
      ? [{ title: steps.collect, commands: collect }]
      : [
          { title: steps.push, commands: ['git push --force "$url" --all', 'git push --force "$url" --tags'] },
          { title: steps.server, commands: collect },
        ]),
    { title: remote === null ? steps.others.here : steps.others.clone, commands: [] },
  ]
}

const collect = ['git reflog expire --expire=now --all', 'git gc --prune=now']

/** Rewrites every branch and tag: those of the server in a clone of its own, where there is a server. */
function rewriteStep(
  paths: readonly string[],
  remote: string | null,
  words: RetentionWords['steps']['rewrite'],
): RemovalStep {
  const filter = shellWord(withPaths('rm --cached --ignore-unmatch --quiet', paths))
  const options = paths.map((path) => ` --path ${shellWord(path)}`).join('')
  return {
    title: remote === null ? words.here : words.clone,
    commands: [
      ...(remote === null
        ? []
        : [`url=$(git remote get-url ${shellWord(remote)})`, `git clone --bare "$url" ${clone} && cd ${clone}`]),
      `git filter-repo --force --invert-paths${options}`,
    ],
    alternative: {
      title: words.without,
      commands: [
        `FILTER_BRANCH_SQUELCH_WARNING=1 git filter-branch --index-filter ${filter} --tag-name-filter cat -- --all`,
        `git for-each-ref --format='delete %(refname)' refs/original | git update-ref --stdin`,
      ],
    },
  }
}

/** A git command on exactly these paths: what git would take for a pattern is told to be none. */
function withPaths(command: string, paths: readonly string[]): string {
  const literal = paths.some((path) => /[*?[\\]|^:/.test(path)) ? '--literal-pathspecs ' : ''
  return `git ${literal}${command} -- ${paths.map(shellWord).join(' ')}`
}

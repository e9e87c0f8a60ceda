import { compareByUrgency, emptyRow, type DueRow } from './row.ts'

/** The rows of one repository, as it was named, with the texts they are shown with. */
export interface RepositoryRows {
  repository: string
  rows: readonly DueRow[]
  names: Readonly<Record<string, string>>
  titles: Readonly<Record<string, string>>
}

/** The rows of several repositories in one list, most urgent first; a repository that failed is a row of its own. */
export function mergeRows(repositories: readonly RepositoryRows[], failed: readonly string[]): DueRow[] {
  return [
    ...repositories.flatMap(({ repository, rows }) => rows.map((row) => ({ ...row, repository }))),
    ...failed.map((repository) => ({ ...emptyRow, repository })),
  ].sort(compareByUrgency)
}

/**
 * Names or titles of the repositories that have rows in one table, under `<repository>\n<id>`: an id may be another person
 * elsewhere.
 */
export function mergeTexts(
  repositories: readonly RepositoryRows[],
  property: 'names' | 'titles',
): Record<string, string> {
  const texts = repositories
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ repository, [property]: own }) =>
      Object.entries(own).map(([id, text]): [string, string] => [`${repository}\n${id}`, text]),
    )
  return Object.fromEntries(texts)
}

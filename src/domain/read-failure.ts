import { UsageError, type UsageCode } from './usage-error.ts'

/** One of several repositories, or files of exports, that could not be read or cannot answer, and why. */
export interface ReadFailure {
  repository: string
  code: UsageCode
  params: Readonly<Record<string, string>>
}

/** An error of one of several as its failure, which does not end the others. */
export function readFailure(repository: string, error: unknown): ReadFailure {
  const { code, params } = error instanceof UsageError ? error : new UsageError('repository-unreadable')
  return { repository, code, params }
}

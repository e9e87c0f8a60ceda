/** Why samtal cannot go on; the words stand in `report/`. */
export type UsageCode =
  | 'argument-invalid'
  | 'argument-unexpected'
  | 'command-unknown'
  | 'command-missing'
  | 'option-unknown'
  | 'option-argument-missing'
  | 'argument-missing'
  | 'option-conflict'
  | 'option-needs'
  | 'value-needed'
  | 'date-needed'
  | 'period-needed'
  | 'id-needed'
  | 'choice-needed'
  | 'workspace-broken'
  | 'folder-missing'
  | 'pipeline-misplaced'
  | 'path-missing'
  | 'path-outside'
  | 'pattern-empty'
  | 'pattern-large'
  | 'template-unknown'
  | 'template-broken'
  | 'person-unknown'
  | 'person-broken'
  | 'unit-unknown'
  | 'participants-needed'
  | 'group-needed'
  | 'person-needed'
  | 'group-is-person'
  | 'new-talk-invalid'
  | 'rule-unknown'
  | 'conversation-unknown'
  | 'talk-none'
  | 'talk-none-of-person'
  | 'talk-ambiguous'
  | 'talk-already-held'
  | 'talk-already-cancelled'
  | 'talk-not-held'
  | 'talk-broken'
  | 'day-unchanged'
  | 'edit-impossible'
  | 'edit-invalid'
  | 'file-changed'
  | 'file-changed-elsewhere'
  | 'head-detached'
  | 'merge-unfinished'
  | 'identity-missing'
  | 'commit-failed'
  | 'file-exists'
  | 'write-failed'
  | 'output-failed'
  | 'output-without-format'
  | 'output-shared'
  | 'outputs-mixed'
  | 'editor-missing'
  | 'editor-failed'
  | 'repository-failed'
  | 'goal-unknown'
  | 'moment-unknown'
  | 'moments-reversed'
  | 'git-missing'
  | 'git-refused'
  | 'git-failed'
  | 'head-broken'
  | 'repository-missing'
  | 'repository-unreadable'
  | 'index-missing'
  | 'history-incomplete'
  | 'object-missing'

/** samtal cannot do the job: exit code 2 and one message. Parameters are what the user typed, paths and names; never a file's contents. */
export class UsageError extends Error {
  readonly code: UsageCode
  readonly params: Readonly<Record<string, string>>

  constructor(code: UsageCode, params: Readonly<Record<string, string>> = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

/** The user broke off: exit code 130. */
export class Interrupted extends Error {}

import { helpEn } from './help.en.ts'
import type { Words } from './words.ts'

const some = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

const closed = { done: 'done', changed: 'changed', dropped: 'dropped' } as const
const age = (count: number) =>
  count < 60
    ? some(count, 'day', 'days')
    : count < 730
      ? `${Math.round(count / 30.44)} months`
      : `${Math.round(count / 365.25)} years`

export const en: Words = {
  language: 'en',
  usage: {
    'argument-invalid': ({ name }) => `the value of ${name} cannot be used`,
    'argument-unexpected': () => 'too many arguments; quote values that contain spaces',
    'command-unknown': ({ name, like }) =>
      `there is no command "${name}"${like ? `; did you mean "${like}"?` : ''} (samtal --help lists them)`,
    'command-missing': () => 'give a command (samtal --help lists them)',
    'option-unknown': ({ name, like }) => `there is no option ${name}${like ? `; did you mean ${like}?` : ''}`,
    'option-argument-missing': ({ name }) => `give a value: ${name}`,
    'argument-missing': ({ name }) => `give ${name}`,
    'option-conflict': ({ one, other }) => `${one} and ${other} cannot be used together`,
    'option-needs': ({ option, needs }) => `${option} is only for use with ${needs}`,
    'value-needed': ({ option }) => `give ${option}; without a terminal no questions are asked`,
    'address-needed': ({ name }) => `${name} takes a mail address, such as karin.ek@example.se`,
    'date-needed': ({ name }) => `${name} takes a date that exists, written YYYY-MM-DD`,
    'period-needed': ({ name }) => `${name} takes a period such as 30d, 6w, 3m or 1y`,
    'export-invalid': ({ path, line }) => `${path}: line ${line} is not a line of samtal export --public`,
    'export-kind': () => 'give --public: only what is public can be exported',
    'export-period': () => 'exports can answer for whole calendar years, the last one up to the day of the export',
    'export-years': ({ year }) => `the export begins with ${year}`,
    'export-repeated': ({ workspace }) => `there are two different exports of the workspace ${workspace}`,
    'export-outdated': ({ day, wanted }) => `the export is of ${day}, and cannot answer for ${wanted}`,
    'year-needed': ({ name }) => `${name} takes a year, such as 2026`,
    'period-reversed': ({ from, to }) => `the period ends on ${to}, before it begins on ${from}`,
    'period-future': ({ from }) => `the period begins on ${from}, which is still to come`,
    'period-before-records': ({ to, since }) => `the period ends on ${to}, before the records begin on ${since}`,
    'id-needed': ({ option }) =>
      `${option} takes an id: lower-case letters a-z, digits and hyphens, at most 64 characters`,
    'id-reserved': ({ option, id }) =>
      `${option}: Windows keeps the name ${id} for a device; choose another, such as ${id}-1`,
    'choice-needed': ({ name, allowed }) => `${name} takes ${allowed}`,
    'workspace-missing': ({ verb, path, near }) =>
      `${verb === 'check' ? 'nothing to check here' : verb === 'list' ? 'nothing to list here' : 'no workspace here'}: ${path} has no samtal.yaml, no people.yaml and no talks${near ? `; there is a workspace in ${near} (cd ${near}, or samtal -C ${near} …)` : '; samtal init makes a workspace'}`,
    'workspace-broken': ({ path }) => `${path} has errors; samtal check shows them`,
    'pipeline-misplaced': ({ path }) =>
      `--ci: ${path} is not the root of the repository, and a pipeline is read only there; make it by hand (docs/ci.md), or leave --ci out`,
    'hook-outside': ({ path, line }) =>
      `--hook: git runs the hooks in ${path} (core.hooksPath), which other repositories share; add the line ${line} to its pre-commit by hand`,
    'import-unreadable': ({ path }) => `${path} is not a table with commas, semicolons or tabs; save it as CSV again`,
    'import-no-names': () => 'the first line must name the columns, and one of them must be name or id',
    'import-column-repeated': ({ field }) => `two columns are called ${field ?? ''}; rename one of them`,
    'import-value': ({ line, field }) =>
      `line ${line}: ${field} has a value that cannot be used; dates are written 2026-01-20, employment is permanent or temporary. Nothing has been written`,
    'import-identity-number': ({ line, column }) =>
      `line ${line}, column ${column} has an identity number, which must not be in the roster; remove that column from the file. Nothing has been written`,
    'import-entry': ({ id }) =>
      `the entry of ${id} would not pass samtal check: is its template one of samtal templates, and its last_talk past? Nothing has been written`,
    'folder-missing': ({ path }) => `${path} is not a folder`,
    'path-missing': ({ path }) => `${path} does not exist`,
    'path-outside': ({ path }) => `${path} is outside the workspace`,
    'pattern-large': ({ path }) => `the braces in ${path} expand to too many patterns`,
    'pattern-empty': ({ path }) => `${path} matches no conversation files; --allow-empty accepts that`,
    'template-unknown': ({ name, allowed }) => `there is no template "${name}"; choose one of ${allowed}`,
    'template-broken': ({ name }) => `the template "${name}" has errors; samtal check shows them`,
    'person-unknown': ({ option, id }) => `${option}: "${id}" is not known; is the person in people.yaml?`,
    'person-broken': ({ option, id }) =>
      `${option}: the entry of "${id}" in the roster has errors; samtal check shows them`,
    'roster-missing': ({ path }) => `there is nobody in ${path}`,
    'manager-refused': ({ id }) => `--to: ${id} may not hold the talks of that person`,
    'manager-of-nobody': ({ id }) => `${id} is nobody's manager here`,
    'manager-unchanged': ({ id }) => `${id} is the manager already`,
    'unit-unknown': ({ unit }) => `--unit: nobody in people.yaml belongs to "${unit}"`,
    'participants-needed': () => 'give at least one participant with --participants',
    'group-needed': () => 'the template is for group talks; use --group and --participants instead of --person',
    'person-needed': ({ template }) => `the template ${template} is for a talk with one employee; use --person`,
    'group-is-person': ({ id }) => `--group: "${id}" is a person in people.yaml; the group needs an id of its own`,
    'new-talk-invalid': ({ message }) => `the file would not pass samtal check: ${message}`,
    'rule-unknown': ({ rule }) => `there is no rule "${rule}"; samtal explain lists them`,
    'conversation-unknown': ({ id }) => `there is no talk with the id "${id}" for that person`,
    'talk-none': ({ filter }) =>
      filter === 'held'
        ? 'no talk has been held'
        : filter === 'prepared'
          ? 'there is no sheet to share; samtal prepare makes one'
          : 'no talk is planned; samtal new makes one',
    'talk-none-of-person': ({ id, filter }) =>
      filter === 'held'
        ? `no talk with ${id} has been held`
        : filter === 'prepared'
          ? `there is no sheet to share for a talk with ${id}; samtal prepare makes one`
          : `no talk with ${id} is planned; samtal new makes one`,
    'talk-ambiguous': ({ ids }) => `several talks match; choose one with --conversation: ${ids}`,
    'talk-already-held': ({ id, day }) => `the talk ${id} has already been held, on ${day}`,
    'talk-already-cancelled': ({ id, day }) => `the talk ${id} was cancelled on ${day}`,
    'talk-not-held': ({ id }) => `the talk ${id} has not been held`,
    'talk-broken': ({ path }) => `${path} has errors that must be corrected first; run samtal check ${path}`,
    'day-unchanged': ({ id, property, day }) => `${property} is already ${day} in the talk ${id}`,
    'list-missing': ({ template, list }) => `the template ${template} has no ${list ?? ''}`,
    'field-missing': ({ option, list, template }) =>
      `${option}: ${list ?? ''} have no such field in the template ${template}`,
    'carry-impossible': ({ template }) =>
      `the template ${template} has no place for goals or agreements, so nothing can be carried on`,
    'work-unfinished': ({ path, written, committed }) =>
      `${path} could not be finished: it was changed meanwhile, or the disk or git refused it. Written: ${written}. Committed: ${committed || 'nothing'}`,
    'item-unknown': ({ id }) => `there is no goal and no agreement "${id}"`,
    'items-none': () => 'no goal and no agreement is open',
    'item-closed': ({ id }) => `${id} is not open any more`,
    'item-ambiguous': ({ ids }) => `several match; give one of them: ${ids}`,
    'item-repeated': ({ id }) => `${id} is given twice`,
    'assignment-needed': ({ option }) => `${option} takes ID=VALUE, such as m1=…`,
    'day-outside': ({ option, from, to }) => `${option} takes a day from ${from} to ${to}`,
    'follow-up-recorded': ({ id, step, day }) => `the follow-up ${step} of ${day} is in the talk ${id} already`,
    'text-empty': ({ option }) => `${option} takes a text`,
    'text-invalid': ({ option }) =>
      `the text of ${option} contains a control character, which is not allowed in the file`,
    'edit-impossible': ({ path }) =>
      `${path} is written in a way that cannot be edited safely; make the change in an editor`,
    'edit-invalid': ({ message }) => `that value is not allowed there: ${message}`,
    'sheet-missing': ({ path }) => `there is no sheet ${path} to share; samtal prepare makes one`,
    'sheet-empty': ({ path }) => `nothing is written in ${path} yet`,
    'sheet-tracked': ({ path }) =>
      `git tracks ${path}, so it is shared already; first remove it from git: git rm --cached ${path}`,
    'sheet-not-ignored': ({ path }) =>
      `git would not ignore ${path}, in spite of /own/ in .gitignore; nothing has been written there`,
    'sheet-unreadable': ({ path }) => `${path} cannot be read or written as a file of its own`,
    'proposal-day': ({ title }) => `${title}: a day in the proposals cannot be read; write it as 2027-09-30`,
    'save-refused': () => 'nothing has been committed: there are errors to correct first',
    'save-failed': ({ path }) => `${path} could not be committed: git, or one of its hooks, refused`,
    'sign-declined': () => 'nothing has been signed',
    'file-changed': ({ path }) => `${path} has been changed by someone else in the meantime; nothing has been written`,
    'file-changed-elsewhere': ({ path }) =>
      `${path} has other changes that are not committed; commit them first, or include them with --all-of-file`,
    'head-detached': () => 'no branch is checked out (detached HEAD), so nothing can be committed; switch to a branch',
    'merge-unfinished': () => 'a merge is in progress; finish it first',
    'identity-missing': () => 'git does not know who you are; set user.name and user.email with git config',
    'commit-failed': ({ path }) => `${path} is written but not committed: git, or one of its hooks, refused`,
    'file-exists': ({ path }) => `${path} already exists and has not been changed`,
    'write-failed': ({ path, code }) => `${path} could not be written (${code})`,
    'output-failed': ({ code }) => `the output could not be written (${code})`,
    'output-without-format': ({ path }) => `-o ${path} has no format; put --format before it, one for each -o`,
    'output-shared': ({ path }) => `two formats cannot be written to the same file: ${path}`,
    'output-folder': ({ path }) => `-o ${path} names a folder; give the name of a file`,
    'descriptor-closed': ({ path }) => `${path} is not open for writing; have the shell open it, as in 7> FILE`,
    'outputs-mixed': ({ formats, last }) =>
      `only one format can go to standard output, not ${formats}; give the others a file each: --format ${last} -o FILE`,
    'editor-missing': ({ path }) => `${path} has been made, but no editor is chosen; set VISUAL or EDITOR`,
    'editor-failed': ({ command }) => `the editor ${command} ended with an error; the file has been made`,
    'goal-unknown': ({ goal }) => `--goal: there is no goal or agreement "${goal}"`,
    'moment-unknown': ({ given }) => `--between: "${given}" is neither a date (YYYY-MM-DD) nor the id of a talk`,
    'moments-reversed': ({ a, b }) => `--between: ${b} comes before ${a}`,
    'repository-failed': ({ count }) =>
      `${count === '1' ? 'one repository' : `${count} repositories`} could not be read; the list is incomplete`,
    'git-missing': () => 'git was not found; install git and try again',
    'git-refused': ({ path }) =>
      `git refuses to read the repository because it belongs to another user; if you trust it: git config --global --add safe.directory ${path}`,
    'git-failed': ({ command }) => `git ${command} failed; git fsck shows whether the repository is intact`,
    'head-broken': () =>
      'HEAD does not point to a readable commit, so there is no answer; git fsck shows what is damaged in the repository',
    'work-tree-elsewhere': () =>
      'git is configured to have the files of this repository in another folder (core.worktree), so there is no answer; run samtal there, or take the setting away',
    'repository-unreadable': () =>
      'reading the repository failed in an unexpected way; run samtal due in it to see the error',
    'repository-missing': ({ path }) => `${path} is not in a git repository; samtal init makes one`,
    'index-missing': ({ path }) => `${path} is a repository without a work tree, so nothing is staged there`,
    'history-incomplete': ({ how }) =>
      how === 'grafted'
        ? 'the history is rewritten by info/grafts and cannot be read as evidence; remove that file, or answer from HEAD with --no-history'
        : 'the history is incomplete (shallow clone); fetch the rest with git fetch --unshallow (GitHub Actions: fetch-depth: 0, GitLab: GIT_DEPTH: 0), or answer from HEAD with --no-history',
    'object-missing': () =>
      'part of the history is not on this computer (partial clone); fetch it with git fetch --refetch --no-filter, or answer from HEAD with --no-history',
  },
  items: { goals: 'Goal', agreements: 'Agreement' },
  dialogue: 'Dialogue',
  severity: { error: 'error', warning: 'warning', off: 'off' },
  error: 'samtal:',
  bug: 'samtal: this is a bug in samtal itself. Please report it, with the lines below but without anything from your files.',
  check: {
    clean: (files) => `${some(files, 'file', 'files')} checked: all is well.`,
    empty: {
      'no-talks': 'There are no talks yet.',
      'nothing-staged': 'Nothing is staged, so nothing has been checked.',
      'nothing-selected': 'Nothing has been checked: none of these files is a talk, roster, settings or template.',
    },
    found: (files, errors, warnings) =>
      `${some(files, 'file', 'files')} checked: ${some(errors, 'error', 'errors')}, ${some(warnings, 'warning', 'warnings')}.`,
    fix: 'What to do:',
    explain: (rule) => `(samtal explain ${rule})`,
    fixed: 'fixed',
    wouldFix: 'would fix',
    fixSummary: (count, dryRun) =>
      count === 0
        ? 'Nothing to fix.'
        : dryRun
          ? `--fix would make ${some(count, 'change', 'changes')}. Nothing has been written.`
          : `${some(count, 'change', 'changes')} made.`,
  },
  due: {
    state: {
      unreadable: 'Cannot be read',
      overdue: 'Overdue',
      missed: 'Never happened',
      'planned-not-held': 'Planned but not held',
      due: 'Due now',
      invite: 'Questions to hand out',
      planned: 'Booked',
      upcoming: 'Coming up',
      'open-item': 'Goals and agreements that are not closed',
    },
    nothing: (today) => `Nothing is due or overdue on ${today}.`,
    summary: (counts) => {
      const names: Record<string, [string, string]> = {
        unreadable: ['unreadable file', 'unreadable files'],
        overdue: ['overdue', 'overdue'],
        missed: ['never happened', 'never happened'],
        'planned-not-held': ['planned but not held', 'planned but not held'],
        due: ['due now', 'due now'],
        invite: ['set of questions to hand out', 'sets of questions to hand out'],
        planned: ['booked', 'booked'],
        upcoming: ['coming up', 'coming up'],
        'open-item': ['open item', 'open items'],
      }
      return `${counts.map(([state, count]) => some(count, names[state]?.[0] ?? '', names[state]?.[1] ?? '')).join(', ')}.`
    },
    due: (day) => `due ${day}`,
    dueAhead: (day) => `due ${day}`,
    dueItem: (day) => `due ${day}`,
    deadline: (day) => `overdue after ${day}`,
    templateUnknown: "the talk's template does not exist; run samtal check",
    late: (count) => `${some(count, 'day', 'days')} ago`,
    daysLate: (count) => `${count} d`,
    columns: {
      ...{ state: 'State', day: 'Day', late: 'Days ago', subject: 'Who', title: 'What', manager: 'Manager' },
      ...{ notes: 'Notes', repository: 'Repository' },
    },
    firstTalk: (conversation) => `First talk${conversation ? ` (${conversation})` : ''}`,
    unreadable: 'the file cannot be read; run samtal check',
    personBroken: 'the entry in the roster has errors; run samtal check',
    forgotten: (planned) => `planned for ${planned} but not recorded as held`,
    invite: (day) => `questions to be handed out by ${day}`,
    booked: (day) => `booked for ${day}`,
    manager: (id) => `manager ${id}`,
    held: (day) => `talk held ${day}`,
    neverHeld: 'no talk has been held',
    commit: (hash, day, author) => `commit ${hash} (${day}, ${author})`,
    noCommit: 'no commit found',
    claim: {
      'after-commit': 'the date is later than the commit',
      'long-before-commit': 'the date is more than 60 days older than the commit',
    },
    planned: (day) => `planned ${day}`,
    plannedPast: (day) => `was planned for ${day}`,
    withdrawn: (day) => `was recorded as held ${day} before, see samtal log`,
    uncommitted: 'recorded but not committed',
    headOnly: 'without history: based on HEAD only',
    calendar: {
      name: 'Talks',
      title: {
        talk: 'Talk',
        'follow-up': 'Follow-up',
        due: 'Talk to be held',
        invite: 'Questions to hand out',
        item: 'Plan to follow up',
      },
      leftOut: (count) =>
        `${some(count, 'file or entry', 'files or entries')} cannot be read and has no day in the calendar; samtal due shows which`,
    },
  },
  coverage: {
    title: (from, asOf) => `Talks held from ${from} to ${asOf}`,
    employment: { permanent: 'permanent staff only', temporary: 'temporary staff only' },
    columns: {
      ...{ unit: 'Unit', manager: 'Manager', template: 'Template', year: 'Year' },
      ...{ people: 'People', talked: 'Talked', share: 'Share', late: 'Late', notYet: 'Not yet' },
      ...{ onTime: 'On time', heldLate: 'Held late', missed: 'Missed', pending: 'Pending', openItems: 'Open items' },
    },
    followUps: 'Follow-ups due in the period, and goals and agreements open past their day',
    noneStated: '(none stated)',
    pooled: (groups) => `(${some(groups, 'small group', 'small groups')})`,
    total: 'Total',
    left: (talked, notTalked) =>
      `${talked + notTalked} left during the period: ${talked} with a talk, ${notTalked} without. They are not in the table.`,
    stated: (count) =>
      `Of the talks, ${count} ${count === 1 ? 'is' : 'are'} from before the records, as people.yaml states.`,
    tooFew: (min) => `Fewer than ${min} people are not counted further; samtal due lists what is due.`,
    withoutSum:
      'The follow-ups of all years together are not shown: those of a few people could be computed from them.',
    smallGroups: (min) => `Groups that would show fewer than ${min} people are put together.`,
    rosterOfToday: 'Unit and manager are those that people.yaml has now, also for past years.',
    incomplete: 'The records begin after the period does: earlier talks are missing.',
    withoutRoster: (workspaces) =>
      `Without people.yaml (${some(workspaces, 'workspace', 'workspaces')}) only people with a held talk are known: there is nothing to compare with.`,
    unlisted: (people) =>
      `${some(people, 'person', 'people')} outside people.yaml had a talk in the period, and ${people === 1 ? 'is' : 'are'} not counted.`,
    unreadable: (count) =>
      `${some(count, 'file or entry', 'files or entries')} cannot be read, and ${count === 1 ? 'is' : 'are'} not counted; samtal check shows why.`,
    conflicts: (ids) => `Workspaces have different entries for: ${ids}.`,
    workspaces: (count) => `From ${some(count, 'workspace', 'workspaces')}.`,
  },
  agenda: {
    section: {
      unreadable: 'Cannot be read',
      overdue: 'Overdue',
      'planned-not-held': 'Planned but not held',
      due: 'Due now',
      invite: 'Questions to hand out',
      planned: 'Booked in the next two weeks',
      uncommitted: 'Not committed',
      'open-item': 'Open goals and agreements',
    },
    nothing: (day) => `Nothing to do on ${day}.`,
    more: (count) => `${count} more: see samtal due and git status`,
    all: 'More: samtal due --long, samtal status',
  },
  status: {
    nobody: 'There are no people and no talks yet.',
    manager: (name) => `Manager: ${name}`,
    last: (day, title) => `Last talk: ${day}, ${title}`,
    lastShort: (day) => `last talk ${day}`,
    never: 'No talk has been held',
    next: (title, due, deadline, isOverdue) =>
      `Next: ${title}, due ${due}${deadline === null ? '' : isOverdue ? `, overdue since ${deadline}` : `, overdue after ${deadline}`}`,
    nothingNext: 'Next: nothing',
    booked: (title, day, invited) => `Booked: ${title} on ${day}${invited ? `, questions handed out ${invited}` : ''}`,
    signed: (employee, manager) => `Signed: employee ${employee ?? 'not yet'}, manager ${manager ?? 'not yet'}`,
    changedAfterSigning: (roles, changed) =>
      `Changed after the ${roles.join(' and the ')} signed${changed ? `: ${changed.join(', ')}` : ''}`,
    changedShort: 'changed after signing',
    open: (count) => `${some(count, 'open item', 'open items')}:`,
    noneOpen: 'No open items',
    item: (due, ageDays, carried) =>
      `${due === null ? 'no due day' : `due ${due}`}, agreed ${some(ageDays, 'day', 'days')} ago${carried > 0 ? `, carried over ${carried === 1 ? 'once' : carried === 2 ? 'twice' : `${carried} times`}` : ''}`,
    uncommitted: (path) => `Not committed: ${path}`,
    uncommittedShort: 'not committed',
  },
  remind: {
    question: 'Whom is the reminder for?',
    subject: 'Reminder about talks',
    greeting: 'Hello,',
    intro: (day) => `This is how it stands on ${day} with the talks of those you are the manager of.`,
    nothing: (day) => `On ${day} nothing is overdue or due with those you are the manager of.`,
    booked: (day) => `booked for ${day}`,
    ending: (manager) => [
      'Only what is written in the file of the talk and committed counts. If something has been held, record it with samtal hold or samtal follow-up.',
      `The whole list, with what it rests on: samtal due --manager ${manager} --long`,
    ],
    subjectTitle: 'Subject',
  },
  handover: {
    done: (person, manager) => `${person} has ${manager} as manager.`,
    message: {
      roster: (person, manager) => `${person}: manager ${manager}`,
      talk: (conversation, manager) => `${conversation}: manager ${manager}`,
    },
    questions: { person: 'Who gets a new manager?', manager: 'Who is the new manager?' },
    toGive: 'Hand over: the open plan',
    item: (id, due, conversation) => `${id}${due === null ? '' : `, due ${due}`} (${conversation})`,
    nothing: 'nothing is open or booked',
    notToGive: 'Do not hand over',
    kept: (previous) => [
      `sheets of ${previous ?? 'the previous manager'}'s own (own/): they are the writer's, and are deleted when they are no longer needed`,
      'notes of earlier talks, unless the employee and the previous manager both agree to it',
    ],
    repository: 'Where each pair has a repository: give access, copy nothing',
    steps: (manager, previous) => [
      `if both agree to the notes going along: give ${manager} access where the repository is hosted; access to it is access to every note in its history`,
      'if not: make a new repository with samtal init, and write only the open plan there (samtal new, samtal add)',
      `take away the access of ${previous ?? 'the previous manager'}, and ask for clones to be deleted: git cannot delete them`,
      'copy no files from one repository to the other: a copy has no history, and two places soon say different things',
    ],
  },
  retention: {
    noRules:
      'samtal.yaml has no retention, so no talk is past its time. Write for instance retention: {default: P5Y}; how long is for the organisation to decide.',
    nothing: (today) => `No talk is past its time on ${today}.`,
    withoutRule: (count) =>
      `${some(count, 'talk has', 'talks have')} a template that retention does not name, and it has no default.`,
    heading: (count) => `Past their time (${count})`,
    reason: {
      'employment-ended': (day) => `employment ended ${day}`,
      superseded: (day) => `a newer talk was held ${day}`,
    },
    until: (day) => `to be kept until ${day}`,
    onlyHistory: 'only in the history',
    history: (first, last, paths) =>
      `in the history from ${first} to ${last}${paths > 1 ? `, under ${paths} paths` : ''}`,
    how: 'To remove them, in one shell at the root of the repository:',
    steps: {
      remove: { title: 'Remove the files. The history still has them.', message: 'Remove talks past their time' },
      rewrite: {
        here: 'Take them out of the history, with git filter-repo (a program of its own, not part of git):',
        clone:
          'Take them out of the history, in a clone made only for this, with git filter-repo (a program of its own, not part of git):',
        without: 'Without git filter-repo, what comes with git does the same, more slowly. Instead of its line:',
      },
      verify: 'See that they are gone: this prints nothing.',
      collect: 'Delete what nothing refers to any more:',
      push: 'Replace what is on the server:',
      server:
        'Delete there what nothing refers to any more. This is for whoever runs the server, and so are its caches and its copies of merge requests, which cannot be pushed away:',
      others: {
        here: 'Delete every copy of this repository, and remove the files from backups, or wait until those are overwritten.',
        clone:
          'Delete samtal-history.git, which may still have the talks. Have every clone and fork, yours too, deleted and cloned anew: a push from an old one brings everything back. Save own/ first, which only your clone has. Remove the files from backups, or wait until those are overwritten.',
      },
    },
    shared: (path) =>
      `${path} has also held a talk that is to be kept, or cannot be read. It is left out above: removing it by its path would take both.`,
    elsewhere: (path) =>
      `${path} has held one of them too, but lies outside the folder of the talks. It is left out above: see for yourself what it is.`,
    limitsTitle: 'What this cannot do',
    limits: [
      'git reaches only this repository. Clones, forks, backups, e-mails and printouts are out of its reach, and nothing tells you of them.',
      'Every commit after the first that is rewritten gets a new id. Commit ids that were written down, and signatures of commits, no longer hold, and the evidence of samtal due names the new ones.',
      'The ids of people and talks remain in commit messages, and in from and follows of other talks. The roster and its history are not touched: names, units and leave stay in them.',
      'Only the history of what is checked out is searched. A talk that only another branch or a stash has is not found.',
      'What was copied from a talk into another file, a merge request or a message is not found.',
      'A talk that was removed before it was held, or never could be read, has no day to count from and is not listed. Nor is the end of employment of somebody whom people.yaml no longer names known.',
      'Whether the law or an agreement demands that a talk is kept, or removed, is not for this list to say.',
    ],
  },
  log: {
    nothing: 'Nothing has happened.',
    afterSigning: '(after signing)',
    event: {
      'file-restored': ({ to }) => `File restored, talk planned for ${to}`,
      'talk-planned': ({ to }) => `Talk planned for ${to}`,
      'talk-moved': ({ from, to }) => `Talk moved from ${from} to ${to}`,
      'talk-held': ({ to }) => `Talk held ${to}`,
      'talk-redated': ({ from, to }) => `Day the talk was held changed from ${from} to ${to}`,
      'talk-unheld': ({ from }) => `Record that the talk was held ${from} removed`,
      'item-added': ({ item }) => `${item} added`,
      'item-changed': ({ item }) => `${item} changed`,
      'item-due-set': ({ item, to }) => `${item} got a due day: ${to}`,
      'item-due-moved': ({ item, from, to, time }) =>
        `${item} moved from ${from} to ${to}${time > 1 ? `, for the ${time === 2 ? 'second' : time === 3 ? 'third' : `${time}th`} time` : ''}`,
      'item-due-removed': ({ item, from }) => `${item} no longer has a due day; it was ${from}`,
      'item-closed': ({ item, to, withResult }) => `${item} ${to}${withResult ? ', with result' : ''}`,
      'item-reopened': ({ item }) => `${item} reopened`,
      'item-removed': ({ item }) => `${item} removed`,
      'follow-up-held': ({ step, to }) => `${step} held ${to}`,
      'follow-up-redated': ({ step, from, to }) => `Day of ${step} changed from ${from} to ${to}`,
      'follow-up-removed': ({ step, from }) => `Record that ${step} was held ${from} removed`,
      signed: ({ role, to }) => `Signed by the ${role} ${to}`,
      'signed-content-changed': ({ changed }) => `Changed after signing: ${changed.join(', ')}`,
      'signature-removed': ({ role, from }) => `Signature of the ${role} ${from} removed`,
      'file-unreadable': () => 'File could not be read',
      'file-deleted': () => 'File deleted',
    },
  },
  between: {
    heading: (person, from, to) => `Goals and agreements ${person ? `of ${person} ` : ''}from ${from} to ${to}`,
    nothing: '  No goals or agreements.',
    status: {},
    withResult: 'with result',
    added: 'new',
    changed: 'reworded',
    due: (day) => `due ${day}`,
    moved: (times, first) => `moved ${times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`} from ${first}`,
    continuedBy: (origin) => `continued in ${origin}`,
  },
  templates: { own: 'own', use: 'samtal templates show NAME shows a template, samtal new --template NAME uses it.' },
  created: (path) => `Created ${path}`,
  kept: (path) => `Already exists, not changed: ${path}`,
  import: {
    column: (heading, field) => (field === null ? `${heading}: not imported` : `${heading}: ${field}`),
    added: (count, path) =>
      count === 0 ? `Nobody to add to ${path}.` : `${some(count, 'person', 'people')} added to ${path}.`,
    known: (id) => `${id} is there already and has not been changed`,
    repeated: (id, line) => `${id} is in the list twice; line ${line} has not been imported`,
    message: 'People imported',
  },
  initiated:
    "The workspace is ready. Enter your people in people.yaml, or import them: samtal people import FILE.csv.\nWith each person's last_talk there, samtal due is useful from the first day.",
  hookKept: (path) =>
    `${path} is somebody else's hook and has not been changed; add this line to it: samtal check --staged`,
  newNext: (path) =>
    `Open the file in any text editor. When the talk has been held: fill in held and run samtal check ${path}`,
  explain: {
    wrong: 'Wrong:',
    right: 'Right:',
    fix: 'What to do:',
    list: 'samtal explain RULE explains a rule.',
  },
  edit: {
    day: (weekday, day) => `${['Sun', 'Mon', 'Tues', 'Wednes', 'Thurs', 'Fri', 'Satur'][weekday]}day ${day}`,
    done: {
      invite: (day) => `Recorded: the questions were handed out on ${day}.`,
      hold: (day) => `Recorded: the talk was held on ${day}.`,
      move: (day) => `Recorded: the talk is moved to ${day}.`,
      cancel: (day) => `Recorded: the talk was cancelled on ${day}.`,
    },
    message: {
      invite: (id, day) => `${id}: questions handed out ${day}`,
      hold: (id, day) => `${id}: held ${day}`,
      move: (id, day) => `${id}: moved to ${day}`,
      cancel: (id, day) => `${id}: cancelled ${day}`,
    },
    dryRun: 'Nothing has been written (--dry-run).',
    committed: (path, hash) => `${path} is committed (${hash}).`,
    written: (path) => `${path} is changed but not committed.`,
    next: (command) => `Next: ${command}`,
    questions: {
      person: 'Who is it about?',
      talk: 'Which talk?',
      date: {
        invite: 'Which day were the questions handed out?',
        hold: 'Which day was the talk held?',
        move: 'Which day is the talk moved to?',
        cancel: 'Which day was the talk cancelled?',
      },
      invalidDate: 'That cannot be read as a day. Write 2027-01-20, 20/1, today or Tuesday, for instance.',
    },
  },
  carry: {
    planned: (day) => `The talk is planned for ${day}.`,
    closedItem: ({ id, answer }) => `${id} ${answer}`,
    warning: (message, rule) => `warning: ${message} (samtal explain ${rule})`,
    open: (origins) =>
      `still open, and not in the new file: ${origins.join(', ')}; carry them on with --carry or close them with --close`,
    repeated: (origin, times) =>
      `${origin} is carried on for the ${times === 3 ? 'third' : times === 4 ? 'fourth' : `${times}th`} time`,
    alreadyPlanned: (id, day) => `a talk by the same template is planned already: ${id}, for ${day}`,
    left: (person, day) => `the employment of ${person} ends on ${day}, before the talk`,
    leave: (person) => `${person} is on leave that day`,
    message: {
      created: (id, day) => `${id}: planned ${day}`,
      closed: (id, items) => `${id}: ${items.map(({ id: item, answer }) => `${item} ${answer}`).join(', ')}`,
    },
    questions: {
      heading: ({ origin, item, since, timesCarried }) =>
        [
          `${item.list === 'goals' ? 'Goal' : 'Agreement'} ${origin}`,
          ...(item.due === undefined ? [] : [`due ${item.due}`]),
          `open since ${since}`,
          ...(timesCarried >= 2 ? [`carried on ${timesCarried === 2 ? 'twice' : `${timesCarried} times`} before`] : []),
        ].join(', '),
      answer: (id) => `What about ${id}?`,
      answers: {
        continue: 'continue: it goes on in the new talk',
        done: 'done: it has been reached',
        changed: 'changed: it goes on in new words',
        dropped: 'dropped: it is given up',
      },
      result: 'What became of it? (return skips)',
      kind: 'which kind of goal is it now?',
    },
  },
  plan: {
    done: {
      add: (list, item, due) =>
        `Added: the ${list === 'goals' ? 'goal' : 'agreement'} ${item}${due ? `, to be done by ${due}` : ''}.`,
      close: (list, item, status) => `The ${list === 'goals' ? 'goal' : 'agreement'} ${item} is ${closed[status]}.`,
      moved: (list, item, due) => `The ${list === 'goals' ? 'goal' : 'agreement'} ${item} is to be done by ${due}.`,
      followUp: (title, day, hasQuestions) =>
        `Recorded: ${title}, ${day}.${hasQuestions ? ' Its questions are at the end of the notes.' : ''}`,
      stillOpen: (count) => `${some(count, 'item is', 'items are')} still open.`,
    },
    message: {
      add: (id, item) => `${id}: ${item} added`,
      close: (id, item, status) => `${id}: ${item} ${closed[status]}`,
      followUp: (id, step, day) => `${id}: ${step} ${day}`,
      items: (id, items) =>
        `${id}: ${items.map(({ item, status, due }) => `${item.id ?? ''} ${status ? closed[status] : `due ${due ?? ''}`}`).join(', ')}`,
    },
    closing: {
      item: 'Which one?',
      shown: ({ id, held, days: count, due, text }) =>
        `${id} (${held}, ${age(count)}${due ? `; by ${due}` : ''}): ${text}`,
      as: 'What became of it?',
      statuses: {
        done: 'Done',
        changed: 'Changed: something new replaces it',
        dropped: 'Dropped: it no longer applies',
      },
      result: 'What was the result?',
    },
    followUp: {
      step: 'Which follow-up?',
      heldOn: (title) => `${title}: which day?`,
      dayBetween: (from, to) => `Write a day from ${from} to ${to}, such as 20/1, today or Tuesday.`,
      summary: 'Summary?',
      stillOpen: 'Still open',
      newDue: (item, due) => `New day for ${item}? (return ${due ? `keeps ${due}` : 'gives it none'})`,
    },
    questions: {
      list: 'What is to be added?',
      lists: { goals: 'A goal', agreements: 'An agreement' },
      kind: 'What kind of goal?',
      due: 'When is it to be done?',
      owner: 'Who sees to it that it is done?',
      owners: { employee: 'the employee', manager: 'the manager', both: 'both' },
      texts: {
        goal: 'What is to be reached?',
        agreement: 'What have you agreed on?',
        how: 'How is it to be done?',
        effect: 'What is it to lead to?',
        needs: 'What does it take?',
        follow_up: 'How is it to be followed up?',
        result: 'What was the result?',
        assessment: "What is the manager's assessment of the result?",
      },
      missing: 'A text is needed here.',
      optional: (question) => `${question} (return skips)`,
      none: 'nobody in particular',
    },
  },
  sign: {
    done: (role, day) => `Recorded: the ${role} signed on ${day}.`,
    message: (id, role, day) => `${id}: signed by the ${role} ${day}`,
    role: 'Who signs?',
    roles: { employee: 'the employee', manager: 'the manager' },
    about: 'This is what you sign:',
    ratings: 'ratings',
    confirm: 'Sign? (yes/no)',
    yes: ['yes', 'y'],
    no: ['no', 'n'],
    invalidAnswer: 'Answer yes or no.',
  },
  prepare: {
    created: (path) => `Created ${path}, which only you can read.`,
    kept: (path) => `${path} is there already, and has not been changed.`,
    alone: 'It is in this clone only: git neither shares it nor backs it up.',
    ignored: 'Added /own/ to .gitignore, so that git ignores own preparation.',
    role: 'Who prepares?',
    inNotes: 'What you have written is now in the notes of the talk.',
    inRatings: 'Your ratings are now at the top of its file.',
    inPlan: (items) => `Proposed in the plan: ${items}.`,
    sharedBefore: 'The talk has all that you have written already.',
    sheet: (path, isRemoved) =>
      isRemoved
        ? `Your own sheet ${path} has been removed.`
        : `Your own sheet ${path} has been changed meanwhile and is still there: share it again.`,
    message: (id, role, items) =>
      `${id}: preparation of the ${role} shared${items.length > 0 ? ` (${items.join(', ')})` : ''}`,
  },
  save: {
    nothing: 'No talk has changes to commit.',
    left: (path) => `${path} is changed and not committed: samtal save commits talks only.`,
    updated: 'Updated',
    moved: 'File moved',
    changes: (count) => `${count} changes`,
  },
  questions: {
    template: 'Which template?',
    person: 'Who is the talk with?',
    groupTalk: 'a group',
    group: 'Which id should the group have?',
    participants: 'Who takes part?',
    manager: 'Who holds the talk (id)?',
    date: 'Which day is the talk planned for?',
    hints: {
      invalid: 'That cannot be used. An id has lower-case letters, digits and hyphens; a day is written YYYY-MM-DD.',
      none: 'Choose at least one.',
      noMatch: 'Nothing matches.',
      one: 'type to search, arrows to move, return to choose',
      some: 'arrows to move, space to select, return when done',
    },
  },
  help: helpEn,
}

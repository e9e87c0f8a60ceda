import { defineRule } from '../rule.ts'
import { findConflicts } from '../../format/repair/conflicts.ts'
import { linesOf } from '../../format/repair/mistake.ts'

export const mergeConflict = defineRule({
  id: 'merge-conflict',
  severity: 'error',
  settings: 'severity',

  notesPattern: '\n<<<<<<< ',
  checkFile({ kind, text, notesStart }) {
    if (kind !== 'conversation' || notesStart === undefined) return []
    return findConflicts(linesOf(text))
      .mistakes.filter(({ offset }) => offset >= notesStart)
      .map(({ offset }) => ({ at: [], offset }))
  },

  en: {
    message:
      'git left two versions here; keep one of them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>',
    fix: 'Keep the version that is right, or parts of both, and delete the three marks.',
    why: 'When two people have changed the same lines, git puts both versions in the file, between the marks <<<<<<<, ======= and >>>>>>>, for somebody to choose. Until that is done the file cannot be read, and nobody can tell which version holds.',
  },
  sv: {
    message:
      'här har git lämnat två versioner; behåll en av dem, och ta bort raderna som börjar med <<<<<<<, ======= och >>>>>>>',
    fix: 'Behåll den version som stämmer, eller delar av båda, och ta bort de tre markeringarna.',
    why: 'När två personer har ändrat samma rader lägger git båda versionerna i filen, mellan markeringarna <<<<<<<, ======= och >>>>>>>, så att någon kan välja. Innan det är gjort går filen inte att läsa, och ingen kan veta vilken version som gäller.',
  },

  example: {
    wrong: `
      ▶<<<<<<< HEAD
      held: 2026-01-22
      =======
      held: 2026-01-23
      >>>>>>> karin
    `,
    right: `
      held: 2026-01-22
    `,
  },
})

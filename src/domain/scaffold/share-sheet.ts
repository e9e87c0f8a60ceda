import type { ValueChange } from '../format/change.ts'
import type { Mapping } from '../format/value.ts'
import type { Role } from '../talk/conversation.ts'
import type { Talk, TalkIndex } from '../talk/talk-index.ts'
import type { Template } from '../talk/template.ts'
import type { Day } from '../time/calendar.ts'
import { requireText } from './answers.ts'
import { takeRatings } from './own-ratings.ts'
import { takesProposals } from './preparation-sheet.ts'
import { proposalChanges, takeProposals } from './proposals.ts'
import { sharedPreparation } from './shared-preparation.ts'
import { scaffoldWords } from './words.ts'

/** What goes from a sheet into the talk's file, without what the file has already. Confidential. */
export interface SharedSheet {
  changes: readonly ValueChange[]
  /** A section for the notes, and the headings that it stands below. */
  notes: string | undefined
  under: readonly string[]
  /** Ids of the goals that are proposed. */
  items: readonly string[]
  hasRatings: boolean
}

/** Works out what goes from a sheet into the talk's file; undefined where nothing is written in the sheet. */
export function shareSheet(
  sheet: string,
  scaffold: string,
  file: { talk: Talk; text: string; value: Mapping },
  template: Template,
  role: Role,
  index: TalkIndex,
  today: Day,
): SharedSheet | undefined {
  const { preparation, preparationOf } = scaffoldWords[template.language]
  const under = [`## ${preparation}`, `### ${preparationOf[role]}`]
  if (sharedPreparation(sheet, scaffold, '', under) === undefined) return undefined

  const ratings = takeRatings(sheet, template, role, file.value)
  const { proposals, rest } = takesProposals(template, role)
    ? takeProposals(ratings.rest, template)
    : { proposals: [], rest: ratings.rest }
  const notes = sharedPreparation(rest, scaffold, file.text, under)
  if (notes !== undefined) requireText('--share', notes)
  const goals = proposalChanges(proposals, file, template, index, today)
  return {
    changes: [...ratings.changes, ...goals.changes],
    notes,
    under,
    items: goals.ids,
    hasRatings: ratings.changes.length > 0,
  }
}

import { applyEdits, type TextEdit } from '../text-edit.ts'
import type { Mistake } from './mistake.ts'

/** A text with mistakes corrected, to read the rest of it. */
export interface Repair {
  text: string
  /** The offset in the text given that an offset in the repaired one corresponds to. */
  originalOffset(offset: number): number
}

/** The text with the edits of these mistakes made. */
export function repaired(yaml: string, mistakes: readonly Pick<Mistake, 'edits'>[]): Repair {
  const edits = withoutOverlaps(mistakes.flatMap((mistake) => mistake.edits))
  return {
    text: applyEdits(yaml, edits),
    originalOffset(offset) {
      let shift = 0
      for (const { start, end, replacement } of edits) {
        const at = start + shift
        if (offset < at) break
        if (offset < at + replacement.length) return Math.min(end, start + (offset - at))
        shift += replacement.length - (end - start)
      }
      return offset - shift
    },
  }
}

function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
  let end = -1
  return edits
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .filter((edit) => {
      if (edit.start < end) return false
      end = Math.max(edit.end, edit.start)
      return true
    })
}

/** A column of a table. */
export interface Column {
  cells: readonly string[]
  /** Whether its texts may be shortened to make the table fit. */
  canShrink: boolean
}

/** How many columns of the screen a text takes. */
export type Measure = (text: string) => number

const gap = '  '

/** A shortened column keeps this many columns of the screen. */
const narrowest = 8

/**
 * The lines of a table whose columns are aligned on a screen that is `width` wide; empty columns are left out. The
 * widest of the columns that can shrink are shortened first, with an ellipsis. No line is wider than the screen, unless
 * the columns that cannot shrink are.
 */
export function alignColumns(columns: readonly Column[], width: number, measure: Measure): string[][] {
  const used = columns.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const widths = used.map(({ cells }) => cells.reduce((widest, cell) => Math.max(widest, measure(cell)), 0))
  for (let excess = tableWidth(widths) - width; excess > 0; excess = tableWidth(widths) - width) {
    const widest = used.reduce(
      (best, { canShrink }, index) => (canShrink && (widths[index] ?? 0) > (widths[best] ?? 0) ? index : best),
      -1,
    )
    const current = widths[widest]
    if (current === undefined || current <= narrowest) break
    widths[widest] = current - 1
  }
  return (used[0]?.cells ?? []).map((_, row) =>
    used.map(({ cells }, index) => {
      const text = shorten(cells[row] ?? '', widths[index] ?? 0, measure)
      const padding = index === used.length - 1 ? '' : ' '.repeat((widths[index] ?? 0) - measure(text)) + gap
      return text + padding
    }),
  )
}

/** Whether a table fits as it is. */
export function fitsWidth(columns: readonly Column[], width: number, measure: Measure): boolean {
  const widths = columns.map(({ cells }) => cells.reduce((widest, cell) => Math.max(widest, measure(cell)), 0))
  return tableWidth(widths.filter((wide) => wide > 0)) <= width
}

/** The text, or its beginning and an ellipsis where it is wider. */
export function shorten(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text
  let [kept, taken] = ['', 0]
  for (const character of text) {
    taken += measure(character)
    if (taken > width - 1) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

function tableWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + gap.length, -gap.length)
}

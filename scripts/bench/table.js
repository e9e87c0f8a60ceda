import { median } from './measure.js'

/** @typedef {import('./measure.js').Row} Row */

/** Prints the rows as a table under a title. @param {string} title @param {Row[]} rows */
export function printTable(title, rows) {
  const cells = rows.map(({ what, ratios, of, unit, must, target, note }) => {
    const ratio = median(ratios)
    const digits = unit === 'MiB' ? 0 : 3
    return [
      what,
      `${formatRatio(ratio)} (${formatRatio(Math.min(...ratios))}–${formatRatio(Math.max(...ratios))})`,
      of ? `${of[0].toFixed(digits)} ÷ ${of[1].toFixed(digits)} ${unit}` : '',
      must === undefined ? '–' : formatRatio(must),
      target === undefined ? '–' : formatRatio(target),
      [verdict(ratio, must, target), note].filter(Boolean).join(', '),
    ]
  })
  const lines = [[title, 'ratio', 'medians', 'must', 'target', ''], ...cells]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  console.log('')
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

/** @param {number} ratio @param {number | undefined} must @param {number | undefined} target */
function verdict(ratio, must, target) {
  if (must === undefined || target === undefined) return ''
  return ratio <= target ? 'on target' : ratio <= must ? 'enough' : 'too slow'
}

/** @param {number} ratio */
function formatRatio(ratio) {
  return ratio >= 100 ? ratio.toFixed(0) : ratio < 0.095 ? ratio.toFixed(3) : ratio.toFixed(2)
}

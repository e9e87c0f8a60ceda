import fc from 'fast-check'
import { secret, secretId } from './files.ts'
import { piece } from './pieces.ts'

/** A place in a text or list, as a fraction of its length. */
export const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

export const change = fc.record({
  what: fc.constantFrom(
    ...([
      'delete',
      'duplicate',
      'swap',
      'indent',
      'outdent',
      'insert',
      'insert',
      'insert',
      'replace',
      'value',
    ] as const),
    ...(['truncate', 'behead', 'splice', 'endings', 'ending', 'cut', 'secret', 'join', 'repeat'] as const),
  ),
  at: fraction,
  other: fraction,
  piece,
  count: fc.integer({ min: 1, max: 6 }),
})

/** A random change of a text. */
export type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

/** The text with the change made; `donors` are texts of the same kind of file, to splice in. */
export function changed(
  text: string,
  { what, at: position, other, piece: inserted, count }: Change,
  donors: readonly string[],
): string {
  const offset = Math.floor(position * (text.length + 1))
  const lines = text.split('\n')
  // Prefer lines near the start: the notes are long, and anything is allowed in them.
  const line = Math.floor(position * position * lines.length)
  const second = Math.floor(other * lines.length)
  const current = lines[line] ?? ''
  switch (what) {
    case 'delete':
      return lines.toSpliced(line, count).join('\n')
    case 'duplicate':
      return lines.toSpliced(second, 0, ...lines.slice(line, line + count)).join('\n')
    case 'swap':
      return lines
        .with(line, lines[second] ?? '')
        .with(second, current)
        .join('\n')
    case 'indent':
      return lines.with(line, ' '.repeat(count) + current).join('\n')
    case 'outdent':
      return lines.with(line, current.replace(new RegExp(`^ {1,${count}}`), '')).join('\n')
    case 'insert':
      return lines
        .with(line, current.slice(0, other * current.length) + inserted + current.slice(other * current.length))
        .join('\n')
    case 'replace':
      return text.slice(0, offset) + inserted + text.slice(offset + count)
    case 'value':
      return lines
        .with(
          line,
          current.replace(/:.*/, () => `: ${inserted}`),
        )
        .join('\n')
    case 'truncate':
      return text.slice(0, offset)
    case 'behead':
      return text.slice(Math.floor(position * position * position * text.length))
    case 'splice': {
      const donor = donors[Math.floor(other * donors.length)] ?? ''
      return lines.slice(0, line).join('\n') + donor.slice(Math.floor(other * donor.length))
    }
    case 'endings':
      return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n')
    case 'ending':
      return lines.with(line, current.endsWith('\r') ? current.slice(0, -1) : `${current}\r`).join('\n')
    case 'cut':
      return lines.with(line, current.slice(0, other * current.length)).join('\n')
    case 'secret':
      return lines.with(line, current.replace(/[\w-]+/, count % 2 === 0 ? secret : secretId)).join('\n')
    case 'join':
      return lines.toSpliced(line, 2, current + (lines[line + 1] ?? '')).join('\n')
    case 'repeat':
      return text.slice(0, offset) + inserted.repeat(count * count * count) + text.slice(offset)
  }
}

/*
 * Patterns of paths: `*` and `?` within a name, `**` for any folders, `[a-z]` and `{a,b}`, and a backslash before a
 * character that is meant literally. A name that begins with a dot is matched only by a pattern that begins with a dot.
 * The time is at most proportional to the length of the pattern times that of the path; a regular expression made from a
 * pattern can take exponential time.
 */

type Token = { kind: 'any' } | { kind: 'one'; matches(character: string): boolean; isDot: boolean }

/** The most patterns that `{a,b}{a,b}…` may expand to. */
const maxAlternatives = 200

/** A test of paths against a pattern; undefined if its braces expand to too many patterns. */
export function pathMatcher(pattern: string): ((path: string) => boolean) | undefined {
  const alternatives = expandBraces(pattern)?.map((alternative) =>
    alternative.split('/').map((name) => (name === '**' ? name : tokensOf(name))),
  )
  if (!alternatives) return undefined
  return (path) => {
    const names = path.split('/')
    return alternatives.some((parts) => matchesNames(parts, names))
  }
}

/** Whether the parts match the names; every position in the parts is tried once for every name. */
function matchesNames(parts: readonly (Token[] | '**')[], names: readonly string[]): boolean {
  const skipFolders = (positions: Set<number>) => {
    for (const position of positions) if (parts[position] === '**') positions.add(position + 1)
    return positions
  }
  let positions = skipFolders(new Set([0]))
  for (const name of names) {
    const next = new Set<number>()
    for (const position of positions) {
      const part = parts[position]
      if (part === '**') {
        if (!name.startsWith('.')) next.add(position)
      } else if (part && matchesName(part, name)) next.add(position + 1)
    }
    positions = skipFolders(next)
  }
  return positions.has(parts.length)
}

/** Whether a name matches. If the rest does not match, only the last `*` needs to take more characters, never an earlier one. */
function matchesName(tokens: readonly Token[], name: string): boolean {
  const characters = Array.from(name)
  const [first] = tokens
  if (name.startsWith('.') && !(first?.kind === 'one' && first.isDot)) return false
  let [token, at, star, starAt] = [0, 0, -1, 0]
  while (at < characters.length) {
    const current = tokens[token]
    if (current?.kind === 'any') [star, starAt, token] = [token, at, token + 1]
    else if (current?.kind === 'one' && current.matches(characters[at] ?? '')) [token, at] = [token + 1, at + 1]
    else if (star === -1) return false
    else [starAt, token, at] = [starAt + 1, star + 1, starAt + 1]
  }
  while (tokens[token]?.kind === 'any') token++
  return token === tokens.length
}

function tokensOf(name: string): Token[] {
  const tokens: Token[] = []
  const characters = Array.from(name)
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? ''
    const end = character === '[' ? classEnd(characters, at) : -1
    const escaped = character === '\\' ? characters[at + 1] : undefined
    if (character === '*') tokens.push({ kind: 'any' })
    else if (character === '?') tokens.push({ kind: 'one', matches: () => true, isDot: false })
    else if (end !== -1) tokens.push(classToken(characters.slice(at + 1, end)))
    else tokens.push(literal(escaped ?? character))
    at = end !== -1 ? end : escaped === undefined ? at : at + 1
  }
  return tokens
}

function literal(expected: string): Token {
  return { kind: 'one', matches: (character) => character === expected, isDot: expected === '.' }
}

/** The index of the bracket that closes a class; a bracket right at its start is a member of the class. */
function classEnd(characters: readonly string[], start: number): number {
  const isNegated = characters[start + 1] === '!' || characters[start + 1] === '^'
  return characters.indexOf(']', start + (isNegated ? 3 : 2))
}

function classToken(content: readonly string[]): Token {
  const isNegated = content[0] === '!' || content[0] === '^'
  const members = isNegated ? content.slice(1) : content
  const ranges: [from: string, to: string][] = []
  for (let at = 0; at < members.length; at++) {
    const from = members[at] ?? ''
    const isRange = members[at + 1] === '-' && at + 2 < members.length
    ranges.push([from, isRange ? (members[at + 2] ?? '') : from])
    if (isRange) at += 2
  }
  const isIn = (character: string) => ranges.some(([from, to]) => from <= character && character <= to)
  return { kind: 'one', matches: (character) => isIn(character) !== isNegated, isDot: false }
}

/** The patterns that a pattern with `{a,b}` expands to; undefined if they are too many. */
function expandBraces(pattern: string): string[] | undefined {
  const expanded: string[] = []
  const pending = [pattern]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    // The first braces without braces inside.
    const braces = /\{([^{}]*,[^{}]*)\}/.exec(next)
    if (!braces) expanded.push(next)
    else {
      const [all, choices = ''] = braces
      const [before, after] = [next.slice(0, braces.index), next.slice(braces.index + all.length)]
      for (const choice of choices.split(',')) pending.push(before + choice + after)
    }
    if (expanded.length + pending.length > maxAlternatives) return undefined
  }
  return expanded
}

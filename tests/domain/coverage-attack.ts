/**
 * The number of people in the smallest set that some combination of the shown sets concerns: whatever rational factors
 * the numbers of the sets are multiplied with and added up, the result depends on at least so many people. People who are
 * in the same sets cannot be told apart; a combination leaves out exactly those columns whose rank is not full.
 */
export function smallestSupport(sets: readonly ReadonlySet<string>[]): number {
  const kinds = new Map<string, number>()
  for (const person of new Set(sets.flatMap((set) => [...set]))) {
    const pattern = sets.map((set) => (set.has(person) ? '1' : '0')).join('')
    kinds.set(pattern, (kinds.get(pattern) ?? 0) + 1)
  }
  const columns = [...kinds].map(([pattern, count]) => ({ vector: [...pattern].map(Number), count }))
  const full = rank(columns.map(({ vector }) => vector))
  const people = columns.reduce((sum, { count }) => sum + count, 0)
  return people - largestWithout(columns, full, 0, [], 0)
}

interface Column {
  vector: number[]
  count: number
}

/** The most people in columns of less than full rank: some combination is nought for all of them, and not for the others. */
function largestWithout(
  columns: readonly Column[],
  full: number,
  at: number,
  chosen: number[][],
  people: number,
): number {
  const column = columns[at]
  if (!column) return people
  const without = largestWithout(columns, full, at + 1, chosen, people)
  const wider = [...chosen, column.vector]
  if (rank(wider) >= full) return without
  return Math.max(without, largestWithout(columns, full, at + 1, wider, people + column.count))
}

/** By elimination in whole numbers modulo a large prime, where small zeros and ones lose nothing. */
function rank(vectors: readonly (readonly number[])[]): number {
  const prime = 1_000_003
  const rows = vectors.map((vector) => vector.map((value) => value % prime))
  let found = 0
  for (let at = 0; at < (rows[0]?.length ?? 0); at++) {
    const pivot = rows.findIndex((row, index) => index >= found && row[at] !== 0)
    if (pivot === -1) continue
    ;[rows[found], rows[pivot]] = [rows[pivot] ?? [], rows[found] ?? []]
    const lead = rows[found] ?? []
    const inverse = power(lead[at] ?? 1, prime - 2, prime)
    for (const [index, row] of rows.entries()) {
      if (index === found || row[at] === 0) continue
      const factor = ((row[at] ?? 0) * inverse) % prime
      for (let column = at; column < row.length; column++)
        row[column] = ((((row[column] ?? 0) - factor * (lead[column] ?? 0)) % prime) + prime) % prime
    }
    found++
  }
  return found
}

function power(base: number, exponent: number, prime: number): number {
  let [result, factor] = [1, base % prime]
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * factor) % prime
    factor = (factor * factor) % prime
  }
  return result
}

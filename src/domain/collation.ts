let collator: Intl.Collator | undefined

/** The order in which a Swede looks things up: å, ä and ö last. Made at its first use: it costs a start eight milliseconds. */
export function compareSwedish(a: string, b: string): number {
  if (a === b) return 0
  collator ??= new Intl.Collator('sv')
  return collator.compare(a, b)
}

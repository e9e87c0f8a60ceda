/** A term with a capital first letter, to begin a sentence or a title with. */
export function capitalized(term: string): string {
  return term.charAt(0).toLocaleUpperCase('sv') + term.slice(1)
}

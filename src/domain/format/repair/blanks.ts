/** Blanks that look like a space and are none in YAML: no-break spaces, and those of a certain width. */
export const falseBlank = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/
/** Characters without any width, which come with text from other programs. */
export const zeroWidth = /[\u00ad\u200b-\u200d\u2060\ufeff]/

/** Both of them. */
export const everyFalseBlank = new RegExp(`${falseBlank.source}|${zeroWidth.source}`, 'g')

/** Whether a text has blanks that cannot be told from a space, or not be seen at all. */
export function hasFalseBlanks(text: string): boolean {
  return falseBlank.test(text) || zeroWidth.test(text)
}

const names: Readonly<Record<string, string>> = {
  '\u00a0': 'no-break',
  '\u202f': 'no-break',
  '\u00ad': 'soft-hyphen',
  '\ufeff': 'byte-order-mark',
}

/** Which of them is the first in a text, in a word for messages; its code and its offset. */
export function firstFalseBlank(text: string): { offset: number; params: { blank: string; code: string } } | undefined {
  const found = new RegExp(everyFalseBlank.source).exec(text)
  if (!found) return undefined
  const [character] = found
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  const blank = names[character] ?? (zeroWidth.test(character) ? 'zero-width' : 'wide')
  return { offset: found.index, params: { blank, code } }
}

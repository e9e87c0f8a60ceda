// Control characters, and those that turn the direction of text or hide in it: U+00AD, U+200B-F, U+2028-E, U+2060-F, U+FEFF.
// oxlint-disable-next-line no-control-regex
const unsafe = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** A text from a file, a path or a commit, made safe for a terminal or a line of a log: what could act is spelled out. */
export function plain(text: string): string {
  return text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

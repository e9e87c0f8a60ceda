// Control characters, and those that turn the direction of text or hide in it: U+00AD, U+200B-F, U+2028-E, U+2060-F, U+FEFF
// and others; and the hash before what a CI log would take for a command (`##[`, `##vso[`).
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|#(?=#\[|#vso\[)/g

/** A text from a file, a path or a commit, made safe for a terminal or a line of a log: what could act is spelled out. */
export function escapeTerminal(text: string): string {
  return text.replace(unsafe, spelled)
}

function spelled(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** JSON where that is spelled out too, in JSON's own way: a reader gets what was there, a terminal does not. */
export function toJson(value: unknown): string {
  const lines = JSON.stringify(value, undefined, 2).split('\n')
  return `${lines.map(escapeTerminal).join('\n')}\n`
}

/** What editors and systems leave beside files, as patterns of names: what `init` has git ignore, and no command takes for a talk. */
export const debrisPatterns = [
  ...['*.swp', '*.swo', '*~', '.#*', '#*#', '.~lock.*', '~$*'],
  ...['.DS_Store', '._*', 'Thumbs.db', 'desktop.ini'],
] as const

const debris = new RegExp(`^(?:${debrisPatterns.map(expressionOf).join('|')})$`)

/** Whether a file name is one that only editors and systems give. */
export function isDebris(name: string): boolean {
  return debris.test(name)
}

/** The patterns as git reads them: `#` at the start would be a comment. */
export const debrisLines = debrisPatterns.map((pattern) => pattern.replace(/^#/, String.raw`\#`)).join('\n')

function expressionOf(pattern: string): string {
  return pattern.replace(/[.$~#]/g, String.raw`\$&`).replaceAll('*', '.*')
}

import type { FileKind, Validate } from './schema.ts'

/** The compiled schema of a kind of file that every command reads; loaded when a file of its kind is. */
export async function validator(kind: Exclude<FileKind, 'conversation'>): Promise<Validate> {
  if (kind === 'settings') return (await import('./generated/settings.js')).settings
  if (kind === 'roster') return (await import('./generated/roster.js')).roster
  return (await import('./generated/template.js')).template
}

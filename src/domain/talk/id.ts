const idPattern = /^[a-z0-9][a-z0-9-]{0,63}$/

/** Whether a text may be the id of a person, a group, a template or a step. */
export function isId(text: string): boolean {
  return idPattern.test(text)
}

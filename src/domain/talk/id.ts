const idPattern = /^[a-z0-9][a-z0-9-]{0,63}$/

/** Whether a text may be the id of a person, a group, a template or a step. */
export function isId(text: string): boolean {
  return idPattern.test(text)
}

const itemIdPattern = /^[a-z]{1,12}[0-9]{1,4}$/

/** Whether a text may be the id of a goal or an agreement. */
export function isItemId(text: string): boolean {
  return itemIdPattern.test(text)
}

/** Whether Windows keeps the name for a device, so that no folder or file there can have it. */
export function isReservedName(name: string): boolean {
  return /^(?:con|nul|aux|prn|com[1-9]|lpt[1-9])$/.test(name)
}

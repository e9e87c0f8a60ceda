const longest = 200
/** Must be a power of two. */
const places = 1 << 16

/** The text made last of those that have the same place. */
const made: (string | undefined)[] = Array.from({ length: places })

/**
 * The text that bytes are in ASCII; undefined where they are no ASCII, or very long. Versions have the same ids and days
 * again and again: most texts have been made before.
 */
export function asciiText(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (end - start > longest) return undefined
  let hash = 0
  for (let at = start; at < end; at++) {
    const code = bytes[at] ?? 0
    if (code > 127) return undefined
    hash = (Math.imul(hash, 31) + code) | 0
  }
  const place = (hash ^ (hash >>> 16)) & (places - 1)
  const same = made[place]
  if (same !== undefined && isText(same, bytes, start, end)) return same
  const text = String.fromCharCode(...bytes.subarray(start, end))
  made[place] = text
  return text
}

function isText(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false
  for (let at = start; at < end; at++) if (text.charCodeAt(at - start) !== bytes[at]) return false
  return true
}

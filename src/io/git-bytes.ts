import { Buffer, isUtf8 } from 'node:buffer'
import type { Readable } from 'node:stream'

/*
 * git and the file system know names as bytes. git's output is read with one character per byte (latin1), and what is a name is decoded.
 */

/** Reads output whose parts end with NUL, as they come; one character per byte. */
export async function readParts(output: Readable, take: (part: string) => void): Promise<void> {
  let rest = ''
  for await (const chunk of output as AsyncIterable<Buffer>) {
    const parts = (rest + chunk.toString('latin1')).split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) take(part)
  }
}

const decoded = new Map<string, string>()
const maxDecoded = 100_000

/**
 * The text of bytes that git gave, one character per byte. A byte that is not UTF-8 becomes a lone surrogate
 * (U+DC80 to U+DCFF), so that no two names become the same text.
 */
export function decodeName(bytes: string): string {
  let text = decoded.get(bytes)
  if (text === undefined) {
    if (decoded.size >= maxDecoded) decoded.clear()
    text = /[\u0080-\u00ff]/.test(bytes) ? decodeBytes(Buffer.from(bytes, 'latin1')) : bytes
    decoded.set(bytes, text)
  }
  return text
}

function decodeBytes(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at)
    text += length > 0 ? bytes.toString('utf8', at, at + length) : String.fromCharCode(0xdc00 + (bytes[at] ?? 0))
    at += Math.max(length, 1)
  }
  return text
}

/** The bytes of a text that `decodeName` gave; a string where they are UTF-8, which is faster to use as a path. */
export function encodeName(text: string): string | Buffer {
  if (isUtf8Text(text)) return text
  const parts = text.split(/([\udc80-\udcff])/u)
  return Buffer.concat(
    parts.map((part, index) => (index % 2 === 0 ? Buffer.from(part, 'utf8') : Buffer.of(part.charCodeAt(0) - 0xdc00))),
  )
}

/** Whether a name that `decodeName` gave is UTF-8. */
export function isUtf8Text(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

/** How many bytes the UTF-8 character at a place takes; 0 where there is none. */
function characterLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++)
    if (isUtf8(bytes.subarray(at, at + length))) return length
  return 0
}

/*
 * git's index, https://git-scm.com/docs/index-format, read without starting git. Only the common form: a caller that
 * gets undefined asks git.
 */

import { createHash } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { decodeName } from './git-bytes.ts'

/** A file in the index. */
export interface IndexEntry {
  /** Path relative to the work tree's root: one character per byte. */
  name: string
  oid: string
  /** git's mode, in octal digits. */
  mode: string
  /** What the file system said of the file when git last found it to have these contents. */
  stat: IndexStat
}

/** Times are in nanoseconds since 1970; of the other numbers, what fits in 32 bits. */
export interface IndexStat {
  changed: bigint
  modified: bigint
  inode: number
  size: number
}

const headerLength = 12
/** Of an entry: where its mode is, its object id, and its name after two bytes of flags. */
const [inodeOffset, modeOffset, sizeOffset, idOffset, nameOffset] = [20, 24, 36, 40, 62]
const extended = 0x4000
const checksumLength = 20

/** For so few paths it pays to look for each in the bytes: decoding an index of 10,000 takes longer than a small check. */
const fewNames = 100

/** Those of the paths that are in the index; undefined if it has another form or is damaged. */
export function trackedIn(bytes: Uint8Array, names: readonly string[]): ReadonlySet<string> | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (buffer.length < headerLength + checksumLength) return undefined
  // Only a walk through the entries tells an extension that must be understood from a file with such a name.
  const mayBeSpecial = buffer.readUInt32BE(4) > 3 || ['link', 'sdir'].some((extension) => buffer.includes(extension))
  if (names.length > fewNames || mayBeSpecial) return namesInIndex(bytes)
  return buffer.toString('latin1', 0, 4) === 'DIRC'
    ? new Set(names.filter((name) => hasEntry(buffer, name)))
    : undefined
}

/** Whether a name stands where an entry has it: after its length, at a multiple of eight bytes, with a zero behind. */
function hasEntry(buffer: Buffer, name: string): boolean {
  const bytes = Buffer.from(`${name}\0`)
  for (let at = buffer.indexOf(bytes); at !== -1; at = buffer.indexOf(bytes, at + 1)) {
    const hasLength = (flagsAt: number) =>
      (flagsAt - nameOffset - headerLength + 2) % 8 === 0 &&
      (buffer.readUInt16BE(flagsAt) & longestName) === Math.min(bytes.length - 1, longestName)
    // In version 3 two more bytes of flags may follow.
    if (at >= headerLength + nameOffset && (hasLength(at - 2) || hasLength(at - 4))) return true
  }
  return false
}

const longestName = 0xfff

/** The paths in the index, relative to the work tree's root; undefined if it has another form or is damaged. */
export function namesInIndex(bytes: Uint8Array): ReadonlySet<string> | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const names = new Set<string>()
  const isRead = eachEntry(buffer, (_, nameStart, nameEnd) => names.add(nameAt(buffer, nameStart, nameEnd)))
  return isRead ? names : undefined
}

/** A name as `decodeName` gives it: in UTF-8 in one step, which is faster. */
function nameAt(buffer: Buffer, start: number, end: number): string {
  const name = buffer.toString('utf8', start, end)
  return name.includes('\ufffd') ? decodeName(buffer.toString('latin1', start, end)) : name
}

/** The entries of the index in its order, one for each side of a conflict; undefined as in `namesInIndex`. */
export function entriesInIndex(bytes: Uint8Array): IndexEntry[] | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const entries: IndexEntry[] = []
  const isRead = eachEntry(buffer, (at, nameStart, nameEnd) =>
    entries.push({
      name: buffer.toString('latin1', nameStart, nameEnd),
      oid: buffer.toString('hex', at + idOffset, at + idOffset + 20),
      mode: buffer.readUInt32BE(at + modeOffset).toString(8),
      stat: {
        changed: readTime(buffer, at),
        modified: readTime(buffer, at + 8),
        inode: buffer.readUInt32BE(at + inodeOffset),
        size: buffer.readUInt32BE(at + sizeOffset),
      },
    }),
  )
  return isRead && hasChecksum(buffer) ? entries : undefined
}

function readTime(buffer: Buffer, at: number): bigint {
  return BigInt(buffer.readUInt32BE(at)) * 1_000_000_000n + BigInt(buffer.readUInt32BE(at + 4))
}

/**
 * Whether a file has the contents that the index says, by what the file system says of both, as `git status` decides it.
 * A file modified no earlier than the index was written may have been modified again since, in the same moment.
 */
export function isUnchanged(stat: IndexStat, file: BigIntStats, indexWritten: bigint): boolean {
  return (
    stat.modified < indexWritten &&
    stat.modified === file.mtimeNs &&
    stat.changed === file.ctimeNs &&
    BigInt(stat.inode) === BigInt.asUintN(32, file.ino) &&
    BigInt(stat.size) === BigInt.asUintN(32, file.size) &&
    file.isFile()
  )
}

/** Gives the offset of each entry and of its name; false if the index has another form or is damaged. */
function eachEntry(buffer: Buffer, take: (at: number, nameStart: number, nameEnd: number) => void): boolean {
  const end = buffer.length - checksumLength
  if (end < headerLength || buffer.toString('latin1', 0, 4) !== 'DIRC') return false
  const version = buffer.readUInt32BE(4)
  // Version 4 has compressed names.
  if (version !== 2 && version !== 3) return false
  let at = headerLength
  for (let left = buffer.readUInt32BE(8); left > 0; left--) {
    if (at + nameOffset > end) return false
    const isExtended = (buffer.readUInt16BE(at + nameOffset - 2) & extended) !== 0
    const start = at + nameOffset + (isExtended ? 2 : 0)
    const zero = buffer.indexOf(0, start)
    if (zero <= start || zero >= end) return false
    take(at, start, zero)
    // Filled with zeros to a multiple of eight bytes, at least one.
    const next = at + ((zero - at + 8) & ~7)
    for (let filler = zero; filler < next; filler++) if (buffer[filler] !== 0) return false
    at = next
  }
  return hasOnlyPlainExtensions(buffer, at, end)
}

/** Whether extensions fill the rest of the index, and none of them must be understood, such as `link` and `sdir`. */
function hasOnlyPlainExtensions(buffer: Buffer, start: number, end: number): boolean {
  let at = start
  while (at + 8 <= end) {
    // Extensions that may be ignored have a name with a capital first letter.
    if (!/^[A-Z][\x20-\x7e]{3}$/.test(buffer.toString('latin1', at, at + 4))) return false
    at += 8 + buffer.readUInt32BE(at + 4)
  }
  return at === end
}

/** An index may have zeros for a checksum, by `index.skipHash`: git then decides whether it is sound. */
function hasChecksum(buffer: Buffer): boolean {
  const end = buffer.length - checksumLength
  return createHash('sha1').update(buffer.subarray(0, end)).digest().equals(buffer.subarray(end))
}

import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  rmSync,
  unlinkSync,
  writeSync,
  type Stats,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { isTemporaryFile } from './files.ts'

/*
 * Every file is written whole under a temporary name beside its own, and then gets its name in one step: whoever reads
 * it sees the old file or the new one, also when the disk is full or the process is killed.
 */

/**
 * Writes a temporary file beside the target and hands its path to `place`; afterwards there is no such file. Like
 * another file: with its owner and mode from the first byte.
 */
export function throughTemporary<T>(
  target: string,
  content: string | Uint8Array,
  like: Stats | undefined,
  place: (temporary: string) => T,
  mode = 0o666,
): T {
  const temporary = join(dirname(target), `.samtal-${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = openSync(temporary, 'wx', like ? 0o600 : mode)
    try {
      if (like) copyOwnerAndMode(file, like)
      writeAll(file, typeof content === 'string' ? Buffer.from(content, 'utf8') : content)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    removeAbandoned(dirname(target), lstatSync(temporary).mtimeMs)
    return place(temporary)
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** Writes all the bytes to a descriptor: the system may take fewer at a time, and fails where it takes none. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written)
}

/** No writer takes this long. Milliseconds. */
const abandonedAfter = 60 * 60 * 1000

/** Removes the temporary files that killed writers left in a folder: they hold what talks say. `now` in milliseconds. */
export function removeAbandoned(folder: string, now: number): void {
  try {
    for (const name of readdirSync(folder).filter(isTemporaryFile)) {
      const stat = lstatSync(join(folder, name))
      if (stat.isFile() && now - stat.mtimeMs > abandonedAfter) unlinkSync(join(folder, name))
    }
  } catch {
    // Somebody else's, or removed meanwhile. It is in nobody's way.
  }
}

function copyOwnerAndMode(file: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(file, uid, gid)
  } catch {
    // Only the superuser may give a file away.
  }
  fchmodSync(file, mode & 0o7777)
}

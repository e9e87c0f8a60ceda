import { createHash } from 'node:crypto'
import { closeSync, lstatSync, openSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** A writer holds a lock for some milliseconds; one that stays longer was left by a writer that was killed. Milliseconds. */
const abandonedAfter = 2_000

/** Milliseconds between two attempts to get a lock. */
const pause = 5

/**
 * Runs an action while no other samtal replaces or moves the file, waiting for one that does. Without it, a writer that
 * has just compared a file could put it back after another has moved it away, and there would be two.
 */
export function whileLocked<T>(target: string, action: () => T): T {
  const lock = join(dirname(target), `.samtal-${hashOf(basename(target))}.tmp`)
  waitFor(lock)
  try {
    return action()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Creates the lock as soon as nobody else has it. No clock is asked: those of file systems may be wrong. */
function waitFor(lock: string): void {
  let [holder, waited] = ['', 0]
  while (!create(lock)) {
    const stat = lstatSync(lock, { throwIfNoEntry: false })
    const current = stat ? `${stat.ino} ${stat.mtimeMs}` : ''
    if (current !== holder) [holder, waited] = [current, 0]
    if (waited > abandonedAfter) rmSync(lock, { force: true })
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    waited += pause
  }
}

function create(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Twelve hexadecimal digits, so that the lock is known for a temporary file. */
function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 12)
}

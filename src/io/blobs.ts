import type { Readable } from 'node:stream'
import { largestFile } from './files.ts'
import { gitFailure, streamGit } from './git.ts'
import type { Repository } from './repository.ts'

/** One git process that gives the contents of objects, in the order they are asked for, each once. */
export interface BlobReader {
  ask(oid: string): void
  /** No more will be asked for; settles when the last has been given. Asked again, it waits for the same. */
  end(): Promise<void>
}

/** Starts reading blobs. `give` gets each one's bytes, valid only during the call; undefined for one too large to be a talk. */
export function readBlobs(
  repository: Repository,
  give: (oid: string, bytes: Uint8Array | undefined) => void,
): BlobReader {
  const { stdin, stdout, done } = streamGit(repository.runner, ['cat-file', '--batch', '--buffer'])
  const asked = new Set<string>()
  let batch: string[] = []
  let ending: Promise<void> | undefined
  const finished = consume(stdout, give)
  // Awaited in `end`; until then a failure must not go unheard of as an unhandled one.
  finished.catch(() => {})
  const send = () => {
    stdin.write(batch.join(''), 'latin1')
    batch = []
  }
  return {
    ask(oid) {
      if (asked.has(oid)) return
      asked.add(oid)
      batch.push(`${oid}\n`)
      if (batch.length === 1024) send()
    },
    end() {
      ending ??= finish()
      return ending
    },
  }

  async function finish(): Promise<void> {
    send()
    stdin.end()
    const [code, whole] = await Promise.all([done, finished])
    if (code !== 0 || !whole) throw await gitFailure(repository.runner, 'cat-file')
  }
}

/** The output of `cat-file --batch`: a line `<oid> <type> <size>`, the contents and a line end, again and again. False where an object is missing. */
async function consume(stdout: Readable, give: (oid: string, bytes: Uint8Array | undefined) => void): Promise<boolean> {
  let held: Buffer = Buffer.alloc(0)
  /** Bytes of a too large object still to be passed over. */
  let skipping = 0
  let missing = false
  for await (const chunk of stdout as AsyncIterable<Buffer>) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    let at = 0
    while (at < held.length) {
      if (skipping > 0) {
        const passed = Math.min(skipping, held.length - at)
        skipping -= passed
        at += passed
        continue
      }
      const lineEnd = held.indexOf(10, at)
      if (lineEnd === -1) break
      const [oid = '', type, size] = held.toString('latin1', at, lineEnd).split(' ')
      if (type === 'missing') {
        missing = true
        at = lineEnd + 1
        continue
      }
      const length = Number(size)
      if (length > largestFile) {
        give(oid, undefined)
        skipping = length + 1
        at = lineEnd + 1
        continue
      }
      if (held.length < lineEnd + 1 + length + 1) break
      give(oid, held.subarray(lineEnd + 1, lineEnd + 1 + length))
      at = lineEnd + 1 + length + 1
    }
    held = held.subarray(at)
  }
  return !missing
}

import type { Readable, Writable } from 'node:stream'

/** All of the process that samtal knows; the bin makes it, and tests may make another. */
export interface World {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  /** Seconds since 1970-01-01 UTC. */
  now(): number
  stdin: Readable
  stdout: Writable
  stderr: Writable
  /** Whether each stream is a terminal. */
  tty: { stdin: boolean; stdout: boolean; stderr: boolean }
}

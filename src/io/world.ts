import type { Readable, Writable } from 'node:stream'

/** Takes text, and tells when it is taken or why it could not be. */
export interface Sink {
  write(text: string, done?: (error?: Error | null) => void): unknown
}

/** All of the process that samtal knows; the bin makes it, and tests may make another. */
export interface World {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  /** Seconds since 1970-01-01 UTC. */
  now(): number
  stdin: Readable
  stdout: Sink
  stderr: Sink
  /** Where questions are shown: standard error, as the stream that a dialogue needs. */
  terminal: Writable
  /** Whether each stream is a terminal. */
  tty: { stdin: boolean; stdout: boolean; stderr: boolean }
}

import type { Readable, Writable } from 'node:stream'

/** Writes text; `done` is called when it is written, or with the error. */
export interface Sink {
  write(text: string, done?: (error?: Error | null) => void): unknown
}

/** Everything samtal uses of its process. The bin makes it; tests may make another. */
export interface World {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  /** The locale of a system that does not name it in the environment, such as `sv-SE` of Windows. */
  locale?: string | undefined
  /** Seconds since 1970-01-01 UTC. */
  now(): number
  stdin: Readable
  stdout: Sink
  stderr: Sink
  /** Where questions are shown: standard error, as the stream that prompts need. */
  terminal: Writable
  /** Whether each stream is a terminal, and how large that of standard output is; 0 or undefined where that is not known. */
  tty: { stdin: boolean; stdout: boolean; stderr: boolean; columns?: number | undefined; rows?: number | undefined }
}

/** The same world seen from another folder. Its streams are still only made when they are asked for. */
export function worldIn(world: World, cwd: string, env: World['env'] = world.env): World {
  const properties = { ...Object.getOwnPropertyDescriptors(world), cwd: { value: cwd }, env: { value: env } }
  return Object.create(null, properties) as World
}

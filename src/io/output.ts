import { closeSync, constants, openSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { findTarget, streamTo } from './output-target.ts'
import { writeAll } from './temporary-file.ts'
import type { Sink, World } from './world.ts'
import { writeOver } from './write.ts'

/** Writes text and waits until it is written. A closed pipe is no error; a full disk is. */
export function print(sink: Sink, text: string): Promise<void> {
  return new Promise((done, fail) => {
    sink.write(text, (error) => {
      if (!error || isReaderGone(error)) done()
      else fail(new UsageError('output-failed', { code: errorCode(error) }))
    })
  })
}

/**
 * Writes a result to a path, links followed. A regular file is replaced atomically; a terminal, a pipe or another device is
 * written to, and so is a file that standard output or error goes to.
 */
export async function printToFile(world: World, path: string, text: string): Promise<void> {
  try {
    const target = findTarget(resolve(world.cwd, path))
    const there = 'path' in target ? statSync(target.path, { throwIfNoEntry: false, bigint: true }) : undefined
    const descriptor = 'descriptor' in target ? target.descriptor : there && streamTo(there)
    if (descriptor === 1) await print(world.stdout, text)
    else if (descriptor === 2) await print(world.stderr, text)
    else if (descriptor !== undefined) writeAll(descriptor, Buffer.from(text))
    else if ('path' in target) writeTo(target.path, text, there?.isFile() ?? true)
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (!isReaderGone(error)) throw new UsageError('write-failed', { path, code: errorCode(error) })
  }
}

function writeTo(path: string, text: string, isFile: boolean): void {
  if (isFile) return writeOver(path, text)
  // Fails for a folder.
  const device = openSync(path, constants.O_WRONLY)
  try {
    writeAll(device, Buffer.from(text))
  } finally {
    closeSync(device)
  }
}

function isReaderGone(error: unknown): boolean {
  return ['EPIPE', 'ERR_STREAM_DESTROYED'].includes(errorCode(error))
}

function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? ''
}

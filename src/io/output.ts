import { resolve } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import type { Sink, World } from './world.ts'

/** Writes text and waits until it is taken. A reader that has gone is no fault; a full disk is. */
export function print(sink: Sink, text: string): Promise<void> {
  return new Promise((done, fail) => {
    sink.write(text, (error) => {
      const code = (error as NodeJS.ErrnoException | null | undefined)?.code
      if (!error || code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') done()
      else fail(new UsageError('output-failed', { code: code ?? '' }))
    })
  })
}

/** Writes a result to a file, whole or not at all; one that is there is replaced. */
export async function printToFile(world: World, path: string, text: string): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic')
  try {
    await writeFileAtomic(resolve(world.cwd, path), text)
  } catch (error) {
    throw new UsageError('write-failed', { path, code: (error as NodeJS.ErrnoException).code ?? '' })
  }
}

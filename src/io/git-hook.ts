import { chmodSync, mkdirSync, realpathSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { decode, pathType, readBytes } from './files.ts'
import { callGit, gitRunner } from './git.ts'
import { isBelow } from './root.ts'
import type { World } from './world.ts'
import { createFile } from './write.ts'

/** What became of the hook. */
export interface InstalledHook {
  /** As seen from the workspace's root. */
  path: string
  /** `other`: somebody else's hook is there, which does not run samtal. */
  state: 'created' | 'kept' | 'other'
}

const line = 'samtal check --staged'

/**
 * Makes the hook that checks what is about to be committed, where git looks for hooks: `core.hooksPath` says so, and linked
 * work trees share theirs. Never over another hook.
 */
export async function installHook(world: World, root: string): Promise<InstalledHook> {
  const folder = await hooksFolder(world, root)
  const hook = join(folder, 'pre-commit')
  const path = relative(root, hook)
  if (pathType(hook) !== undefined) {
    const text = decode(readBytes(hook) ?? new Uint8Array()) ?? ''
    return { path, state: text.includes(line) ? 'kept' : 'other' }
  }
  try {
    mkdirSync(folder, { recursive: true })
    createFile(folder, 'pre-commit', `#!/bin/sh\n# Checks the talks that are about to be committed.\nexec ${line}\n`)
    chmodSync(hook, 0o755)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError('write-failed', { path, code: (error as NodeJS.ErrnoException).code ?? '' })
  }
  return { path, state: 'created' }
}

/** Where git looks for hooks. A folder outside the repository is shared with others, where the hook would be wrong. */
async function hooksFolder(world: World, root: string): Promise<string> {
  const { options, ...runner } = gitRunner(world, root, false)
  // Only asks where hooks are; none is run.
  const own = options.filter((option, index) => !isHooksPath(option) && !isHooksPath(options[index + 1]))
  const ask = async (...question: string[]) => {
    const { code, stdout } = await callGit({ ...runner, options: own }, ['rev-parse', ...question])
    if (code !== 0) throw new UsageError('git-failed', { command: 'rev-parse' })
    return resolve(root, stdout.replace(/\n$/, ''))
  }
  const [folder, common, top] = await Promise.all([
    ask('--git-path', 'hooks'),
    ask('--git-common-dir'),
    ask('--show-toplevel'),
  ])
  const isOwn = [common, top].some((owner) => isBelow(relative(realpathSync(owner), folder)))
  if (!isOwn) throw new UsageError('hook-outside', { path: folder, line })
  return folder
}

function isHooksPath(option: string | undefined): boolean {
  return option?.startsWith('core.hooksPath=') === true
}

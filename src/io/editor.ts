import { spawn } from 'node:child_process'
import { platform } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '../domain/usage-error.ts'
import { pathType } from './files.ts'
import { cmdLine, splitShellWords } from './shell-words.ts'
import type { World } from './world.ts'

/** Opens a file below a root in the user's editor, which may have arguments (`code --wait`), and waits for it to end. */
export async function openInEditor(world: World, root: string, path: string): Promise<void> {
  const line = world.env.VISUAL || world.env.EDITOR || (await editorOfGit(world, root)) || ''
  // A path with spaces that nobody quoted.
  const words = pathType(line) === 'file' ? [line] : splitShellWords(line, platform() === 'win32')
  const [command] = words
  if (!command) throw new UsageError('editor-missing', { path: join(root, path) })
  return new Promise((done, fail) => {
    const child = start(world, [...words, join(root, path)])
    child.on('error', () => fail(new UsageError('editor-failed', { command })))
    child.on('close', (code) => (code === 0 ? done() : fail(new UsageError('editor-failed', { command }))))
  })
}

async function editorOfGit(world: World, folder: string): Promise<string | undefined> {
  const { configuredEditor } = await import('./git.ts')
  return configuredEditor(world, folder)
}

/** No shell, except on Windows, where nothing else runs `.cmd` and `.bat` files, such as that of `code`. */
function start({ env }: World, words: readonly string[]) {
  const [command = '', ...args] = words
  if (platform() !== 'win32' || /\.(exe|com)$/i.test(command)) return spawn(command, args, { stdio: 'inherit' })
  return spawn(env.ComSpec || 'cmd.exe', ['/d', '/s', '/c', `"${cmdLine(words)}"`], {
    stdio: 'inherit',
    windowsVerbatimArguments: true,
  })
}

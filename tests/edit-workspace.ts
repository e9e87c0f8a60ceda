import { expect } from 'vitest'
import { Sandbox } from './harness.ts'

/** A repository with settings and files, all committed, and an identity to commit with. */
export function editWorkspace(files: Readonly<Record<string, string | Uint8Array>>): Sandbox {
  const box = new Sandbox().init().write({ 'samtal.yaml': '', ...files })
  box.commit('2026-11-01')
  box.git('config', 'user.name', 'Karin Ek')
  box.git('config', 'user.email', 'karin@example.se')
  return box
}

/** Asserts a refusal in one line, and that nothing was written or committed. */
export function expectEditRefusal(box: Sandbox, args: readonly string[], message: RegExp): void {
  const [files, head] = [box.git('status', '--porcelain'), box.git('rev-parse', 'HEAD')]
  const { code, out, err } = box.samtal(args)
  expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 })
  expect(err).toMatch(message)
  expect(box.git('status', '--porcelain')).toBe(files)
  expect(box.git('rev-parse', 'HEAD')).toBe(head)
}

/**
 * Asserts the refusals that every command shares that edits a talk: what it is about cannot be told, the file cannot be
 * relied on, or git cannot commit it. `args` is a run about the person `anna` that would succeed in `files`.
 */
export function expectSharedRefusals(
  args: readonly string[],
  path: string,
  files: Readonly<Record<string, string>>,
): void {
  const [verb = '', , ...others] = args
  const workspace = () => editWorkspace(files)
  expectEditRefusal(workspace(), [verb, 'cilla', ...others], /not known/)
  expectEditRefusal(workspace(), [...args, '--conversation', 'x'], /no talk with the id/)
  expectEditRefusal(editWorkspace({}), args, /not known|no talk/)

  const committing = [...args, '--commit']
  const changed = workspace()
  changed.write({ [path]: `${changed.read(path)}More.\n` })
  expectEditRefusal(changed, committing, /other changes/)
  changed.git('add', '-A')
  expectEditRefusal(changed, committing, /other changes/)
  const detached = workspace()
  detached.git('checkout', '--quiet', '--detach')
  expectEditRefusal(detached, committing, /no branch/)
  const anonymous = workspace()
  for (const key of ['user.name', 'user.email']) anonymous.git('config', '--unset', key)
  anonymous.git('config', 'user.useConfigOnly', 'true')
  expectEditRefusal(anonymous, committing, /who you are/)

  const elsewhere = new Sandbox()
  expect(elsewhere.samtal(args)).toMatchObject({ code: 2, out: '' })
  const outside = new Sandbox().write({ 'samtal.yaml': '', ...files })
  expect(outside.samtal(committing)).toMatchObject({ code: 2, out: '' })
  expect(outside.read(path)).toBe(files[path])
}

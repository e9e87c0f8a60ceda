import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { bin, Sandbox, talk } from '../harness.ts'

it('save does not take talks for deleted below a folder that cannot be listed', () => {
  const box = new Sandbox().init().write({ 'people/anna/a.md': talk({}), 'people/bo/a.md': talk({ employee: 'bo' }) })
  const head = box.commit('2026-01-25')
  // A mode does not stop the superuser.
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  if ('uid' in user) spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, dirname(box.dir)])
  chmodSync(join(box.dir, 'people/bo'), 0)
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'save', '--dry-run'], {
    ...{ cwd: box.dir, env: box.env, encoding: 'utf8', ...user },
  })
  chmodSync(join(box.dir, 'people/bo'), 0o755)
  if ('uid' in user) spawnSync('chown', ['-R', '0:0', dirname(box.dir)])
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'No talk has changes to commit.\n', stderr: '' })
  expect(box.git('rev-parse', 'HEAD')).toBe(head)
})

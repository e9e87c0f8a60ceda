import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bin, Sandbox } from '../harness.ts'

/** Runs samtal on what it takes for another system. */
function helpOn(platform: string, locale: string, env: Record<string, string>) {
  const box = new Sandbox().write({
    'system.cjs': `Object.defineProperty(process, 'platform', { value: '${platform}' })
      Intl.DateTimeFormat.prototype.resolvedOptions = () => ({ locale: '${locale}' })`,
  })
  const options = { cwd: box.dir, env: { ...box.env, SAMTAL_LANG: '', LC_ALL: '', ...env }, encoding: 'utf8' } as const
  return spawnSync(process.execPath, ['--require', join(box.dir, 'system.cjs'), bin, '--help'], options).stdout
}

const swedish = /Användning/
const english = /Usage/

test.for([
  ['Swedish Windows', 'win32', 'sv-SE', {}, swedish],
  ['English Windows', 'win32', 'en-GB', {}, english],
  ['Swedish Windows in a shell with a locale of its own', 'win32', 'sv-SE', { LANG: 'en_US.UTF-8' }, english],
  ['Swedish Windows that is told otherwise', 'win32', 'sv-SE', { SAMTAL_LANG: 'en' }, english],
  ['another system, whose environment decides', 'linux', 'sv-SE', {}, english],
] as const)('messages on %s', ([, platform, locale, env, language]) => {
  expect(helpOn(platform, locale, env)).toMatch(language)
})

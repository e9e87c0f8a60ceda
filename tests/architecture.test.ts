import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checks, findBreaches } from './architecture/checks.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const filesBelow = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name.replaceAll('\\', '/')}`,
  )

const sources = filesBelow('src')
  .filter((path) => /\.(ts|js)$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => ({ path, text: read(path) }))

describe('src', () => {
  const breaches = findBreaches(sources)

  test('is all there', () => {
    expect(sources.length).toBeGreaterThan(40)
    expect(sources.map(({ path }) => path)).toContain('src/main.ts')
  })

  test.for(Object.keys(checks))('%s', (check) => {
    const found = breaches.filter((breach) => breach.check === check)
    expect(found.map(({ path, line, message }) => `${path}:${line}: ${message}`)).toEqual([])
  })
})

describe('the package', () => {
  const bins = filesBelow('bin').filter((path) => path.endsWith('.cjs'))
  const bundle = filesBelow('dist').filter((path) => path.endsWith('.cjs'))

  test('bin/ needs nothing but Node and the bundle', () => {
    const required = bins.flatMap((path) =>
      [...read(path).matchAll(/\b(?:require|import)\('([^']+)'\)/g)].map(([, source = '']) => source),
    )
    expect(required.filter((source) => !isBuiltin(source)).sort()).toEqual(['../dist/api.cjs', '../dist/main.cjs'])
  })

  test('what ships never runs text as code', () => {
    expect(bundle).toContain('dist/main.cjs')
    expect([...bins, ...bundle].filter((path) => /\beval\s*\(|\bnew Function\s*\(/.test(read(path)))).toEqual([])
  })
})

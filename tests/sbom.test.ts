import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Component {
  name: string
  version: string
  purl: string
  hashes: { content: string }[]
  licenses: { license: { id: string } }[]
}

test('the bill of materials lists the bundled packages, and is the same each time', () => {
  const run = () => spawnSync(process.execPath, ['scripts/sbom.js'], { cwd: root, encoding: 'utf8' })
  const { status, stdout, stderr } = run()
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(run().stdout).toBe(stdout)

  const bill = JSON.parse(stdout) as { bomFormat: string; components: Component[]; dependencies: unknown[] }
  const notices = readFileSync(`${root}/dist/THIRD-PARTY-NOTICES.txt`, 'utf8')
  const headings = [...notices.matchAll(/(?:^|-{80}\n\n)(\S+ \S+ \(.+\))\n/g)].map(([, heading]) => heading)
  const listed = bill.components.map(({ name, version, licenses }) => `${name} ${version} (${licenses[0]?.license.id})`)
  expect(bill.bomFormat).toBe('CycloneDX')
  expect(listed).toEqual(headings)
  expect(listed.length).toBeGreaterThan(20)
  for (const { hashes } of bill.components) expect(hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/)
  const { components } = bill
  expect(components.find(({ name }) => name === '@inquirer/core')?.purl).toMatch(/^pkg:npm\/%40inquirer\/core@\d/)
  for (const development of ['rolldown', 'vitest', 'typescript', 'oxlint'])
    expect(components.map(({ name }) => name)).not.toContain(development)
})

// Prints what is bundled in dist/ as a CycloneDX bill of materials: the same bytes for the same build.
import { readFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
const read = (/** @type {string} */ path) => readFileSync(new URL(path, root), 'utf8')
const { name, version, description, license } = JSON.parse(read('package.json'))
const lock = JSON.parse(read('package-lock.json')).packages

/** @param {string} packageName @param {string} packageVersion */
const purl = (packageName, packageVersion) => `pkg:npm/${packageName.replace('@', '%40')}@${packageVersion}`

// The build knows what is in the bundle, and writes its notices from that.
const bundled = read('dist/THIRD-PARTY-NOTICES.txt')
  .split(`\n${'-'.repeat(80)}\n\n`)
  .map((notice) => {
    const [, packageName, packageVersion, id] = /^(\S+) (\S+) \((.+)\)\n/.exec(notice) ?? []
    if (!packageName || !packageVersion || !id) throw new Error('a notice names no package')
    return { packageName, packageVersion, id }
  })

const components = bundled.map(({ packageName, packageVersion, id }) => {
  const locked = lock[`node_modules/${packageName}`]
  if (locked?.version !== packageVersion) throw new Error(`${packageName} ${packageVersion} is not what is locked`)
  const reference = purl(packageName, packageVersion)
  const content = Buffer.from(locked.integrity.replace('sha512-', ''), 'base64').toString('hex')
  return {
    type: 'library',
    'bom-ref': reference,
    name: packageName,
    version: packageVersion,
    scope: 'required',
    hashes: [{ alg: 'SHA-512', content }],
    licenses: [{ license: { id } }],
    purl: reference,
    externalReferences: [{ type: 'distribution', url: locked.resolved }],
  }
})

const reference = purl(name, version)
const main = { type: 'application', 'bom-ref': reference, name, version, description, purl: reference }
const bill = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { ...main, licenses: [{ license: { id: license } }] } },
  components,
  dependencies: [{ ref: reference, dependsOn: components.map((component) => component.purl) }],
}
console.log(JSON.stringify(bill, undefined, 2))

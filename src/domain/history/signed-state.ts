import { propertyOrder } from '../format/schema.ts'
import { isMapping, type Mapping } from '../format/value.ts'
import { digestsFrom, type Role } from '../talk/conversation.ts'
import { signedContent } from '../talk/signed-content.ts'
import { publicItemId } from './public-form.ts'

/** What a version says that is signed, and what its signatures are for. Digests and texts are confidential. */
export interface SignedState {
  /** Of what each party signed, where the signature has a digest. */
  digests: Readonly<Partial<Record<Role, string>>>
  /** Of what the version says. */
  digest: string
  /** What the version says by the public names of its parts: `manager`, `ratings`, `m1 due`. */
  parts: ReadonlyMap<string, string>
}

/** Undefined where no signature has a digest. `digestOf` gives the digest of a conversation. */
export function signedState(value: Mapping, digestOf: (value: Mapping) => string): SignedState | undefined {
  const digests = digestsFrom(value)
  return digests && { digests, digest: digestOf(value), parts: signedParts(value) }
}

/** Whether a change leaves a signature behind that is for something else than what the version now says. */
export function isSignatureOutdated(before: SignedState, after: SignedState | undefined): boolean {
  return roles.some((role) => {
    if (before.digests[role] === undefined) return false
    const renewed = after?.digests[role]
    return renewed === undefined || renewed !== after?.digest
  })
}

/** The public names of what differs: `m1 due`, `m2 added`, `m3 removed`, `ratings`. */
export function changedParts(before: SignedState, after: SignedState): string[] {
  const names = [...new Set([...before.parts.keys(), ...after.parts.keys()])]
  const changed = names.filter((name) => before.parts.get(name) !== after.parts.get(name))
  const had = itemNames(before.parts)
  const has = itemNames(after.parts)
  const named = changed.map((name) => {
    const [item = ''] = name.split(' ')
    return had.has(item) === has.has(item) ? name : `${item} ${has.has(item) ? 'added' : 'removed'}`
  })
  return [...new Set(named)].toSorted()
}

const roles = ['employee', 'manager'] as const

function itemNames(parts: SignedState['parts']): Set<string> {
  return new Set([...parts.keys()].flatMap((name) => publicItemId(name.split(' ')[0]) ?? []))
}

/** What has no public name of its own goes by the name of what it is in. */
function signedParts(value: Mapping): ReadonlyMap<string, string> {
  const { id: _id, ...content } = JSON.parse(signedContent(value)) as Mapping
  const parts = new Map<string, string>()
  const add = (name: string, part: unknown) => parts.set(name, `${parts.get(name) ?? ''}${JSON.stringify(part)}\n`)
  for (const [name, part] of Object.entries(content)) {
    if (name !== 'goals' && name !== 'agreements') {
      add(name, part)
      continue
    }
    const known = new Set(propertyOrder([name, 0], 'conversation'))
    for (const row of Array.isArray(part) ? part.filter(isMapping) : []) {
      const item = publicItemId(row.id) ?? name
      for (const [key, inner] of Object.entries(row))
        if (key !== 'id') add(known.has(key) && item !== name ? `${item} ${key}` : item, inner)
    }
  }
  return parts
}

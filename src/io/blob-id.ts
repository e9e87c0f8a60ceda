import { createHash } from 'node:crypto'

/** The object id git gives these bytes; SHA-256 repositories have 64 digits. */
export function blobId(bytes: Uint8Array, digits: number): string {
  return createHash(digits === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}

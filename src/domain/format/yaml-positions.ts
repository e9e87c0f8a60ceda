import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml'
import type { Path } from './finding.ts'
import { keyText } from './yaml-nodes.ts'

/** The map at a path; undefined where there is none. */
export function mapAt(top: YAMLMap, at: Path): YAMLMap | undefined {
  let node: unknown = top
  for (const step of at)
    node = isMap(node)
      ? node.items.find((pair) => keyText(pair) === step)?.value
      : isSeq(node)
        ? node.items[Number(step)]
        : undefined
  return isMap(node) ? node : undefined
}

export function keyStart(pair: Pair | undefined): number | undefined {
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined
}

/** The offset after the colon of a key. */
export function colonAfter(yaml: string, { key }: Pair): number | undefined {
  const end = isScalar(key) ? key.range?.[1] : undefined
  const colon = end === undefined ? undefined : /^[ \t]*:/.exec(yaml.slice(end))
  return colon ? (end ?? 0) + colon[0].length : undefined
}

export function columnOf(yaml: string, offset: number): number {
  return offset - (yaml.lastIndexOf('\n', offset - 1) + 1)
}

/** The offset after the line that an offset lies on. */
export function lineEnd(yaml: string, offset: number): number {
  const end = yaml.indexOf('\n', offset)
  return end === -1 ? yaml.length : end + 1
}

/** How the line ends that an offset lies on. */
export function eolAt(yaml: string, offset: number): string {
  return yaml[lineEnd(yaml, offset) - 2] === '\r' ? '\r\n' : '\n'
}

/** The pair of a key in a map. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyText(pair) === key)
}

/** The offset after the last line of a pair, comments after its value on that line included. */
export function pairEnd(yaml: string, pair: Pair): number | undefined {
  const colon = colonAfter(yaml, pair)
  if (colon === undefined) return undefined
  const range = isScalar(pair.value) || isMap(pair.value) || isSeq(pair.value) ? pair.value.range : undefined
  const end = range?.[1] ?? colon
  const last = colon + yaml.slice(colon, Math.max(colon, end)).trimEnd().length
  return lineEnd(yaml, Math.max(colon, last) - 1)
}

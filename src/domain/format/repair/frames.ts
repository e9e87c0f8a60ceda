import type { Path } from '../finding.ts'
import type { FileKind } from '../schema.ts'
import type { Entry } from './entry.ts'
import type { Mistake } from './mistake.ts'
import { shapeAt } from './shape.ts'

/** A map or a list that is open at a line. */
export interface Frame {
  path: Path
  type: 'map' | 'list'
  /** The column where its keys or dashes are, and where they belong. */
  indent: number
  target: number
  /** Keys read so far. */
  keys: Set<string>
  /** How many rows a list has. */
  rows: number
  /** Set while a row has only its first line, and that is not where it should be: the next line shows its column. */
  isLoose?: boolean
  /** What is wrong with its indentation: the lines in it are moved with it. */
  mistake?: Mistake
}

/** A key whose value has not begun: it may follow on the lines below. */
export interface Pending {
  path: Path
  indent: number
  target: number
  mistake?: Mistake
}

/** Where a line belongs: the map that its key is of, and what is wrong with the place it has. */
export interface Placement {
  frame: Frame
  fault?: 'indent' | 'dash'
}

/** The maps and lists that are open, the outermost first. */
export class Frames {
  readonly open: Frame[] = [{ path: [], type: 'map', indent: 0, target: 0, keys: new Set(), rows: 0 }]
  pending: Pending | undefined
  private readonly kind: FileKind

  constructor(kind: FileKind) {
    this.kind = kind
  }

  /** Whether a name is that of a property which could follow here. */
  isKey(name: string): boolean {
    const pending = this.pending && this.keysBelow(this.pending.path)
    return pending?.has(name) === true || this.open.some((frame) => this.knows(frame, name))
  }

  /** Whether the map, or a row of the list, has a property of this name. */
  knows(frame: Frame, name: string): boolean {
    return (frame.type === 'map' ? shapeAt(frame.path, this.kind).keys : this.keysBelow(frame.path)).has(name)
  }

  keysBelow(path: Path): ReadonlySet<string> {
    const { type, keys } = shapeAt(path, this.kind)
    return type === 'list' ? shapeAt([...path, 0], this.kind).keys : keys
  }

  /** Finds the map that an entry belongs to, and closes what is within it; undefined where there is none. */
  place(entry: Entry): Placement | undefined {
    const pending = this.pending
    this.pending = undefined
    const opened = pending && this.openBelow(pending, entry)
    if (opened) return opened
    return entry.bullet ? this.placeRow(entry) : this.placeKey(entry)
  }

  /** Opens what a key without value has on the lines below it. */
  private openBelow(pending: Pending, entry: Entry): Placement | undefined {
    const { path, indent, target, mistake } = pending
    const { type } = shapeAt(path, this.kind)
    const name = entry.key?.name
    const keys = this.keysBelow(path)
    const isOwn = name !== undefined && keys.has(name)
    const isOthers = name !== undefined && this.open.some((frame) => this.knows(frame, name))
    const shift = target - indent
    if (entry.bullet && type !== 'map' && type !== 'text') {
      if (entry.indent < indent && (!isOwn || this.open.some((frame) => this.isRowOf(frame, entry)))) return undefined
      const wrong = entry.indent < indent
      const list = this.push('list', path, entry.indent, wrong ? target + 2 : entry.indent + shift, mistake)
      const placement = this.row(list, entry)
      placement.frame.isLoose = wrong || !entry.bullet.isRight || name === undefined
      return { ...placement, fault: wrong ? 'indent' : undefined }
    }
    if (name === undefined || entry.bullet) return undefined
    if (type === 'list' && isOwn && (entry.indent > indent || !isOthers)) {
      const to = entry.indent > indent + 1 ? entry.indent - 2 + shift : target + 2
      const list = this.push('list', path, entry.indent - 2, to, mistake)
      return { ...this.row(list, entry), fault: 'dash' }
    }
    const belongs = isOwn || !isOthers || shapeAt(path, this.kind).isOpen
    if ((type === 'map' || type === undefined) && entry.indent > indent && belongs)
      return { frame: this.push('map', path, entry.indent, entry.indent + shift, mistake) }
    if (type === 'map' && isOwn && !isOthers)
      return { frame: this.push('map', path, entry.indent, target + 2), fault: 'indent' }
    return undefined
  }

  private isRowOf(frame: Frame, { indent, key }: Entry): boolean {
    return frame.type === 'list' && frame.indent === indent && key !== undefined && this.knows(frame, key.name)
  }

  private placeRow(entry: Entry): Placement | undefined {
    const name = entry.key?.name
    const lists = this.open.filter(({ type }) => type === 'list')
    const exact = lists.findLast(({ indent }) => indent === entry.indent)
    const found = exact ?? lists.findLast((frame) => name === undefined || this.knows(frame, name))
    if (!found) return undefined
    this.closeTo(found)
    const placement = this.row(found, entry)
    placement.frame.isLoose = !exact || entry.bullet?.isRight === false || name === undefined
    return { ...placement, fault: exact ? undefined : 'indent' }
  }

  private placeKey({ indent, key }: Entry): Placement | undefined {
    const name = key?.name
    if (name === undefined) return undefined
    const maps = this.open.filter(({ type }) => type === 'map')
    this.settleRow(indent, name)
    const exact = maps.findLast((frame) => frame.indent === indent)
    const isFree = (frame: Frame) => this.knows(frame, name) && !frame.keys.has(name)
    if (exact && (isFree(exact) || (this.isOpenMap(exact) && !maps.some(isFree)))) return this.placed(exact)
    const row = exact && this.rowWithout(exact, name)
    if (row) return row
    if (exact && this.knows(exact, name)) return this.placed(exact)
    const other = maps.findLast(isFree)
    if (other) return { ...this.placed(other), fault: other.indent === indent ? undefined : 'indent' }
    return exact && this.placed(exact)
  }

  /** Takes the column of the second line of a row for that of the row, where its first line says nothing. */
  private settleRow(indent: number, name: string): void {
    const row = this.open.at(-1)
    const list = this.open.at(-2)
    if (!row?.isLoose || !list) return
    row.isLoose = false
    if (indent >= list.indent && this.knows(row, name) && !row.keys.has(name)) row.indent = indent
  }

  /** The next row of a list, whose dash was forgotten: its first key is there again. */
  private rowWithout(row: Frame, name: string): Placement | undefined {
    const list = this.open[this.open.indexOf(row) - 1]
    if (list?.type !== 'list' || !row.keys.has(name) || [...row.keys][0] !== name) return undefined
    this.closeTo(list)
    return { ...this.row(list, { indent: row.indent, start: 0 }), fault: 'dash' }
  }

  isOpenMap({ path }: Frame): boolean {
    const { isOpen, keys, type } = shapeAt(path, this.kind)
    return isOpen || type === undefined || keys.size === 0
  }

  private placed(frame: Frame): Placement {
    this.closeTo(frame)
    return { frame }
  }

  private row(list: Frame, { indent, bullet }: Entry): Placement {
    const path = [...list.path, list.rows++]
    const length = bullet?.length ?? 0
    return {
      frame: this.push('map', path, indent + length, list.target + (bullet?.isRight ? length : 2), list.mistake),
    }
  }

  private push(type: Frame['type'], path: Path, indent: number, target: number, mistake?: Mistake): Frame {
    const frame: Frame = { path, type, indent, target, keys: new Set(), rows: 0, mistake }
    this.open.push(frame)
    return frame
  }

  private closeTo(frame: Frame): void {
    this.open.length = this.open.indexOf(frame) + 1
  }
}

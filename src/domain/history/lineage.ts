import { personOf } from './holders.ts'

/** A state of a conversation of one person, with the states it came from: also those under the person's former id. */
export interface Lineage {
  readonly key: string
  readonly earlier: readonly Lineage[]
  /** The people who have the conversation in the end; empty until `assign`. */
  readonly belongsTo: Set<string | undefined>
}

/** The states of the conversations that were ever several people's. */
export class Lineages {
  /** None before those it came from. */
  private readonly all: Lineage[] = []
  /** Conversations that went on under another id of their person. */
  private readonly continued = new Set<string>()

  add(key: string, states: readonly { lineage: Lineage | undefined }[]): Lineage {
    const earlier = [...new Set(states.flatMap(({ lineage }) => lineage ?? []))]
    for (const other of earlier) if (other.key !== key) this.continued.add(other.key)
    const lineage = { key, earlier, belongsTo: new Set<string | undefined>() }
    this.all.push(lineage)
    return lineage
  }

  /** Finds out whose each state is in the end, by the last states; `isThere`: whether a file still has the conversation. */
  assign(last: readonly { lineage: Lineage; isThere: boolean }[]): void {
    for (const { lineage, isThere } of last)
      if (isThere || !this.continued.has(lineage.key)) lineage.belongsTo.add(personOf(lineage.key))
    for (const { earlier, belongsTo } of this.all.toReversed())
      for (const lineage of earlier) for (const person of belongsTo) lineage.belongsTo.add(person)
  }
}

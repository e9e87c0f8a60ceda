import type { ValueChange } from '../../format/change.ts'
import type { RuleId } from '../rule-table.ts'

/** A change with the rule whose finding it corrects; null for a row that `new` would have written and no rule asks for. */
export type FixChange = ValueChange & { rule: RuleId | null }

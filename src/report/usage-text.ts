import type { RuleId } from '../domain/check/rule-table.ts'
import type { UsageError } from '../domain/usage-error.ts'
import { escapeTerminal } from './escape.ts'
import type { Words } from './words.ts'

/** Why samtal cannot go on, in words. */
export async function usageText({ code, params }: UsageError, words: Words): Promise<string> {
  const { rule, property = '' } = params
  let message = ''
  if (rule && (code === 'new-talk-invalid' || code === 'edit-invalid')) {
    const { ruleMessage } = await import('./rule-message.ts')
    message = ruleMessage({ rule: rule as RuleId, property, params: {} }, words.language)
  }
  // What the user typed may hold what a terminal would act on.
  const safe = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, escapeTerminal(value)]))
  return words.usage[code]({ ...safe, message })
}

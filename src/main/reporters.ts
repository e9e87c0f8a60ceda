import type { World } from '../io/world.ts'
import type { Report } from '../report/report.ts'
import { rulesIn } from '../report/rules.ts'
import { noStyle, type Style } from '../report/style.ts'
import type { Words } from '../report/words.ts'
import { version } from '../version.ts'
import type { Output } from './outputs.ts'

/** The flags that a report's looks hang on. */
interface Looks {
  showValues?: boolean
  strict?: boolean
}

/** The table of reporters: a report and how it is to look, as text. */
export async function renderReport(
  report: Report,
  { format, file }: Output,
  options: Looks,
  world: World,
  words: Words,
  style: Style,
): Promise<string> {
  const json = format === 'json'
  // What stands in the files is for the eyes of whoever sits at the terminal, not for what is kept.
  const showsValues = options.showValues === true || (world.tty.stdout && !world.env.CI && file === undefined)
  switch (report.kind) {
    case 'check': {
      if (json) return (await import('../report/check/json.ts')).checkJson(report)
      if (format === 'github') return (await import('../report/check/github.ts')).checkGithub(report)
      if (format === 'sarif') return (await import('../report/check/sarif.ts')).checkSarif(report, version)
      if (format === 'junit')
        return (await import('../report/check/junit.ts')).checkJunit(report, options.strict === true)
      if (format === 'codequality') return (await import('../report/check/codequality.ts')).checkCodequality(report)
      return (await import('../report/check/text.ts')).checkText(report, words, style, showsValues)
    }
    case 'due':
      if (json) return (await import('../report/due/json.ts')).dueJson(report)
      return (await import('../report/due/text.ts')).dueText(report, words, style)
    case 'log': {
      if (json) return (await import('../report/log/json.ts')).logJson(report)
      return (await import('../report/log/text.ts')).logText(report, words, style, report.one && showsValues)
    }
    case 'between': {
      if (json) return (await import('../report/log/json.ts')).betweenJson(report)
      return (await import('../report/log/text.ts')).betweenText(
        report,
        words,
        style,
        report.person !== null && showsValues,
      )
    }
    case 'templates': {
      const { templatesJson, templatesText } = await import('../report/templates.ts')
      return json ? templatesJson(report) : templatesText(report, words, style)
    }
    case 'explain':
      return (await import('../report/explain.ts')).explainText(report, words, await rulesIn(words.language), style)
    case 'completions':
      return (await import('../report/completions/completions.ts')).completionsText(report)
    case 'outline':
      return (await import('../report/outline.ts')).outlineJson(report.outline)
    case 'text':
      return report.text
    default: {
      const { createdText, newText } = await import('../report/created.ts')
      return report.kind === 'new' ? newText(report, words) : createdText(report, words)
    }
  }
}

/** chalk minds neither NO_COLOR nor what the user asked for; what it is to do is decided here. */
export async function styleFor(color: unknown, { env, tty }: World): Promise<Style> {
  const wanted = env.NO_COLOR ? false : env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : tty.stdout && env.TERM !== 'dumb'
  if (color === 'never' || (color !== 'always' && !wanted)) return noStyle
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  return { error: chalk.red, warning: chalk.yellow, good: chalk.green, strong: chalk.bold, faint: chalk.dim }
}

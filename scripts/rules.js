// Makes docs/rules.md and docs/regler.md from the rules, which `samtal explain` shows too, and writes the names of rules and
// shipped templates into the schemas, where editors find what to propose.
import { Buffer } from 'node:buffer'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as prettier from 'prettier'
import { build } from 'rolldown'

const root = new URL('../', import.meta.url)

/**
 * @typedef {import('../src/domain/check/rule.ts').Rule} Rule
 * @typedef {object} Source what the pages are made of
 * @property {readonly Rule[]} rules
 * @property {(example: string) => string} shownExample
 */

const words = {
  en: {
    title: 'The rules of `samtal check`',
    made: 'Made by `npm run rules` from the words of `samtal explain`; change those, not this page. [På svenska](regler.md).',
    intro:
      'An `error` makes `samtal check` fail, a `warning` does so with `--strict`. In `samtal.yaml` you say how severe a rule on talks is with you: `error`, `warning`, or `off` with a reason:',
    reason: 'Talks before 2024 are on paper only.',
    limits:
      'Rules without which a talk could not be read, or not be distinguished from another, may be lowered to `warning` but not be `off`. An `error` in `samtal.yaml`, the roster or a template is always an `error`, since every command rests on them.',
    head: ['rule', 'severity', 'may be', 'what to do'],
    may: {
      none: '–',
      severity: '`warning`',
      off: '`warning`, `off`',
      'opt-in': '`error`; is `off` until you ask for it',
    },
    fix: 'What to do:',
    wrong: 'Wrong:',
    right: 'Right:',
  },
  sv: {
    title: 'Reglerna i `samtal check`',
    made: 'Sidan skapas av `npm run rules` ur orden i `samtal explain`; ändra dem, inte den här sidan. [In English](rules.md).',
    intro:
      'Ett `error` gör att `samtal check` misslyckas, en `warning` gör det med `--strict`. I `samtal.yaml` anger ni hur allvarlig en regel för samtal är hos er: `error`, `warning`, eller `off` tillsammans med ett skäl:',
    reason: 'Samtal före 2024 finns bara på papper.',
    limits:
      'Regler som ett samtal måste följa för att kunna läsas, eller för att inte förväxlas med ett annat, kan sänkas till `warning` men inte vara `off`. Ett `error` i `samtal.yaml`, personlistan eller en mall är alltid ett `error`, eftersom alla kommandon bygger på dem.',
    head: ['regel', 'allvar', 'kan bli', 'att göra'],
    may: {
      none: '–',
      severity: '`warning`',
      off: '`warning`, `off`',
      'opt-in': '`error`; är `off` tills ni ber om den',
    },
    fix: 'Att göra:',
    wrong: 'Fel:',
    right: 'Rätt:',
  },
}

/**
 * The page on the rules in a language.
 * @param {'en' | 'sv'} language
 * @param {Source} source
 * @returns {Promise<string>}
 */
export async function page(language, { rules, shownExample }) {
  const said = words[language]
  const may = (/** @type {Rule} */ { severity, settings }) =>
    severity === 'warning' && settings === 'off' ? '`error`, `off`' : said.may[settings]
  const row = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`
  const text = [
    `# ${said.title}`,
    said.made,
    said.intro,
    fenced(
      'yaml',
      `rules:\n  window-missed: error\n  reference-unknown:\n    severity: off\n    reason: ${said.reason}\n`,
    ),
    said.limits,
    [
      row(said.head),
      row(said.head.map(() => '---')),
      ...rules.map((rule) =>
        row([`[\`${rule.id}\`](#${rule.id})`, `\`${rule.severity}\``, may(rule), literal(rule[language].fix)]),
      ),
    ].join('\n'),
    ...rules.flatMap(({ id, severity, example, [language]: { fix, why } }) => [
      `## ${id}`,
      `\`${severity}\``,
      literal(why),
      `**${said.fix}** ${literal(fix)}`,
      said.wrong,
      fenced('text', shownExample(example.wrong)),
      said.right,
      fenced('text', shownExample(example.right)),
    ]),
  ].join('\n\n')
  return formatted(text, 'markdown')
}

/**
 * The text of a schema with the names that are known.
 *
 * @param {string} kind @param {Source} source
 * @returns {Promise<string>}
 */
export async function schemaWithNames(kind, { rules }) {
  const url = new URL(`schemas/${kind}.schema.json`, root)
  const schema = JSON.parse(readFileSync(url, 'utf8'))
  const templates = readdirSync(new URL('templates/', root)).filter((name) => name.endsWith('.yaml'))
  schema.$defs.shippedTemplate.enum = templates.map((name) => name.replace('.yaml', '')).sort()
  if (kind === 'settings')
    schema.properties.rules.propertyNames.enum = rules.flatMap(({ id, settings }) => (settings === 'none' ? [] : [id]))
  return formatted(JSON.stringify(schema, null, 2), 'json')
}

/** @param {string} text @param {'json' | 'markdown'} parser */
async function formatted(text, parser) {
  const url = new URL('.prettierrc.json', root)
  return prettier.format(text, { ...(await prettier.resolveConfig(fileURLToPath(url))), parser })
}

/** @param {string} language @param {string} text */
function fenced(language, text) {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``
}

/** A text in which Markdown sees no marks. @param {string} text */
function literal(text) {
  return text.replace(/[\\`*_<[\]|#]/g, '\\$&')
}

/** The sources, which are TypeScript: bundled in memory. @returns {Promise<Source>} */
async function source() {
  const files = ['domain/check/rule-table', 'domain/check/rule-example']
  const entry = files.map((file) => `export * from ${JSON.stringify(fileURLToPath(new URL(`src/${file}.ts`, root)))}`)
  const { output } = await build({
    input: 'rules',
    platform: 'node',
    write: false,
    plugins: [
      {
        name: 'rules',
        resolveId: (id) => (id === 'rules' ? '\0rules' : undefined),
        load: (id) => (id === '\0rules' ? entry.join('\n') : undefined),
      },
    ],
  })
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const from = await source()
  writeFileSync(new URL('docs/rules.md', root), await page('en', from))
  writeFileSync(new URL('docs/regler.md', root), await page('sv', from))
  for (const kind of ['conversation', 'roster', 'settings'])
    writeFileSync(new URL(`schemas/${kind}.schema.json`, root), await schemaWithNames(kind, from))
}

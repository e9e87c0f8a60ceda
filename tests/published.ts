/*
 * The published definitions of the formats that `check` writes for other programs. Only the properties that samtal uses
 * are here, and no others are allowed, so that a new property in the output must first be looked up and added.
 */

const object = (properties: Record<string, unknown>, required: string[] = Object.keys(properties)) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})
const list = (items: unknown, more: Record<string, unknown> = {}) => ({ type: 'array', items, ...more })
const text = { type: 'string' }
const position = { type: 'integer', minimum: 1 }
const level = { enum: ['none', 'note', 'warning', 'error'] }
/** SARIF's `message` and `multiformatMessageString`: a text that is not empty. */
const message = object({ text: { type: 'string', minLength: 1 } })

/** From the JSON Schema of SARIF 2.1.0 with errata 01 (OASIS), and from what section 3 of the standard adds to it. */
export const sarif = object({
  $schema: { type: 'string', format: 'uri' },
  version: { const: '2.1.0' },
  runs: list(
    object({
      tool: object({
        driver: object({
          name: { type: 'string', minLength: 1 },
          semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$' },
          language: { type: 'string', pattern: '^[a-z]{2}(-[A-Z]{2})?$' },
          rules: list(
            object({
              id: { type: 'string', minLength: 1 },
              name: { type: 'string', pattern: '^[A-Z][A-Za-z]+$' },
              shortDescription: message,
              fullDescription: message,
              help: message,
              helpUri: { type: 'string', format: 'uri' },
              defaultConfiguration: object({ level }),
            }),
            { uniqueItems: true },
          ),
        }),
      }),
      originalUriBaseIds: {
        type: 'object',
        // A base whose location is not known has no uri.
        additionalProperties: object({ description: message }),
      },
      columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
      results: list(
        object({
          ruleId: text,
          ruleIndex: { type: 'integer', minimum: -1 },
          level,
          message,
          locations: list(
            object({
              physicalLocation: object({
                artifactLocation: object({ uri: { type: 'string', format: 'uri-reference' }, uriBaseId: text }),
                region: object({ startLine: position, startColumn: position, endLine: position, endColumn: position }),
              }),
            }),
            { minItems: 1, maxItems: 1 },
          ),
          partialFingerprints: { type: 'object', additionalProperties: text },
        }),
      ),
    }),
    { minItems: 1 },
  ),
})

/** From GitLab's _Code Quality report format_. */
export const codeQuality = list(
  object({
    description: { type: 'string', minLength: 1 },
    check_name: text,
    fingerprint: { type: 'string', minLength: 1 },
    severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
    // A relative path, which must not begin with ./
    location: object({
      path: { type: 'string', pattern: '^(?!\\.?/)[^]' },
      lines: object({ begin: position }),
    }),
  }),
)

/** The RFC 3986 formats that the schemas name: every character that must be percent-encoded is. */
export const formats: Readonly<Record<string, RegExp>> = {
  uri: /^[a-z][a-z0-9+.-]*:(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-F]{2})+$/i,
  'uri-reference': /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-F]{2})+$/i,
}

/** An element as defined by junit-10.xsd, the schema of Jenkins' xUnit plugin; `text` says whether it may hold text. */
interface Element {
  attributes: readonly string[]
  required: readonly string[]
  children: readonly string[]
  text: boolean
}

const counts = ['tests', 'failures', 'errors']
const outcome: Element = { attributes: ['type', 'message'], required: [], children: [], text: true }
const output: Element = { attributes: [], required: [], children: [], text: true }

/** From junit-10.xsd, against which Jenkins validates reports; `''` is the document itself. */
export const junit: Readonly<Record<string, Element>> = {
  '': { attributes: [], required: [], children: ['testsuites'], text: false },
  testsuites: { attributes: ['name', 'time', ...counts], required: [], children: ['testsuite'], text: false },
  testsuite: {
    attributes: ['name', ...counts, 'skipped', 'time', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
    required: ['name', ...counts],
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
    text: false,
  },
  testcase: {
    attributes: ['name', 'time', 'classname', 'group'],
    required: ['name'],
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    text: false,
  },
  failure: outcome,
  error: outcome,
  skipped: outcome,
  'system-out': output,
  'system-err': output,
}

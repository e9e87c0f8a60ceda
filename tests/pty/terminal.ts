import { spawn } from '@lydell/node-pty'
import { bin, type Sandbox } from '../harness.ts'

/** Keys as a terminal sends them. */
export const keys = { enter: '\r', down: '\u001b[B', up: '\u001b[A', backspace: '\u007f', space: ' ', ctrlC: '\u0003' }

const escapeSequence = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|[=>])/g

/** samtal in a pseudo-terminal of 100 columns and 30 rows, started by a shell that says afterwards how the terminal is. */
export class Terminal {
  /** Everything that was printed, escape sequences too. */
  raw = ''
  readonly #process
  readonly #exit: Promise<number>
  #seen = 0

  constructor(box: Sandbox, args: readonly string[], env: Record<string, string> = {}) {
    const script = '"$node" "$samtal" "$@"; code=$?; echo "[$(stty -a | tr "\\n" " ")]"; exit "$code"'
    this.#process = spawn('/bin/sh', ['-c', script, 'sh', ...args], {
      cols: 100,
      rows: 30,
      cwd: box.dir,
      env: { ...box.env, TERM: 'xterm-256color', node: process.execPath, samtal: bin, ...env },
    })
    this.#process.onData((text) => (this.raw += text))
    this.#exit = new Promise((done) => this.#process.onExit(({ exitCode }) => done(exitCode)))
  }

  /** What was printed since the last call that found something, without escape sequences. */
  get news(): string {
    return this.raw.slice(this.#seen).replace(escapeSequence, '')
  }

  /** Waits until something is printed that was not there at the last call. */
  async waitFor(pattern: RegExp): Promise<string> {
    for (let attempt = 0; !pattern.test(this.news); attempt++) {
      if (attempt === 1000) throw new Error(`${pattern} was not printed in 20 seconds, but: ${this.news}`)
      await new Promise((done) => void setTimeout(done, 20))
    }
    const text = this.news
    this.#seen = this.raw.length
    return text
  }

  /** Types a text, or presses keys. */
  type(text: string): void {
    this.#process.write(text)
  }

  /** The exit code, and whether the terminal was left as it was found: line by line, with echo and a cursor. */
  async end(): Promise<{ code: number; restored: boolean; out: string }> {
    const code = await this.#exit
    const [settings = ''] = /\[speed [^\]]*\]/.exec(this.raw) ?? []
    const isCooked = [' icanon ', ' echo ', ' isig '].every((setting) => settings.includes(setting))
    const isCursorShown = this.raw.lastIndexOf('\u001b[?25h') >= this.raw.lastIndexOf('\u001b[?25l')
    return { code, restored: isCooked && isCursorShown, out: this.raw.replace(escapeSequence, '') }
  }
}

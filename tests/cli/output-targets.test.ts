import { linkSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Sandbox, talk } from '../harness.ts'
import { expectRefusal, shell } from '../support.ts'

const checked = '1 file checked: all is well.\n'
const samtal = '"$node" "$samtal"'

function sound(): Sandbox {
  return new Sandbox().init().write({ 'people/anna/a.md': talk({}) })
}

/** As `-o` for JSON and for SARIF. */
const twoFiles = (a: string, b: string) => ['check', '--format', 'json', '-o', a, '--format', 'sarif', '-o', b]

describe('-o to a descriptor', () => {
  it('that the process was not given is refused, also where Node has opened it', () => {
    const box = sound()
    symlinkSync('/proc/self/fd', join(box.dir, 'folder'))
    for (let number = 3; number < 24; number++) {
      symlinkSync(`/dev/fd/${number}`, join(box.dir, `link${number}`))
      for (const name of [`/dev/fd/${number}`, `/proc/self/fd/${number}`, `folder/${number}`, `link${number}`])
        if (name.startsWith('/dev') || number === 7)
          expectRefusal(box.samtal(['check', '-o', name]), `${name} is not open for writing`)
    }
  }, 60_000)

  it('that is only for reading is refused', () => {
    expectRefusal(shell(sound(), `${samtal} check -o /dev/fd/7 7< people/anna/a.md`), '/dev/fd/7 is not open')
    expectRefusal(shell(sound(), `${samtal} check -o /dev/fd/0 < people/anna/a.md`), '/dev/fd/0 is not open')
  })

  it('that the process was given is written to: a file, a pipe, a pipe for both ways, a device', () => {
    const box = sound()
    symlinkSync('/dev/fd/9', join(box.dir, 'link'))
    expect(shell(box, `${samtal} check -o /dev/fd/9 9> a.txt; cat a.txt`).out).toBe(checked)
    expect(shell(box, `${samtal} check -o link 9> b.txt; cat b.txt`).out).toBe(checked)
    expect(shell(box, `{ ${samtal} check -o /dev/fd/9 > c.txt; } 9>&1 | cat`).out).toBe(checked)
    expect(shell(box, `mkfifo p; ${samtal} check -o /dev/fd/9 9<> p; timeout 5 head -n 1 <&9 || true`).code).toBe(0)
    expect(shell(box, `${samtal} check -o /dev/fd/9 9> /dev/null`)).toEqual({ code: 0, out: '', err: '' })
  })
})

describe('-o of two formats', () => {
  it('to one file is refused, however the file is named, and nothing is written', () => {
    const box = sound().write({ 'old.txt': 'old' })
    mkdirSync(join(box.dir, 'folder'))
    symlinkSync('old.txt', join(box.dir, 'link'))
    symlinkSync('new.txt', join(box.dir, 'dangling'))
    symlinkSync('folder', join(box.dir, 'other'))
    linkSync(join(box.dir, 'old.txt'), join(box.dir, 'hard'))
    const before = readdirSync(box.dir)
    for (const [a, b] of [
      ['old.txt', 'link'],
      ['old.txt', 'hard'],
      ['old.txt', join(box.dir, 'old.txt')],
      ['new.txt', join(box.dir, 'new.txt')],
      ['new.txt', 'dangling'],
      ['folder/new.txt', 'other/new.txt'],
      ['folder/../new.txt', './new.txt'],
    ] as const) {
      expectRefusal(box.samtal(twoFiles(a, b)), `two formats cannot be written to the same file: ${b}`)
      expectRefusal(box.samtal(twoFiles(b, a)), `two formats cannot be written to the same file: ${a}`)
    }
    expect(readdirSync(box.dir)).toEqual(before)
    expect(box.read('old.txt')).toBe('old')
    expect(readdirSync(join(box.dir, 'folder'))).toEqual([])
  })

  it('to a file that standard output goes to is refused', () => {
    const run = shell(
      sound(),
      `${samtal} check --format json -o log.txt --format text > log.txt; code=$?; cat log.txt; exit $code`,
    )
    expectRefusal(run, 'the same file: log.txt')
  })

  it('to one device is not', () => {
    const run = shell(
      sound(),
      `${samtal} check --format json -o /dev/null --format sarif -o /dev/null --format text > /dev/null`,
    )
    expect(run).toEqual({ code: 0, out: '', err: '' })
  })
})

describe('-o', () => {
  it('refuses a folder, also one that does not exist', () => {
    const box = sound()
    for (const name of ['new/', 'new/.', 'people', 'people/', '.', '..', '/', 'new//'])
      for (const command of [['check'], ['export', '--public']])
        expectRefusal(box.samtal([...command, '-o', name]), `-o ${name} names a folder`)
    expect(readdirSync(box.dir)).toEqual(['.git', 'people'])
  })

  it('refuses an empty name and says which option it is', () => {
    expectRefusal(sound().samtal(['check', '-o', '']), 'give a value: -o, --output <file>')
    expectRefusal(sound().samtal(['due', '--output=']), 'give a value: -o, --output <file>')
    expectRefusal(sound().samtal(['export', '--public', '-o', '']), 'give a value: -o, --output <file>')
  })

  it('says before any work that there is no folder for the file', () => {
    expectRefusal(sound().samtal(['check', '-o', 'nowhere/a.json']), 'nowhere/a.json could not be written (ENOENT)')
  })
})

import { createHash } from 'node:crypto'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, readdirSync, readlinkSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bin, Sandbox, talk, type Run } from '../harness.ts'

const checked = '1 file checked: all is well.\n'

function workspace(): Sandbox {
  return new Sandbox().init().write({ 'people/anna/a.md': talk({}), 'people/anna/b.txt': '' })
}

/** A workspace where `check` finds nothing. */
function sound(): Sandbox {
  return new Sandbox().init().write({ 'people/anna/a.md': talk({}) })
}

/** Runs a line of shell, where `samtal` is the real bin. */
function shell(box: Sandbox, line: string): Run {
  const script = `samtal() { "$node" "$bin" "$@"; }\n${line}`
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd: box.dir,
    env: { ...box.env, node: process.execPath, bin },
    encoding: 'utf8',
    timeout: 20_000,
  })
  return { code: status ?? -1, out: stdout, err: stderr }
}

describe('-o', () => {
  it('with - is standard output', () => {
    const box = sound()
    expect(box.samtal(['check', '-o', '-'])).toEqual({ code: 0, out: checked, err: '' })
    const run = box.samtal(['check', '--format', 'json', '-o', 'ut.json', '--format', 'text', '-o', '-'])
    expect(run).toEqual({ code: 0, out: checked, err: '' })
    expect(readdirSync(box.dir).sort()).toEqual(['.git', 'people', 'ut.json'])
    const both = box.samtal(['check', '--format', 'json', '-o', '-', '--format', 'text', '-o', '/dev/stdout'])
    expect([both.code, both.out]).toEqual([2, ''])
  })

  it('writes several formats to several streams', () => {
    const run = sound().samtal(['check', '--format', 'json', '-o', '/dev/stderr', '--format', 'text'])
    expect([run.code, run.out]).toEqual([0, checked])
    expect(JSON.parse(run.err)).toMatchObject({ kind: 'check' })
  })

  it('adds to a file that a stream of the command goes to, and loses nothing there', () => {
    const box = sound()
    const line = `{ echo before; samtal check -o NAME; echo after; } >> log.txt; ls -A`
    for (const name of ['/dev/stdout', '/dev/fd/1', 'log.txt', '-']) {
      box.write({ 'log.txt': 'old\n' })
      expect(shell(box, line.replace('NAME', name))).toEqual({ code: 0, out: '.git\nlog.txt\npeople\n', err: '' })
      expect(box.read('log.txt')).toBe(`old\nbefore\n${checked}after\n`)
    }
    box.write({ 'log.txt': 'old\n' })
    shell(box, `{ echo before; samtal check -o /dev/fd/7; echo after; } 7>> log.txt >&7`)
    expect(box.read('log.txt')).toBe(`old\nbefore\n${checked}after\n`)
  })

  it('writes to a named pipe, directly or through a link', () => {
    const box = sound()
    shell(box, 'mkfifo pipe; ln -s pipe link')
    for (const name of ['pipe', 'link']) {
      const run = shell(box, `cat pipe & samtal check -o ${name}; code=$?; wait; exit $code`)
      expect(run).toEqual({ code: 0, out: checked, err: '' })
    }
    expect(lstatSync(join(box.dir, 'pipe')).isFIFO()).toBe(true)
    expect(lstatSync(join(box.dir, 'link')).isSymbolicLink()).toBe(true)
    expect(shell(box, 'samtal check -o >(cat > sub.txt); sleep 0.5; cat sub.txt').out).toBe(checked)
  })

  it('writes to a device, and says when that is full', () => {
    const box = sound()
    // A link to the device: what replaces the name by mistake replaces the link.
    symlinkSync('/dev/full', join(box.dir, 'full'))
    const run = box.samtal(['check', '-o', 'full'])
    expect([run.code, run.out]).toEqual([2, ''])
    expect(run.err).toContain('full could not be written (ENOSPC)')
    expect(readlinkSync(join(box.dir, 'full'))).toBe('/dev/full')
    expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true)
    symlinkSync('/dev/null', join(box.dir, 'nothing'))
    expect(box.samtal(['check', '-o', 'nothing'])).toEqual({ code: 0, out: '', err: '' })
    expect(readlinkSync(join(box.dir, 'nothing'))).toBe('/dev/null')
  })

  it('replaces what a link leads to, and makes it where it is missing', () => {
    const box = sound().write({ 'far/ut.txt': 'old' })
    chmodSync(join(box.dir, 'far/ut.txt'), 0o600)
    symlinkSync('far/ut.txt', join(box.dir, 'one'))
    symlinkSync('one', join(box.dir, 'two'))
    symlinkSync('far/new.txt', join(box.dir, 'dangling'))
    for (const [link, target] of [
      ['two', 'far/ut.txt'],
      ['dangling', 'far/new.txt'],
    ] as const) {
      expect(box.samtal(['check', '-o', link])).toEqual({ code: 0, out: '', err: '' })
      expect(box.read(target)).toBe(checked)
      expect(lstatSync(join(box.dir, link)).isSymbolicLink()).toBe(true)
    }
    expect(statSync(join(box.dir, 'far/ut.txt')).mode & 0o777).toBe(0o600)
    symlinkSync('circle', join(box.dir, 'circle'))
    symlinkSync('nowhere/ut.txt', join(box.dir, 'lost'))
    for (const [link, code] of [
      ['circle', 'ELOOP'],
      ['lost', 'ENOENT'],
    ] as const) {
      const run = box.samtal(['check', '-o', link])
      expect([run.code, run.err.includes(`${link} could not be written (${code})`)]).toEqual([2, true])
    }
  })

  it('keeps the old file where not all of the new one can be written', () => {
    const box = workspace()
    for (let number = 0; number < 20; number++) box.write({ [`people/anna/${number}.txt`]: '' })
    box.write({ 'ut.json': 'old' })
    // A file may have 1024 bytes.
    const run = shell(box, `ulimit -f 1; samtal check --format json -o ut.json`)
    expect([run.code, run.out]).toEqual([2, ''])
    expect(run.err).toContain('ut.json could not be written (EFBIG)')
    expect(box.read('ut.json')).toBe('old')
    expect(readdirSync(box.dir).sort()).toEqual(['.git', 'people', 'ut.json'])
  })

  it('says when standard output is cut short', () => {
    const box = workspace()
    for (let number = 0; number < 20; number++) box.write({ [`people/anna/${number}.txt`]: '' })
    expect(shell(box, `ulimit -f 1; samtal check --format json > ut.json`).code).toBe(2)
    expect(shell(box, `samtal check > /dev/full`).code).toBe(2)
  })
})

describe('a file that a killed writer left', () => {
  const left = '.samtal-0123456789ab.tmp'
  const bad = talk({ planned: '2026/01/20', id: 'anna-2026-01-20-medarbetarsamtal' })

  it('is in nobody’s way', () => {
    const box = sound().write({ [`people/anna/${left}`]: talk({}), [`templates/${left}`]: '' })
    expect(box.samtal(['check'])).toEqual({ code: 0, out: checked, err: '' })
  })

  it('is an error once it has been added to git, for `check` as for `check --staged`', () => {
    const path = `people/anna/${left}`
    const box = sound().write({ [path]: talk({}) })
    box.git('add', '-A')
    const error = `${path}:1:1: error: file-unexpected`
    for (const args of [['check'], ['check', '--staged'], ['check', '--fix']])
      expect(box.samtal(args).out, args.join(' ')).toContain(error)
    // An index that only git can read.
    box.git('update-index', '--index-version', '4')
    expect(box.samtal(['check']).out).toContain(error)
    box.commit('2026-01-25')
    expect(box.samtal(['check']).out).toContain(error)
    box.git('rm', '--cached', '--quiet', path)
    expect(box.samtal(['check'])).toEqual({ code: 0, out: checked, err: '' })
  })

  it('is removed by the next writer when it is old, and left when it is young', () => {
    const young = '.samtal-0123456789ac.tmp'
    const box = sound().write({ 'people/anna/b.md': bad.replace('anna-2026-01-20', 'anna-2026-01-21') })
    for (const folder of ['people/anna', 'people/bo'])
      for (const name of [left, young, '.samtal-mine.tmp']) box.write({ [`${folder}/${name}`]: 'x' })
    box.write({ 'people/bo/a.md': talk({ employee: 'bo' }) })
    for (const folder of ['people/anna', 'people/bo'])
      utimesSync(join(box.dir, folder, left), new Date('2026-01-01'), new Date('2026-01-01'))
    expect(box.samtal(['check', '--fix', '--dry-run']).code).toBe(1)
    expect(existsSync(join(box.dir, 'people/bo', left))).toBe(true)
    box.samtal(['check', '--fix'])
    for (const folder of ['people/anna', 'people/bo'])
      expect(readdirSync(join(box.dir, folder)).filter((name) => name.endsWith('.tmp'))).toEqual([
        young,
        '.samtal-mine.tmp',
      ])
  })
})

describe('several --fix at the same time', () => {
  it('end well, with every talk in one place', async () => {
    const box = new Sandbox().init()
    for (let number = 0; number < 40; number++)
      box.write({ [`people/wrong/${number}.md`]: `${talk({ id: `talk-${number}` })}\nunique-${number}\n` })
    const runs = await Promise.all(
      Array.from(
        { length: 6 },
        () =>
          new Promise<Run>((done) => {
            const child = spawn(process.execPath, [bin, 'check', '--fix'], { cwd: box.dir, env: box.env })
            let [out, err] = ['', '']
            child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
            child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
            child.on('close', (code) => done({ code: code ?? -1, out, err }))
          }),
      ),
    )
    for (const { code, err } of runs) expect([code === 0 || code === 1, err]).toEqual([true, ''])
    const texts = readdirSync(join(box.dir, 'people/anna')).map((name) => box.read(`people/anna/${name}`))
    const numbers = texts.map((text) => Number(/unique-(\d+)/.exec(text)?.[1])).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, number) => number))
    expect(existsSync(join(box.dir, 'people/wrong')) ? readdirSync(join(box.dir, 'people/wrong')) : []).toEqual([])
    expect(box.samtal(['check']).code).toBe(0)
  })
})

describe('a lock that a killed writer left', () => {
  it('delays the next writer, and goes with it', () => {
    const path = 'people/anna/a.md'
    const digits = createHash('sha256').update('a.md').digest('hex').slice(0, 12)
    const lock = `people/anna/.samtal-${digits}.tmp`
    const box = new Sandbox().init().write({ [path]: talk({ planned: '2026-12-10', held: undefined }), [lock]: '' })
    expect(box.samtal(['hold', 'anna', '--date', '2026-11-20']).code).toBe(0)
    expect(box.read(path)).toContain('held: 2026-11-20')
    expect(readdirSync(join(box.dir, 'people/anna'))).toEqual(['a.md'])
  })
})

import { readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCommits } from '../../src/io/commit-log.ts'
import { entriesInIndex, isUnchanged } from '../../src/io/git-index.ts'
import { exactStat } from '../../src/io/files.ts'
import { decodeName } from '../../src/io/git-bytes.ts'
import { headTree } from '../../src/io/head-tree.ts'
import { openRepository } from '../../src/io/repository.ts'
import { filesAtHead, filesInIndex, trackedFile } from '../../src/io/tracked-files.ts'
import { Sandbox, talk } from '../harness.ts'
import { worldOf } from './world.ts'

/** A commit for `git fast-import`, made after those with a lower index. */
interface CommitPlan {
  /** Each, modulo the number of earlier commits, is the index of one. */
  parents: number[]
  /** Path to mode and mark. */
  files: Record<string, string>
  /** Orders commits in time, where they are not in their own order. */
  at: number
}

/** A random history: each commit has up to three parents among the earlier ones, and some files. */
const history: fc.Arbitrary<CommitPlan[]> = fc.array(
  fc.record({
    parents: fc.uniqueArray(fc.nat(), { maxLength: 3 }),
    files: fc.dictionary(
      fc.constantFrom(
        'people/a/1.md',
        'people/a',
        'people',
        'people.md',
        'å/ö.md',
        '"\\303\\001.md"',
        'x',
        'x/y.yaml',
        'z.md',
      ),
      fc.constantFrom('100644 1', '100644 2', '100755 1', '120000 1', '160000 1'),
      { maxKeys: 5 },
    ),
    at: fc.nat(20),
  }),
  { minLength: 1, maxLength: 12 },
)

/** As text for `git fast-import`; the commits' times follow their order where `inOrder`. */
function importText(commits: readonly CommitPlan[], inOrder: boolean): string {
  const blobs = ['1', '2'].map((text, index) => `blob\nmark :${index + 1}\ndata 1\n${text}\n`)
  const texts = commits.map(({ parents, files, at }, index) => {
    const all = index === 0 ? [] : [...new Set(parents.map((parent) => parent % index))]
    const [from, ...merges] = all
    // A file and a folder of the same name: git keeps what comes last.
    const changes = Object.entries(files).map(([path, file]) => {
      const [mode = '', mark = ''] = file.split(' ')
      return `M ${mode} ${mode === '160000' ? '1'.repeat(40) : `:${mark}`} ${path}\n`
    })
    return [
      `commit refs/heads/main\nmark :${index + 10}\ncommitter A <a@b> ${1e9 + 1000 * (inOrder ? index : at)} +0000\ndata 0\n`,
      from === undefined ? '' : `from :${from + 10}\n`,
      ...merges.map((merge) => `merge :${merge + 10}\n`),
      ...(index % 2 === 0 ? ['deleteall\n'] : []),
      ...changes,
    ].join('')
  })
  return `${blobs.join('')}${texts.join('')}`
}

async function imported(commits: readonly CommitPlan[], inOrder: boolean) {
  const box = new Sandbox().init()
  const { status, stderr } = spawnSync('git', ['fast-import', '--quiet', '--force'], {
    cwd: box.dir,
    env: box.env,
    input: importText(commits, inOrder),
  })
  expect([status, stderr.toString()]).toEqual([0, ''])
  box.git('read-tree', 'HEAD')
  const repository = await openRepository(worldOf(box), box.dir)
  const tree = headTree(repository.head ?? '')
  await readCommits(repository.runner, repository.head ?? '', undefined, () => {}, tree)
  return { box, repository, fromLog: tree.files() }
}

describe('the files at HEAD', () => {
  it('are in the log what git lists, where no commit is older than its parent', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (commits) => {
        const { repository, fromLog } = await imported(commits, true)
        expect(fromLog).toEqual(await filesAtHead(repository))
      }),
      { numRuns: 40 },
    )
  })

  it('are in the log what git lists, or left to git, whatever the times of the commits', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (commits) => {
        const { repository, fromLog } = await imported(commits, false)
        if (fromLog) expect(fromLog).toEqual(await filesAtHead(repository))
      }),
      { numRuns: 40 },
    )
  })
})

describe('the files in the index', () => {
  it('are those that git lists', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (commits) => {
        const { box, repository } = await imported(commits, true)
        const entries = entriesInIndex(readFileSync(join(box.dir, '.git/index')))
        const files = entries?.map(({ name, oid, mode }) => trackedFile(decodeName(name), oid, mode))
        expect(files).toEqual(await filesInIndex(repository))
      }),
      { numRuns: 30 },
    )
  })

  it('are those that git lists in a conflict, and with files that are only announced', async () => {
    const box = new Sandbox().init().write({ 'people/anna/1.md': talk({}), 'people/bo/1.md': talk({}) })
    box.commit('2026-01-25')
    box.git('checkout', '--quiet', '-b', 'other')
    box.write({ 'people/anna/1.md': 'other\n' }).commit('2026-01-26')
    box.git('checkout', '--quiet', 'main')
    box.write({ 'people/anna/1.md': 'main\n' }).commit('2026-01-26')
    expect(() => box.git('merge', 'other')).toThrow()
    box.write({ 'people/new.md': 'new\n' }).git('add', '--intent-to-add', 'people/new.md')
    const entries = entriesInIndex(readFileSync(join(box.dir, '.git/index')))
    const files = entries?.map(({ name, oid, mode }) => trackedFile(decodeName(name), oid, mode))
    expect(files).toHaveLength(5)
    expect(files).toEqual(await filesInIndex(await openRepository(worldOf(box), box.dir)))
  })

  it('are known to be unchanged only where the file system says all that the index does, of a time before it', () => {
    const box = new Sandbox().init().write({ 'people/anna/1.md': talk({}) })
    box.commit('2026-01-25')
    const file = exactStat(join(box.dir, 'people/anna/1.md'))
    const [entry] = entriesInIndex(readFileSync(join(box.dir, '.git/index'))) ?? []
    if (!file || !entry) throw new Error('nothing to compare')
    const { stat } = entry
    expect(isUnchanged(stat, file, stat.modified + 1n)).toBe(true)
    expect(isUnchanged(stat, file, stat.modified)).toBe(false)
    for (const other of [
      { modified: stat.modified - 1n },
      { changed: stat.changed + 1n },
      { size: stat.size + 1 },
      { inode: stat.inode + 1 },
    ])
      expect(isUnchanged({ ...stat, ...other }, file, stat.modified + 1n)).toBe(false)
  })

  it('are left to git where the index is damaged', () => {
    const box = new Sandbox().init().write({ 'people/anna/1.md': talk({}) })
    box.commit('2026-01-25')
    const bytes = readFileSync(join(box.dir, '.git/index'))
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] ?? 0) ^ 1
      expect(entriesInIndex(damaged), `byte ${at}`).toBeUndefined()
    }
  })
})

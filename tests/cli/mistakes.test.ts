import { describe, expect, it } from 'vitest'
import { samtalBatch } from '../batch.ts'
import { Sandbox, type Run } from '../harness.ts'
import { files, paths, type FileName } from '../mistakes/files.ts'
import { chapters, type Mistake } from '../mistakes/mistakes.ts'

/** The workspace with a mistake in one of its files, or with none. */
function workspaceWith(mistake?: Mistake): Sandbox {
  const box = new Sandbox()
  for (const name of Object.keys(files) as FileName[])
    box.write({
      [paths[name]]:
        mistake?.file === name || (!mistake?.file && name === 'talk') ? bytesWith(name, mistake) : files[name],
    })
  return box
}

function bytesWith(name: FileName, mistake: Mistake | undefined): Uint8Array {
  const text = !mistake ? files[name] : mistake.empty ? '' : replaced(files[name], mistake)
  return Buffer.from(text, mistake?.encoding ?? 'utf8')
}

function replaced(text: string, { right, wrong, en }: Mistake): string {
  if (right !== '') expect([en, text.split(right).length - 1]).toEqual([en, 1])
  return text.replace(right, () => wrong)
}

/** A section of the page: what `check` says in both languages, without the path of the file that the mistake is in. */
function section(mistake: Mistake, runs: readonly Run[]): string {
  const path = paths[mistake.file ?? 'talk']
  const said = runs.map(({ err, out }) => `${err}${out}`.replaceAll(`${path}:`, '').trim())
  return [`### ${mistake.sv} · ${mistake.en}`, fenced(visible(mistake.wrong)), ...said.map(fenced)].join('\n\n')
}

function fenced(text: string): string {
  return `~~~text\n${text.replace(/\n$/, '')}\n~~~`
}

/** The text with what cannot be seen spelled out. */
function visible(text: string): string {
  return text.replace(
    /[\t\r\v\u00a0\u00ad\u200b\ufeff]/g,
    (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
  )
}

const introduction = `# Vanliga misstag · Common mistakes

Vad \`samtal check\` svarar på det som lätt blir fel i filerna. Först det som står i filen, sedan svaret på svenska och på
engelska: rad, kolumn, regel, vad som är fel och vad du ska skriva. Tecken som inte syns skrivs ut, som \`<U+00A0>\`.

What \`samtal check\` answers to what easily goes wrong in the files. First what is in the file, then the answer in Swedish
and in English: line, column, rule, what is wrong and what to write. Characters that cannot be seen are spelled out, such as
\`<U+00A0>\`.

_Made by \`npm run mistakes\` from \`tests/mistakes/\` and the real command; change those, not this page._
`

describe('common mistakes', () => {
  it('are not found in the files before they are made', () => {
    expect(workspaceWith().samtal(['check', '--strict'])).toMatchObject({ code: 0, err: '' })
  })

  it('are answered as in the manual', { timeout: 300_000 }, async () => {
    const all = chapters.flatMap(({ mistakes }) => mistakes)
    const runs = samtalBatch(
      all.flatMap((mistake) => {
        const box = workspaceWith(mistake)
        return ['sv', 'en'].map((language) => ({ box, args: ['check', '--lang', language] }))
      }),
    )
    const answers = new Map(
      all.map((mistake, index) => [mistake, section(mistake, runs.slice(2 * index, 2 * index + 2))]),
    )
    const parts = chapters.flatMap(({ sv, en, mistakes }) => [
      `## ${sv} · ${en}`,
      ...mistakes.map((mistake) => answers.get(mistake) ?? ''),
    ])
    await expect(`${[introduction, ...parts].join('\n\n')}\n`).toMatchFileSnapshot('../golden/mistakes.md')
  })
})

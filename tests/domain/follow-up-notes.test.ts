import { describe, expect, it } from 'vitest'
import { followUpNotes } from '../../src/domain/scaffold/notes.ts'
import { templateFrom } from '../../src/domain/talk/template.ts'

const base = { name: 'x', title: 'Samtal', language: 'sv', sections: [] }
const halfYear = {
  title: 'Halvårsuppföljning',
  after: 'P6M',
  by: 'follow-up',
  guidance: 'Uppföljningen är inriktad på resultat.',
  questions: ['Vilka resultat har du nått hittills?', 'Behöver några mål revideras?'],
}

describe('the notes of a follow-up', () => {
  it('have its title and day, its guidance, and room below each question', () => {
    expect(
      followUpNotes(templateFrom({ ...base, follow_ups: { 'half-year': halfYear } }), 'half-year', '2026-09-18'),
    ).toBe(
      `## Halvårsuppföljning 2026-09-18

Uppföljningen är inriktad på resultat.

### Vilka resultat har du nått hittills?

### Behöver några mål revideras?
`,
    )
  })

  it('list guidance of several texts', () => {
    const step = { title: 'Halvår', after: 'P6M', by: 'follow-up', guidance: ['Ett.', 'Två\noch tre.'] }
    expect(followUpNotes(templateFrom({ ...base, follow_ups: { half: step } }), 'half', '2026-09-18')).toBe(
      '## Halvår 2026-09-18\n\n- Ett.\n- Två\n  och tre.\n',
    )
  })

  it("are called what the template calls a meeting that no step asks for, else a word of the template's language", () => {
    const notes = (more: object) => followUpNotes(templateFrom({ ...base, ...more }), 'dialogue', '2026-09-18')
    expect(notes({ terms: { dialogue: 'uppdragsdialog' } })).toBe('## Uppdragsdialog 2026-09-18\n')
    expect(notes({})).toBe('## Avstämning 2026-09-18\n')
    expect(notes({ language: 'en' })).toBe('## Dialogue 2026-09-18\n')
  })

  it('are called by the id of a step that the template no longer has', () => {
    expect(followUpNotes(templateFrom(base), 'constructor', '2026-09-18')).toBe('## constructor 2026-09-18\n')
  })
})

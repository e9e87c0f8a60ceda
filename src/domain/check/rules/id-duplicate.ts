import { defineRule } from '../rule.ts'

export const idDuplicate = defineRule({
  id: 'id-duplicate',
  severity: 'error',
  settings: 'severity',

  checkTalk({ conversation: { id = '' } }, { byId }) {
    return (byId.get(id)?.length ?? 0) > 1 ? [{ at: ['id'] }] : []
  },

  en: {
    message: 'another file has the same id',
    fix: 'Give the copy its own id, for instance with -2 at the end, or remove the copy.',
    why: 'A talk is identified by its id, even when its file is moved or renamed, so an id may be used in one file only. Usually someone has copied a file. Then change the id in the copy and not in the original, which other talks may refer to.',
  },
  sv: {
    message: 'samma id står i en annan fil',
    fix: 'Ge kopian ett eget id, till exempel med -2 på slutet, eller ta bort den.',
    why: 'Ett samtal känns igen på sitt id, även när filen flyttas eller byter namn, och därför får ett id bara stå i en fil. Oftast har någon kopierat en fil. Ändra då id i kopian och inte i originalet, som andra samtal kan hänvisa till.',
  },

  example: {
    wrong: `
      # people/anna-andersson/2026-01-20-ki-chef.md
      id: ▶anna-andersson-2026-01-20-ki-chef

      # people/anna-andersson/2027-01-19-ki-chef.md
      id: ▶anna-andersson-2026-01-20-ki-chef
    `,
    right: `
      # people/anna-andersson/2026-01-20-ki-chef.md
      id: anna-andersson-2026-01-20-ki-chef

      # people/anna-andersson/2027-01-19-ki-chef.md
      id: anna-andersson-2027-01-19-ki-chef
    `,
  },
})

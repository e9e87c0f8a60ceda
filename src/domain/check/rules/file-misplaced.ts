import { subjectOf } from '../../talk/conversation.ts'
import { defineRule } from '../rule.ts'

export const fileMisplaced = defineRule({
  id: 'file-misplaced',
  severity: 'error',
  settings: 'off',
  fixedBy: 'place',

  checkTalk({ path, conversation }, { conversations }) {
    const subject = subjectOf(conversation)
    const folder = path.slice(0, path.lastIndexOf('/'))
    if (subject === undefined || folder === `${conversations}/${subject}`) return []
    return [{ at: [conversation.employee === undefined ? 'group' : 'employee'] }]
  },

  en: {
    message: ({ property }) =>
      property === 'group' ? "the file is not in the group's folder" : "the file is not in the employee's folder",
    fix: 'Move the file to the folder named after the id in this property, or correct the property.',
    why: 'All talks with one employee or group are directly in one folder, which is named after the id in employee or group. The path then shows whose talk it is, in the history too. The file itself may have any name that ends in .md.',
  },
  sv: {
    message: ({ property }) =>
      property === 'group' ? 'filen ligger inte i gruppens mapp' : 'filen ligger inte i medarbetarens mapp',
    fix: 'Flytta filen till den mapp som har samma namn som id i fältet, eller rätta fältet.',
    why: 'Alla samtal med en medarbetare eller en grupp ligger direkt i en och samma mapp, och mappen heter som det id som står i fältet employee eller group. Då syns det på sökvägen vems samtalet är, också i gits historik. Själva filen får heta vad som helst, bara namnet slutar på .md.',
  },

  example: {
    wrong: `
      # people/karin-ek/2026-01-20-ki-chef.md
      employee: ▶anna-andersson
      manager: karin-ek
    `,
    right: `
      # people/anna-andersson/2026-01-20-ki-chef.md
      employee: anna-andersson
      manager: karin-ek
    `,
  },
})

import { defineRule } from '../rule.ts'

export const fileUnexpected = defineRule({
  id: 'file-unexpected',
  severity: 'error',
  settings: 'off',

  en: {
    message: 'the file is not a talk, because its name does not end in .md',
    fix: 'Move the file out of the folder of talks, or make its name end in .md if it is a talk.',
    why: "The folder of talks (people, unless samtal.yaml names another) contains only talks, one in each file, and their names end in .md in lower case. That way a talk saved in the wrong form does not go unnoticed. Files that git ignores do not count, nor do git's own, such as .gitignore.",
  },
  sv: {
    message: 'filen är ingen samtalsfil, för namnet slutar inte på .md',
    fix: 'Flytta ut filen ur samtalsmappen, eller låt namnet sluta på .md om den är ett samtal.',
    why: 'I samtalsmappen (people, om inte samtal.yaml anger en annan) ligger bara samtal, ett i varje fil, och filnamnen slutar på .md med små bokstäver. På så sätt märks det om ett samtal har sparats i fel form. Filer som git bortser från räknas inte, och inte heller gits egna, till exempel .gitignore.',
  },

  example: {
    wrong: '▶people/anna-andersson/2026-01-20-ki-chef.docx',
    right: 'people/anna-andersson/2026-01-20-ki-chef.md',
  },
})

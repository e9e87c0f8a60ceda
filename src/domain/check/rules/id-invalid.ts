import { defineRule } from '../rule.ts'

export const idInvalid = defineRule({
  id: 'id-invalid',
  severity: 'error',
  settings: 'severity',

  en: {
    message: ({ property, params }) => {
      if (params.reserved) return 'Windows keeps this name for a device, so no folder there can have it'
      if (/^(goals|agreements)\[\d+\]\.id$/.test(property))
        return 'this should be lower-case letters a–z and a number, such as m1'
      if (/^(goals|agreements)\[\d+\]\.from$/.test(property))
        return 'this should be the id of a talk, a / and an id within that talk'
      return 'an id may only consist of lower-case letters a–z, digits and hyphens, as in anna-andersson'
    },
    fix: 'Use lower-case letters, a for å and ä, o for ö, and hyphens instead of spaces.',
    why: 'Ids are used in file names and references and must look the same on every computer: only lower-case letters a–z, digits and hyphens, with a letter or digit first, and at most 64 characters (160 for that of a talk). A person cannot be called what Windows keeps for devices: con, nul, aux, prn, com1 to com9, lpt1 to lpt9. Goals and agreements have short ids, one to twelve letters and a number of at most four digits, such as m1. In from you write the id of the talk, then / and the id of the goal or agreement.',
  },
  sv: {
    message: ({ property, params }) => {
      if (params.reserved) return 'Windows har reserverat namnet för en enhet, så ingen mapp där kan heta så'
      if (/^(goals|agreements)\[\d+\]\.id$/.test(property))
        return 'här ska det stå små bokstäver a–z och ett tal, till exempel m1'
      if (/^(goals|agreements)\[\d+\]\.from$/.test(property))
        return 'här ska det stå ett samtals id, ett / och ett id i det samtalet'
      return 'ett id får bara bestå av små bokstäver a–z, siffror och bindestreck, till exempel anna-andersson'
    },
    fix: 'Skriv med små bokstäver, å och ä som a, ö som o och bindestreck i stället för blanksteg.',
    why: 'Ett id används i filnamn och hänvisningar och ska se likadant ut i alla datorer: bara små bokstäver a–z, siffror och bindestreck, med en bokstav eller siffra först, och högst 64 tecken (160 för samtalets eget). En person kan inte heta det som Windows har reserverat för enheter: con, nul, aux, prn, com1 till com9, lpt1 till lpt9. Mål och överenskommelser har korta id, en till tolv bokstäver och ett tal med högst fyra siffror, till exempel m1. I from skrivs först samtalets id, sedan / och målets eller överenskommelsens id.',
  },

  example: {
    wrong: 'manager: ▶Karin Ek',
    right: 'manager: karin-ek',
  },
})

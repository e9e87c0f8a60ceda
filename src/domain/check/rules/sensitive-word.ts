import { defineRule, maxFindings } from '../rule.ts'
import { findSensitiveWords } from '../sensitive-words.ts'

export const sensitiveWord = defineRule({
  id: 'sensitive-word',
  severity: 'warning',
  settings: 'opt-in',

  checkFile({ kind, text }) {
    if (kind !== 'conversation') return []
    return findSensitiveWords(text, maxFindings).map((offset) => ({ at: [], offset }))
  },

  en: {
    message: 'there is a word from the list of sensitive words here',
    fix: 'Read the passage and decide whether it needs to be there; it is better to write what you have agreed on than why.',
    why: 'Data on health and on membership of a trade union are sensitive, and a talk nearly always works without them. The rule searches the whole file for the words of a short list, which is in docs/format.md, and does not understand the context: it warns about work with diagnoses as well as about somebody’s sick leave, and misses what is said in other words. So it is off until you write sensitive-word: warning under rules in samtal.yaml. The word itself is never shown, but the CI log shows that the file contains one; it is better to run the rule on your own machine, in a pre-commit hook.',
  },
  sv: {
    message: 'här står ett ord ur listan över känsliga ord',
    fix: 'Läs stycket och avgör om det behöver stå där; skriv hellre vad ni har kommit överens om än varför.',
    why: 'Uppgifter om hälsa och om medlemskap i en fackförening är känsliga personuppgifter, och ett samtal klarar sig nästan alltid utan dem. Regeln letar i hela filen efter orden i en kort lista, som står i docs/format.md, och förstår inget av sammanhanget: den varnar för ett arbete med missbruksvård lika väl som för någons sjukskrivning, och ser inte det som är sagt med andra ord. Därför är den avstängd tills ni skriver sensitive-word: warning under rules i samtal.yaml. Vilket ord det är visas aldrig, men att filen har ett sådant syns i CI-loggen; kör hellre regeln på den egna datorn, i git-kroken pre-commit.',
  },

  example: {
    wrong: `
      ---
      Efter ▶sjukskrivningen börjar du på halvtid.
    `,
    right: `
      ---
      Till och med mars arbetar du halvtid.
    `,
  },
})

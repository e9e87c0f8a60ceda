import { defineRule } from '../rule.ts'

export const yamlTab = defineRule({
  id: 'yaml-tab',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: 'the line is indented with a tab; write spaces instead',
    fix: 'Replace the tabs at the start of the line with spaces, so that it lines up with the lines around it.',
    why: 'In YAML, which the front matter and the .yaml files are written in, indentation shows what belongs together. A tab has different widths in different programs, so only spaces may indent. Most editors can be set to type spaces when you press the tab key.',
  },
  sv: {
    message: 'raden är indragen med tabb; skriv blanksteg i stället',
    fix: 'Byt tabbarna i början av raden mot blanksteg, så att raden står i linje med raderna omkring.',
    why: 'I YAML, som filhuvudet och .yaml-filerna skrivs i, visar indragen vad som hör ihop. En tabb är olika bred i olika program, och därför får indrag bara göras med blanksteg. I de flesta redigerare går det att ställa in så att tabbtangenten ger blanksteg.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
      ▶\\tgoal: Läs en bok
    `,
    right: `
      goals:
        - id: m1
          goal: Läs en bok
    `,
  },
})

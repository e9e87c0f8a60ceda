import { defineRule } from '../rule.ts'

export const yamlInvalid = defineRule({
  id: 'yaml-invalid',
  severity: 'error',
  settings: 'severity',

  en: {
    message:
      'this line is neither a property nor part of a text; write a name, a colon, a space and a value, or indent it if it belongs to the text above',
    fix: 'Correct indentation, colons and quotation marks; put running text indented on the line after the name and |.',
    why: 'The front matter, the block between the two lines of --- at the top of the file, is written in YAML: name, colon and value, with indentation to show what belongs together. The usual mistakes are indentation that does not line up, a missing closing quotation mark, or a colon inside a text. So put running text after |, indented on lines of its own, where every character is allowed.',
  },
  sv: {
    message:
      'raden är varken ett fält eller en del av en text; skriv fältnamn, kolon, blanksteg och värde, eller dra in den om den hör till texten ovanför',
    fix: 'Rätta indrag, kolon och citattecken; löpande text skriver du indragen på raden efter fältnamnet och |.',
    why: 'Filhuvudet, blocket mellan de två raderna med --- överst i filen, skrivs i YAML: fältnamn, kolon och värde, med indrag som visar vad som hör ihop. Vanliga fel är ett indrag som inte stämmer, ett citattecken som saknar sin andra hälft och ett kolon inne i en text. Skriv därför löpande text efter |, indragen på egna rader, för där får alla tecken stå.',
  },

  example: {
    wrong: `
      held: 2026-01-22
      ▶Anna leder mötet.
    `,
    right: `
      held: 2026-01-22
      goals:
        - id: m1
          goal: |
            Anna leder mötet.
    `,
  },
})

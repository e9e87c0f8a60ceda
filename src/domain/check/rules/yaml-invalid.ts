import { defineRule } from '../rule.ts'

export const yamlInvalid = defineRule({
  id: 'yaml-invalid',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'tabs',

  en: {
    message: 'this line cannot be read as YAML',
    fix: 'Correct indentation, colons and quotation marks; put running text indented on the line after the name and |.',
    why: 'The front matter, the block between the two lines of --- at the top of the file, is written in YAML: name, colon and value, with indentation to show what belongs together. The usual mistakes are indentation that does not line up, a missing closing quotation mark, or a colon inside a text. So put running text after |, indented on lines of its own, where every character is allowed.',
  },
  sv: {
    message: 'raden går inte att läsa som YAML',
    fix: 'Rätta indrag, kolon och citattecken; löpande text skriver du indragen på raden efter fältnamnet och |.',
    why: 'Filhuvudet, blocket mellan de två raderna med --- överst i filen, skrivs i YAML: fältnamn, kolon och värde, med indrag som visar vad som hör ihop. Vanliga fel är ett indrag som inte stämmer, ett citattecken som saknar sin andra hälft och ett kolon inne i en text. Skriv därför löpande text efter |, indragen på egna rader, för där får alla tecken stå.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: ▶Kurs: en dag i mars
    `,
    right: `
      goals:
        - id: m1
          goal: |
            Kurs: en dag i mars
    `,
  },
})

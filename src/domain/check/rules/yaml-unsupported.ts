import { defineRule } from '../rule.ts'

export const yamlUnsupported = defineRule({
  id: 'yaml-unsupported',
  severity: 'error',
  settings: 'severity',

  en: {
    message: ({ params }) => {
      switch (params.construct) {
        case 'complex-key':
          return 'there is a lone ? or a list where a property name belongs (a complex key in YAML)'
        case 'anchor':
          return 'a value may not begin with & (an anchor in YAML)'
        case 'alias':
          return 'a value may not begin with * (an alias in YAML)'
        case 'tag':
          return 'a value may not begin with ! (a tag in YAML)'
        case 'directive':
          return 'a line may not begin with % (a directive in YAML)'
        case 'document':
          return 'a line of only --- or ... is not allowed here (it marks the start or end of a document in YAML)'
        default:
          return 'there is something here in YAML that the format does not allow'
      }
    },
    fix: 'Remove the character; if it belongs to a text, put the text indented on the line after the name and |.',
    why: 'YAML, which the front matter and the .yaml files are written in, has features that make files hard to read and that programs interpret differently: anchors (&), aliases (*), tags (!), directives (%), complex keys (?) and several documents in one file (--- and ...). None of them is allowed here. Usually the character only begins an ordinary text, such as *important*, and then it is enough to put the text on a line of its own after |.',
  },
  sv: {
    message: ({ params }) => {
      switch (params.construct) {
        case 'complex-key':
          return 'här står ett ensamt ? eller en lista i stället för ett fältnamn (sammansatt nyckel i YAML)'
        case 'anchor':
          return 'ett värde får inte börja med & (ankare i YAML)'
        case 'alias':
          return 'ett värde får inte börja med * (alias i YAML)'
        case 'tag':
          return 'ett värde får inte börja med ! (tagg i YAML)'
        case 'directive':
          return 'en rad får inte börja med % (direktiv i YAML)'
        case 'document':
          return 'en rad med bara --- eller ... får inte stå här (dokumentgräns i YAML)'
        default:
          return 'här står något i YAML som formatet inte tillåter'
      }
    },
    fix: 'Ta bort tecknet; hör det till en text skriver du den indragen på raden efter fältnamnet och |.',
    why: 'YAML, som filhuvudet och .yaml-filerna skrivs i, har finesser som gör filerna svåra att läsa och som olika program tolkar olika: ankare (&), alias (*), taggar (!), direktiv (%), sammansatta nycklar (?) och flera dokument i samma fil (--- och ...). De är inte tillåtna här. Oftast är tecknet bara början på en vanlig text, till exempel *viktigt*, och då räcker det att skriva texten på en egen rad efter |.',
  },

  example: {
    wrong: `
      goals:
        - id: m1
          goal: ▶*Först* en kurs
    `,
    right: `
      goals:
        - id: m1
          goal: |
            *Först* en kurs
    `,
  },
})

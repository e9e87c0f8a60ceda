import { defineRule } from '../rule.ts'

export const yamlUnsupported = defineRule({
  id: 'yaml-unsupported',
  severity: 'error',
  settings: 'severity',
  fixedBy: 'mistakes',

  en: {
    message: ({ params }) => {
      switch (params.construct) {
        case 'complex-key':
          return 'there is a lone ? or a list where a property name belongs (a complex key in YAML); write a name, a colon and a value'
        case 'anchor':
          return 'a value may not begin with & (an anchor in YAML); delete the character'
        case 'alias':
          return 'a value may not begin with * (an alias in YAML); delete the character'
        case 'tag':
          return 'a value may not begin with ! (a tag in YAML); delete the character'
        case 'directive':
          return 'a line may not begin with % (a directive in YAML); delete the character'
        case 'document':
          return 'a line of only --- or ... is not allowed here, since nothing below it would be read; delete the line'
        default:
          return 'there is something here in YAML that the format does not allow; delete it'
      }
    },
    fix: 'Remove the character; if it belongs to a text, put the text indented on the line after the name and |.',
    why: 'YAML, which the front matter and the .yaml files are written in, has features that make files hard to read and that programs interpret differently: anchors (&), aliases (*), tags (!), directives (%), complex keys (?) and several documents in one file (--- and ...). None of them is allowed here. Usually the character only begins an ordinary text, such as *important*, and then it is enough to put the text on a line of its own after |.',
  },
  sv: {
    message: ({ params }) => {
      switch (params.construct) {
        case 'complex-key':
          return 'här står ett ensamt ? eller en lista i stället för ett fältnamn (sammansatt nyckel i YAML); skriv ett fältnamn, ett kolon och ett värde'
        case 'anchor':
          return 'ett värde får inte börja med & (ankare i YAML); ta bort tecknet'
        case 'alias':
          return 'ett värde får inte börja med * (alias i YAML); ta bort tecknet'
        case 'tag':
          return 'ett värde får inte börja med ! (tagg i YAML); ta bort tecknet'
        case 'directive':
          return 'en rad får inte börja med % (direktiv i YAML); ta bort tecknet'
        case 'document':
          return 'en rad med bara --- eller ... får inte stå här, eftersom inget nedanför den skulle läsas; ta bort raden'
        default:
          return 'här står något i YAML som formatet inte tillåter; ta bort det'
      }
    },
    fix: 'Ta bort tecknet; hör det till en text skriver du den indragen på raden efter fältnamnet och |.',
    why: 'YAML, som filhuvudet och .yaml-filerna skrivs i, har finesser som gör filerna svåra att läsa och som olika program tolkar olika: ankare (&), alias (*), taggar (!), direktiv (%), sammansatta nycklar (?) och flera dokument i samma fil (--- och ...). De är inte tillåtna här. Oftast är tecknet bara början på en vanlig text, till exempel *viktigt*, och då räcker det att skriva texten på en egen rad efter |.',
  },

  example: {
    wrong: `
      manager: ▶&karin-ek
    `,
    right: `
      manager: karin-ek
    `,
  },
})

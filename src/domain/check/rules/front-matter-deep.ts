import { defineRule } from '../rule.ts'

export const frontMatterDeep = defineRule({
  id: 'front-matter-deep',
  severity: 'error',
  settings: 'severity',

  en: {
    message: 'too many nested levels; at most eight are allowed',
    fix: 'Correct the indentation, and put text that contains brackets on a line of its own after |.',
    why: 'A property may have properties of its own or a list below it, but at most eight levels deep. Nothing in the format needs more. More levels than that are nearly always a mistake in the indentation, or the brackets [ and { in an ordinary text.',
  },
  sv: {
    message: 'för många nivåer inuti varandra, högst åtta är tillåtna',
    fix: 'Rätta indragen, och skriv text som innehåller parenteser på en egen rad efter |.',
    why: 'Ett fält kan ha egna fält eller en lista under sig, men i högst åtta nivåer. Inget i formatet behöver fler. Blir det fler beror det nästan alltid på ett felaktigt indrag eller på parenteserna [ och { i en vanlig text.',
  },

  example: {
    wrong: `
      signed: [[[[[[[[▶[anna]]]]]]]]]
    `,
    right: `
      held: 2026-01-22
      signed:
        employee: { date: 2026-01-25 }
    `,
  },
})

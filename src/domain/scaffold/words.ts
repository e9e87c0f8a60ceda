import type { Template } from '../talk/template.ts'

/** The texts of a new file that are not the template's own, in the template's language. */
export interface ScaffoldWords {
  invited(latest: string | undefined): string
  held: string
  texts: string
  goals: string
  agreements: string
  more: string
  /** `times` is three or more. */
  carriedAgain(times: number): string
  ratings(levels: string): string
  /** With one level for each party as an example. */
  ratingsByBoth(employee: string, manager: string): string
  whereRatingsDiffer: string
  quoted(document: string): string
  by(decisionMaker: string): string
  responsible(office: string): string
  madeFrom(conversation: string | undefined, document: string): string
  signed: string
  step(title: string, due: string): string
  stepInWindow(title: string, from: string, to: string): string
  employee: string
  manager: string
  participants: string
  place: string
  fillIn: string
  about: string
  duration(least: string | undefined, most: string | undefined): string
  purpose: string
  process: string
  levels: string
  notice(period: string): string
  preparation: string
  preparationOf: Record<'manager' | 'employee' | 'both', string>
  answer: Record<'manager' | 'employee', string>
  records: Record<'goals' | 'agreements', (title: string) => string> & { signatures: string }
  followUpHeading: string
}

export const scaffoldWords: Record<Template['language'], ScaffoldWords> = {
  sv: {
    invited: (latest) => `Dagen då frågorna lämnades ut${latest ? `, senast ${latest}` : ''} (ÅÅÅÅ-MM-DD).`,
    held: 'Dagen då samtalet hölls. Fyll i när det är gjort.',
    texts: 'Texten skrivs på raden under |, indragen sex blanksteg. Rader som lämnas tomma räknas inte.',
    goals: 'Mål',
    agreements: 'Överenskommelser',
    carriedAgain: (times) =>
      `Förs vidare för ${times === 3 ? 'tredje' : times === 4 ? 'fjärde' : `${times}:e`} gången. Är det fortfarande rätt?`,
    more: 'Fler? Kopiera raderna och ge dem ett eget id, till exempel',
    ratings: (levels) => `Välj en nivå för varje kriterium: ${levels}.`,
    ratingsByBoth: (employee, manager) =>
      `Båda skattar: medarbetarens nivå skrivs efter employee och chefens efter manager. Enas ni om en nivå kan den läggas till (agreed), till exempel { employee: ${employee}, manager: ${manager}, agreed: ${employee} }.`,
    whereRatingsDiffer: 'Där skattningarna skiljer sig åt',
    quoted: (document) => `”${document}”`,
    by: (decisionMaker) => `av ${decisionMaker}`,
    responsible: (office) => `ansvarig: ${office}`,
    madeFrom: (conversation, document) => `Mallen${conversation ? ` för ${conversation}` : ''} bygger på ${document}`,
    signed: 'Dagen då var och en skrev under.',
    step: (title, due) => `${title}: senast ${due}`,
    stepInWindow: (title, from, to) => `${title}: mellan ${from} och ${to}`,
    employee: 'Medarbetare',
    manager: 'Chef',
    participants: 'Deltagare',
    place: 'Tid och plats',
    fillIn: 'fyll i',
    about: 'Om samtalet',
    duration: (least, most) =>
      `Avsätt ${least && most ? `minst ${least} och högst ${most}` : least ? `minst ${least}` : `upp till ${most ?? ''}`}.`,
    purpose: 'Syfte',
    process: 'Så går det till',
    levels: 'Nivåerna:',
    notice: (period) => `Frågorna lämnas ut minst ${period} före samtalet.`,
    preparation: 'Förberedelser',
    preparationOf: { manager: 'Chefen', employee: 'Medarbetaren', both: 'Båda' },
    answer: { manager: 'Chefen', employee: 'Medarbetaren' },
    records: {
      goals: (title) => `${title} skrivs in överst i filen, under \`goals\`.`,
      agreements: (title) => `${title} skrivs in överst i filen, under \`agreements\`.`,
      signatures: 'Datum för underskrift skrivs in överst i filen, under `signed`.',
    },
    followUpHeading: 'Därefter',
  },
  en: {
    invited: (latest) => `Day the questions were handed out${latest ? `, ${latest} at the latest` : ''} (YYYY-MM-DD).`,
    held: 'Day the talk was held. Fill in when it is done.',
    texts: 'Write text on the line below |, indented six spaces. Rows left empty do not count.',
    goals: 'Goals',
    agreements: 'Agreements',
    carriedAgain: (times) =>
      `Carried on for the ${times === 3 ? 'third' : times === 4 ? 'fourth' : `${times}th`} time. Is it still the right thing?`,
    more: 'More? Copy the rows and give them an id of their own, such as',
    ratings: (levels) => `Choose a level for each criterion: ${levels}.`,
    ratingsByBoth: (employee, manager) =>
      `Both of you rate: the employee's level goes after employee, the manager's after manager. If you agree on a level, it may be added, such as { employee: ${employee}, manager: ${manager}, agreed: ${employee} }.`,
    whereRatingsDiffer: 'Where the ratings differ',
    quoted: (document) => `"${document}"`,
    by: (decisionMaker) => `by ${decisionMaker}`,
    responsible: (office) => `responsible: ${office}`,
    madeFrom: (conversation, document) =>
      `The template${conversation ? ` for ${conversation}` : ''} is based on ${document}`,
    signed: 'Day each of you signed.',
    step: (title, due) => `${title}: by ${due}`,
    stepInWindow: (title, from, to) => `${title}: between ${from} and ${to}`,
    employee: 'Employee',
    manager: 'Manager',
    participants: 'Participants',
    place: 'Time and place',
    fillIn: 'fill in',
    about: 'About the talk',
    duration: (least, most) =>
      `Set aside ${least && most ? `at least ${least} and at most ${most}` : least ? `at least ${least}` : `up to ${most ?? ''}`}.`,
    purpose: 'Purpose',
    process: 'How it is held',
    levels: 'The levels:',
    notice: (period) => `The questions are handed out at least ${period} before the talk.`,
    preparation: 'Preparation',
    preparationOf: { manager: 'The manager', employee: 'The employee', both: 'Both' },
    answer: { manager: 'The manager', employee: 'The employee' },
    records: {
      goals: (title) => `${title}: write them at the top of the file, under \`goals\`.`,
      agreements: (title) => `${title}: write them at the top of the file, under \`agreements\`.`,
      signatures: 'The days of signing are written at the top of the file, under `signed`.',
    },
    followUpHeading: 'Afterwards',
  },
}

const units = {
  sv: {
    Y: ['år', 'år'],
    M: ['månad', 'månader'],
    W: ['vecka', 'veckor'],
    D: ['dag', 'dagar'],
    H: ['timme', 'timmar'],
    TM: ['minut', 'minuter'],
  },
  en: {
    Y: ['year', 'years'],
    M: ['month', 'months'],
    W: ['week', 'weeks'],
    D: ['day', 'days'],
    H: ['hour', 'hours'],
    TM: ['minute', 'minutes'],
  },
} as const

const smallNumbers = {
  sv: ['', 'en', 'två', 'tre', 'fyra', 'fem', 'sex'],
  en: ['', 'one', 'two', 'three', 'four', 'five', 'six'],
} as const

/** An ISO 8601 period or duration in words: `P1M` is "en månad", `PT2H` "two hours". */
export function periodInWords(period: string, language: Template['language']): string {
  const isTime = period.startsWith('PT')
  const parts = [...period.matchAll(/(\d+)([YMWDH])/g)].map(([, digits, letter]) => {
    const number = Number(digits)
    const [one, many] = units[language][(isTime && letter === 'M' ? 'TM' : letter) as keyof (typeof units)['sv']]
    const numeral = number === 1 && one === 'år' ? 'ett' : (smallNumbers[language][number] ?? String(number))
    return `${numeral} ${number === 1 ? one : many}`
  })
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)
}

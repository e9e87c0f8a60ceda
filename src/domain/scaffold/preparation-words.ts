import type { Role } from '../talk/conversation.ts'
import type { Template } from '../talk/template.ts'

/** The texts of a preparation sheet that are not the template's own, in the template's language. */
export interface PreparationWords {
  title(title: string, planned: string): string
  /** Who sees the sheet, and how to share it. */
  about(role: Role, command: string): string
  previous: string
  status: Readonly<Record<string, string>>
  due(day: string): string
  moved(times: number): string
  reworded: string
  result: string
  tasks: string
  levels(titles: string): string
  /** `plan` is the template's own word, if it has one. */
  proposals(plan: string | undefined): string
  proposalHint: string
}

export const preparationWords: Record<Template['language'], PreparationWords> = {
  sv: {
    title: (title, planned) => `Egen förberedelse: ${title} ${planned}`.trim(),
    about: (role, command) =>
      `Skriv vad du vill under rubrikerna. Det här underlaget är bara ditt: det ligger på den här datorn, och git varken delar det eller säkerhetskopierar det. När ${role === 'employee' ? 'chefen' : 'medarbetaren'} får läsa kör du \`${command}\`. Då flyttas det du har skrivit till samtalets fil.`,
    previous: 'Det ni har kommit överens om hittills',
    status: { open: 'pågår', done: 'genomfördes', changed: 'ersattes', dropped: 'ströks' },
    due: (day) => `klart senast ${day}`,
    moved: (times) => `dagen flyttad ${times === 1 ? 'en gång' : times === 2 ? 'två gånger' : `${times} gånger`}`,
    reworded: 'texten ändrad',
    result: 'Resultat',
    tasks: 'Före samtalet',
    levels: (titles) => `Skriv en av nivåerna efter kolonet: ${titles}.`,
    proposals: (plan) => `Förslag till ${plan ?? 'planen'}`,
    proposalHint: 'Skriv efter kolonen. Vill du föreslå flera av samma sort kopierar du rubriken med raderna under.',
  },
  en: {
    title: (title, planned) => `Own preparation: ${title} ${planned}`.trim(),
    about: (role, command) =>
      `Write what you like below the headings. This sheet is yours alone: it is on this computer, and git neither shares it nor backs it up. When the ${role === 'employee' ? 'manager' : 'employee'} may read it, run \`${command}\`. What you have written is then moved into the file of the talk.`,
    previous: 'What you have agreed on so far',
    status: { open: 'open', done: 'done', changed: 'replaced', dropped: 'dropped' },
    due: (day) => `due ${day}`,
    moved: (times) => `day moved ${times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`}`,
    reworded: 'text changed',
    result: 'Result',
    tasks: 'Before the talk',
    levels: (titles) => `Write one of the levels after the colon: ${titles}.`,
    proposals: (plan) => `Proposals for the ${plan ?? 'plan'}`,
    proposalHint:
      'Write after the colons. To propose several of the same kind, copy the heading with the lines below it.',
  },
}

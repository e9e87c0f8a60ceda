import type { Template } from '../talk/template.ts'
import { frontMatterLines } from './front-matter.ts'
import type { NewTalk } from './new-talk.ts'
import { notesParagraphs } from './notes.ts'
import { scaffoldWords } from './words.ts'

/** The text of a new conversation file: everything the template asks for, to be filled in. */
export function scaffoldTalk(template: Template, talk: NewTalk): string {
  const words = scaffoldWords[template.language]
  return `---\n${frontMatterLines(template, talk, words).join('\n')}\n---\n\n${notesParagraphs(template, talk, words).join('\n\n')}\n`
}

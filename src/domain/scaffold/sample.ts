import type { Template } from '../talk/template.ts'
import { scaffoldTalk } from './scaffold.ts'

/** A new file by a template, for made-up people on a made-up day. */
export function scaffoldSample(template: Template): string {
  const planned = '2026-01-20'
  const subject =
    template.cycle === 'group'
      ? { group: 'teamet', participants: ['alma-ask', 'bo-bjork'] }
      : { employee: 'alma-ask', participants: [] }
  return scaffoldTalk(template, {
    ...subject,
    id: `${subject.employee ?? subject.group}-${planned}-${template.name}`,
    manager: 'cecilia-cedergren',
    planned,
    names: { 'alma-ask': 'Alma Ask', 'bo-bjork': 'Bo Björk', 'cecilia-cedergren': 'Cecilia Cedergren' },
  })
}

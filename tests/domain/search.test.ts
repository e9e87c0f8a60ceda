import { expect, it } from 'vitest'
import { searchChoices } from '../../src/domain/talk/search.ts'

const people = [
  { name: 'Petra Sjöholt (petra-sjoholt)', value: 'petra-sjoholt' },
  { name: 'Åsa Ängström (asa-a)', value: 'asa-a' },
  { name: 'Renée Öberg (renee)', value: 'renee' },
  { name: 'karin-ek', value: 'karin-ek' },
]

it.each<[string, string[]]>([
  ['', ['petra-sjoholt', 'asa-a', 'renee', 'karin-ek']],
  ['  ', ['petra-sjoholt', 'asa-a', 'renee', 'karin-ek']],
  ['sjoholt', ['petra-sjoholt']],
  ['SJÖHOLT', ['petra-sjoholt']],
  ['sjo\u0308h', ['petra-sjoholt']],
  ['angstrom asa', ['asa-a']],
  ['a ängs', ['asa-a']],
  ['öb', ['renee']],
  ['ee', ['renee']],
  ['rin-e', ['karin-ek']],
  ['ek', ['karin-ek']],
  ['sjoholt karin', []],
  ['.*', []],
])('searching for "%s"', (text, found) => {
  expect(searchChoices(people, text).map(({ value }) => value)).toEqual(found)
})

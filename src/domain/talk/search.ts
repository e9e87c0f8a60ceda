/** Something to choose, by the name that is shown. */
export interface Choice {
  name: string
  value: string
}

/** The choices whose name or value holds every word of a text. Case and diacritics do not matter: `sjo` finds Sjöholt. */
export function searchChoices<C extends Choice>(choices: readonly C[], text: string): C[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  return choices.filter(({ name, value }) => {
    const searched = fold(`${name} ${value}`)
    return words.every((word) => searched.includes(word))
  })
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
}

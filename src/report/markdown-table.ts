/** A table of GitHub Flavored Markdown; nothing in the cells acts. The first row has the headings, which are ours. */
export function markdownTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  alignment: (column: number) => '---' | '--:' = () => '---',
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const lines = [
    headings,
    headings.map((_, column) => alignment(column)),
    ...rows.map((cells) => cells.map(escapeMarkdown)),
  ]
  return `${lines.map(line).join('\n')}\n`
}

/** Marks that Markdown or HTML would act on are escaped; so are the starts of what becomes a link by itself. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~$&!@^]|:(?=\/\/)|(?<=www)\./gi, String.raw`\$&`).replace(/\s+/g, ' ')
}

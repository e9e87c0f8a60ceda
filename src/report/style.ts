/** Colours, or none. */
export interface Style {
  error(text: string): string
  warning(text: string): string
  good(text: string): string
  strong(text: string): string
  faint(text: string): string
}

const same = (text: string) => text

export const noStyle: Style = { error: same, warning: same, good: same, strong: same, faint: same }

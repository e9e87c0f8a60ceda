/**
 * The words of a command line, as a POSIX shell splits them without expanding anything: quotes keep spaces, a backslash
 * keeps the next character. On Windows a backslash is part of a path. A quote that is never closed stands for itself.
 */
export function splitShellWords(line: string, isWindows: boolean): string[] {
  const word = isWindows
    ? /(?:"[^"]*"|'[^']*'|[^\s"']|["'])+/g
    : /(?:"(?:[^"\\]|\\[^])*"|'[^']*'|\\[^]|[^\s"'\\]|["'\\])+/g
  const part = isWindows ? /"([^"]*)"|'([^']*)'/g : /"((?:[^"\\]|\\[^])*)"|'([^']*)'|\\([^])/g
  return (line.match(word) ?? []).map((text) =>
    text.replace(part, (_, double?: string, single?: string, escaped?: string) => {
      if (double === undefined) return single ?? escaped ?? ''
      return isWindows ? double : double.replace(/\\(["\\$`])/g, '$1')
    }),
  )
}

/** A command and its arguments as one line for `cmd.exe /d /s /c`, which programs in `.cmd` and `.bat` files need. */
export function cmdLine([command = '', ...args]: readonly string[]): string {
  return [command, ...args.map(quoteArgument)].map((word) => word.replace(/[()[\]%!^"`<>&|;, *?]/g, '^$&')).join(' ')
}

/** As programs on Windows read their arguments: backslashes before a quote, or before the end, are doubled. */
function quoteArgument(text: string): string {
  return `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`
}

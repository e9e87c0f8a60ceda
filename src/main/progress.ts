import type { World } from '../io/world.ts'

/** Shows on a terminal how many repositories have been read, once reading has taken a second. */
export function progressOf({ tty, stderr, now }: World): (done: number, all: number) => void {
  const start = now()
  return (done, all) => {
    if (!tty.stderr || now() - start < 1) return
    stderr.write(done === all ? '\r\u001b[K' : `\r${done}/${all}`)
  }
}

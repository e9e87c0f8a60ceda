// Loaded before a program (--import): writes the most memory it held, in KiB, to the file that PEAK names.
import { readFileSync, writeFileSync } from 'node:fs'

process.on('exit', () => writeFileSync(process.env.PEAK ?? '', String(peak())))

/**
 * What the kernel's accounting (`resourceUsage`, `time -v`) says includes the parent's memory, which a new process has
 * until its own program is loaded, and `time -v` also counts the git processes. Linux knows the program's own peak.
 */
function peak() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
  } catch {
    return process.resourceUsage().maxRSS
  }
}

// Loaded before a program with --import: writes the program's peak memory, in KiB, to the file named by PEAK.
import { readFileSync, writeFileSync } from 'node:fs'

process.on('exit', () => writeFileSync(process.env.PEAK ?? '', String(peak())))

/**
 * The kernel's accounting (`resourceUsage`, `time -v`) includes the parent's memory, which a new process shares until its
 * own program is loaded, and `time -v` also counts the git processes. Linux knows the program's own peak.
 */
function peak() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
  } catch {
    return process.resourceUsage().maxRSS
  }
}

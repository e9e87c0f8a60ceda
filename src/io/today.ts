import { dayIn, isDay, type Day } from '../domain/calendar.ts'
import type { Settings } from '../domain/settings.ts'
import { UsageError } from '../domain/usage.ts'
import type { World } from './world.ts'

/** What day it is: as asked for, as `SAMTAL_TODAY` says, else by the clock in the workspace's time zone. */
export function today(world: World, settings: Settings, asked: string | undefined): Day {
  const given = asked ?? (world.env.SAMTAL_TODAY || undefined)
  if (given === undefined) return dayIn(settings.timezone, world.now()) ?? '1970-01-01'
  if (!isDay(given)) throw new UsageError('date-needed', { name: asked === undefined ? 'SAMTAL_TODAY' : '--today' })
  return given
}

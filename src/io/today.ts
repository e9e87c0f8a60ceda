import { dayIn, isDay, isTimezone, running, stopped, type Clock, type Day } from '../domain/calendar.ts'
import { settingsFrom, type Settings } from '../domain/settings.ts'
import { UsageError } from '../domain/usage.ts'
import type { World } from './world.ts'

/** What day it is: as asked for, as `SAMTAL_TODAY` says, else by the clock in the workspace's time zone. */
export function clock(world: World, settings: Pick<Settings, 'timezone'>, asked: string | undefined): Clock {
  const given = asked ?? (world.env.SAMTAL_TODAY || undefined)
  if (given !== undefined && !isDay(given))
    throw new UsageError('date-needed', { name: asked === undefined ? 'SAMTAL_TODAY' : '--today' })
  if (given !== undefined) return stopped(given)
  const now = world.now()
  const { timezone } = settings
  return running(now, () => dayIn(isTimezone(timezone) ? timezone : settingsFrom({}).timezone, now) ?? '1970-01-01')
}

/** The same, now. */
export function today(world: World, settings: Pick<Settings, 'timezone'>, asked: string | undefined): Day {
  return clock(world, settings, asked).today()
}

import {
  dayIn,
  isRealDate,
  isTimezone,
  systemClock,
  fixedClock,
  type Clock,
  type Day,
} from '../domain/time/calendar.ts'
import { settingsFrom, type Settings } from '../domain/talk/settings.ts'
import { UsageError } from '../domain/usage-error.ts'
import type { World } from './world.ts'

/** What day it is: as asked for, as `SAMTAL_TODAY` says, else by the clock in the workspace's time zone. */
export function workspaceClock(world: World, settings: Pick<Settings, 'timezone'>, asked: string | undefined): Clock {
  const given = asked ?? (world.env.SAMTAL_TODAY || undefined)
  if (given !== undefined && !isRealDate(given))
    throw new UsageError('date-needed', { name: asked === undefined ? 'SAMTAL_TODAY' : '--today' })
  if (given !== undefined) return fixedClock(given)
  const now = world.now()
  const { timezone } = settings
  return systemClock(now, () => dayIn(isTimezone(timezone) ? timezone : settingsFrom({}).timezone, now) ?? '1970-01-01')
}

/** The same, now. */
export function today(world: World, settings: Pick<Settings, 'timezone'>, asked: string | undefined): Day {
  return workspaceClock(world, settings, asked).today()
}

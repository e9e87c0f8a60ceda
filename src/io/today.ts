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

/** Today: `--today`, `SAMTAL_TODAY`, or the day in the workspace's time zone. */
export function workspaceClock(world: World, settings: Pick<Settings, 'timezone'>, option: string | undefined): Clock {
  const fixed = option ?? (world.env.SAMTAL_TODAY || undefined)
  if (fixed !== undefined && !isRealDate(fixed))
    throw new UsageError('date-needed', { name: option === undefined ? 'SAMTAL_TODAY' : '--today' })
  if (fixed !== undefined) return fixedClock(fixed)
  const now = world.now()
  const { timezone } = settings
  return systemClock(now, () => dayIn(isTimezone(timezone) ? timezone : settingsFrom({}).timezone, now) ?? '1970-01-01')
}

/** The day of that clock, now. */
export function today(world: World, settings: Pick<Settings, 'timezone'>, option: string | undefined): Day {
  return workspaceClock(world, settings, option).today()
}

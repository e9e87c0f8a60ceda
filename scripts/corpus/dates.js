export const dayLength = 86_400

/** The day of a time in UTC, as YYYY-MM-DD. @param {number} seconds Since 1970. */
export function isoDate(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 10)
}

/** The same day of a later month, or that month's last day. @param {string} day @param {number} months */
export function monthsAfter(day, months) {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return isoDate(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastOfMonth)) / 1000)
}

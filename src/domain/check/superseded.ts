import { compareByDay, cycleOf, isHeld, talksWithSameSubject, type Talk, type TalkIndex } from '../talk/talk-index.ts'

/** Whether a newer main talk with the same person or group has been held. */
export function isSuperseded(talk: Talk, index: TalkIndex): boolean {
  return talksWithSameSubject(talk, index).some(
    (other) =>
      other !== talk && cycleOf(other, index) === 'main' && isHeld(other, index) && compareByDay(talk, other) < 0,
  )
}

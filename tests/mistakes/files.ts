/** The files that each mistake is made in; without it, `check` finds nothing in them. */
export const files = {
  talk: `---
samtal: 1
id: anna-andersson-2026-01-20-tillvaxtverket
template: tillvaxtverket
employee: anna-andersson
manager: karin-ek
planned: 2026-01-20
invited: 2025-12-15
held: 2026-01-22
goals:
  - id: m1
    kind: kunskapsmal
    goal: |
      Leda mötet på egen hand.
    effect: |
      Håller i arbetsplatsträffarna.
    due: 2026-09-30
    status: open
  - id: m2
    kind: kunskapsmal
    goal: |
      Läsa en bok om schemaläggning.
    effect: |
      En timme i veckan.
    due: 2026-10-31
agreements:
  - id: o1
    agreement: |
      Karin bokar en kurs.
    owner: manager
    due: 2026-03-01
follow_ups:
  - step: half-year
    planned: 2026-07-20
    held:
signed:
  employee: { date: 2026-01-25 }
---

# Anteckningar

Ett bra samtal.
`,
  roster: `anna-andersson:
  name: Anna Andersson
  manager: karin-ek
  unit: Hemtjänsten Norr
  start: 2024-03-01
olle-lind:
  name: Olle Lind
  manager: karin-ek
`,
  settings: `samtal: 1
timezone: Europe/Stockholm
since: 2024-01-01
template: tillvaxtverket
rules:
  window-missed: error
`,
  template: `samtal: 1
name: egen-mall
title: Egen mall
language: sv
sections:
  - title: Nuläge
    questions:
      - Hur mår du?
`,
}

export type FileName = keyof typeof files

export const paths: Record<FileName, string> = {
  talk: 'people/anna-andersson/2026-01-20-tillvaxtverket.md',
  roster: 'people.yaml',
  settings: 'samtal.yaml',
  template: 'templates/egen-mall.yaml',
}

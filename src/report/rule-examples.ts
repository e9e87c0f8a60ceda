import type { RuleId } from '../domain/check/diagnostic.ts'

/**
 * A wrong and a right fragment a rule. Most are front matter; where it matters which file they stand in, a comment
 * above names it. What no eye can see is written as an escape.
 */
export const ruleExamples: Record<RuleId, { wrong: string; right: string }> = {
  'file-unreadable': {
    wrong: 'people/anna-andersson/2026-01-20-ki-chef.md -> ../../arkiv/samtal.md',
    right: 'people/anna-andersson/2026-01-20-ki-chef.md',
  },
  'file-unexpected': {
    wrong: 'people/anna-andersson/2026-01-20-ki-chef.docx',
    right: 'people/anna-andersson/2026-01-20-ki-chef.md',
  },
  'file-misplaced': {
    wrong: lines('# people/karin-ek/2026-01-20-ki-chef.md', 'employee: anna-andersson', 'manager: karin-ek'),
    right: lines('# people/anna-andersson/2026-01-20-ki-chef.md', 'employee: anna-andersson', 'manager: karin-ek'),
  },
  'encoding-invalid': {
    wrong: lines('goals:', '  - id: m1', '    goal: L\\xe4s en bok'),
    right: lines('goals:', '  - id: m1', '    goal: L\\xc3\\xa4s en bok'),
  },
  'front-matter-missing': {
    wrong: lines('samtal: 1', 'template: ki-chef', '---'),
    right: lines('---', 'samtal: 1', 'template: ki-chef', '---'),
  },
  'front-matter-unclosed': {
    wrong: lines('---', 'samtal: 1', 'template: ki-chef', '----', '', '# Medarbetarsamtal 1 för chefer'),
    right: lines('---', 'samtal: 1', 'template: ki-chef', '---', '', '# Medarbetarsamtal 1 för chefer'),
  },
  'front-matter-large': {
    wrong: lines('follow_ups:', '  - step: dialogue', '    summary: |', '      (70 000 tecken)', '---'),
    right: lines('follow_ups:', '  - step: dialogue', '    summary: Se anteckningarna.', '---', '(70 000 tecken)'),
  },
  'front-matter-deep': {
    wrong: lines('goals:', '  - id: m1', '    goal: [[[[[[[[[Läs en bok]]]]]]]]]'),
    right: lines('goals:', '  - id: m1', '    goal: Läs en bok'),
  },
  'control-character': {
    wrong: lines('goals:', '  - id: m1', '    goal: Läs\\u0007 en bok'),
    right: lines('goals:', '  - id: m1', '    goal: Läs en bok'),
  },
  'yaml-invalid': {
    wrong: lines('goals:', '  - id: m1', '    goal: Kurs: en dag i mars'),
    right: lines('goals:', '  - id: m1', '    goal: |', '      Kurs: en dag i mars'),
  },
  'yaml-tab': {
    wrong: lines('goals:', '  - id: m1', '\\tgoal: Läs en bok'),
    right: lines('goals:', '  - id: m1', '    goal: Läs en bok'),
  },
  'yaml-unsupported': {
    wrong: lines('goals:', '  - id: m1', '    goal: *Först* en kurs'),
    right: lines('goals:', '  - id: m1', '    goal: |', '      *Först* en kurs'),
  },
  'key-duplicate': {
    wrong: lines('planned: 2026-01-20', 'planned: 2026-01-27'),
    right: 'planned: 2026-01-27',
  },
  'text-cut': {
    wrong: lines('goals:', '  - id: m1', '    goal: Bli #1 i regionen'),
    right: lines('goals:', '  - id: m1', '    goal: |', '      Bli #1 i regionen'),
  },
  'text-header': {
    wrong: lines('goals:', '  - id: m1', '    goal: | Läs en bok'),
    right: lines('goals:', '  - id: m1', '    goal: |', '      Läs en bok'),
  },
  'property-unknown': {
    wrong: lines('goals:', '  - id: m1', '    goal: Läs en bok', '    deadline: 2026-09-30'),
    right: lines('goals:', '  - id: m1', '    goal: Läs en bok', '    due: 2026-09-30'),
  },
  'property-missing': {
    wrong: lines('goals:', '  - goal: Läs en bok'),
    right: lines('goals:', '  - id: m1', '    goal: Läs en bok'),
  },
  'type-wrong': {
    wrong: 'goals: Läs en bok',
    right: lines('goals:', '  - id: m1', '    goal: Läs en bok'),
  },
  'value-unknown': {
    wrong: lines('goals:', '  - id: m1', '    goal: Läs en bok', '    status: klart'),
    right: lines('goals:', '  - id: m1', '    goal: Läs en bok', '    status: done'),
  },
  'value-invalid': {
    wrong: lines('# templates/egen-mall.yaml', 'notice: en månad'),
    right: lines('# templates/egen-mall.yaml', 'notice: P1M'),
  },
  'id-invalid': {
    wrong: 'manager: Karin Ek',
    right: 'manager: karin-ek',
  },
  'date-invalid': {
    wrong: 'planned: 2026-02-30',
    right: 'planned: 2026-02-27',
  },
  'participants-wrong': {
    wrong: lines('template: kungsbacka-grupp', 'employee: anna-andersson'),
    right: lines('template: kungsbacka-grupp', 'group: arbetslag-norr', 'participants: [anna-andersson, olle-lind]'),
  },
  'template-unknown': {
    wrong: 'template: kichef',
    right: 'template: ki-chef',
  },
  'kind-unknown': {
    wrong: lines('template: tillvaxtverket', 'goals:', '  - id: m1', '    kind: delmal', '    goal: Läs en bok'),
    right: lines('template: tillvaxtverket', 'goals:', '  - id: m1', '    kind: kunskapsmal', '    goal: Läs en bok'),
  },
  'step-unknown': {
    wrong: lines('template: tillvaxtverket', 'follow_ups:', '  - step: halvar', '    planned: 2026-07-20'),
    right: lines('template: tillvaxtverket', 'follow_ups:', '  - step: half-year', '    planned: 2026-07-20'),
  },
  'criterion-unknown': {
    wrong: lines('template: resultat-utveckling-chef', 'ratings:', '  styrka: bra'),
    right: lines('template: resultat-utveckling-chef', 'ratings:', '  styrning: bra'),
  },
  'level-unknown': {
    wrong: lines('template: resultat-utveckling-chef', 'ratings:', '  styrning: fint'),
    right: lines('template: resultat-utveckling-chef', 'ratings:', '  styrning: bra'),
  },
  'goal-incomplete': {
    wrong: lines(
      'template: tillvaxtverket',
      'held: 2026-01-22',
      'goals:',
      '  - id: m1',
      '    kind: kunskapsmal',
      '    goal: Läs en bok',
    ),
    right: lines(
      'template: tillvaxtverket',
      'held: 2026-01-22',
      'goals:',
      '  - id: m1',
      '    kind: kunskapsmal',
      '    goal: Läs en bok',
      '    due: 2026-09-30',
      '    effect: Nya uppslag till mötena',
    ),
  },
  'agreement-incomplete': {
    wrong: lines(
      'template: kungsbacka',
      'held: 2026-01-22',
      'agreements:',
      '  - id: o1',
      '    agreement: Boka en kurs',
    ),
    right: lines(
      'template: kungsbacka',
      'held: 2026-01-22',
      'agreements:',
      '  - id: o1',
      '    agreement: Boka en kurs',
      '    owner: manager',
    ),
  },
  'notice-short': {
    wrong: lines('template: kungsbacka', 'planned: 2026-01-20', 'invited: 2026-01-05'),
    right: lines('template: kungsbacka', 'planned: 2026-01-20', 'invited: 2025-12-15'),
  },
  'window-missed': {
    wrong: lines('template: ki-chef', 'planned: 2026-05-20'),
    right: lines('template: ki-chef', 'planned: 2026-02-20'),
  },
  'person-unknown': {
    wrong: lines(
      '# people.yaml',
      'anna-andersson: {manager: karin-ek}',
      '',
      '# people/anna-andersson/2026-01-20-kungsbacka.md',
      'template: kungsbacka',
      'employee: anna-andersson',
      'manager: karin-ekk',
    ),
    right: lines(
      '# people.yaml',
      'anna-andersson: {manager: karin-ek}',
      '',
      '# people/anna-andersson/2026-01-20-kungsbacka.md',
      'template: kungsbacka',
      'employee: anna-andersson',
      'manager: karin-ek',
    ),
  },
  'person-repeated': {
    wrong: lines(
      'template: kungsbacka-grupp',
      'group: arbetslag-norr',
      'participants: [anna-andersson, olle-lind, anna-andersson]',
    ),
    right: lines('template: kungsbacka-grupp', 'group: arbetslag-norr', 'participants: [anna-andersson, olle-lind]'),
  },
  'self-talk': {
    wrong: lines('employee: anna-andersson', 'manager: anna-andersson'),
    right: lines('employee: anna-andersson', 'manager: karin-ek'),
  },
  'manager-wrong': {
    wrong: lines(
      '# people.yaml',
      'anna-andersson: {manager: karin-ek}',
      'olle-lind: {manager: karin-ek}',
      '',
      '# people/anna-andersson/2026-01-20-ki-chef.md',
      'template: ki-chef',
      'employee: anna-andersson',
      'manager: olle-lind',
    ),
    right: lines(
      '# people.yaml',
      'anna-andersson: {manager: karin-ek}',
      'olle-lind: {manager: karin-ek}',
      '',
      '# people/anna-andersson/2026-01-20-ki-chef.md',
      'template: ki-chef',
      'employee: anna-andersson',
      'manager: karin-ek',
    ),
  },
  'managers-differ': {
    wrong: lines(
      '# people/anna-andersson/2026-01-20-ki-chef.md',
      'template: ki-chef',
      'manager: karin-ek',
      '',
      '# people/anna-andersson/2026-11-03-ki-lonesamtal.md',
      'template: ki-lonesamtal',
      'manager: olle-lind',
    ),
    right: lines(
      '# people/anna-andersson/2026-01-20-ki-chef.md',
      'template: ki-chef',
      'manager: karin-ek',
      '',
      '# people/anna-andersson/2026-11-03-ki-lonesamtal.md',
      'template: ki-lonesamtal',
      'manager: karin-ek',
    ),
  },
  'date-order': {
    wrong: lines('invited: 2026-12-15', 'held: 2026-01-22'),
    right: lines('invited: 2025-12-15', 'held: 2026-01-22'),
  },
  'held-in-future': {
    wrong: lines('planned: 2026-01-20', 'held: 2062-01-22'),
    right: lines('planned: 2026-01-20', 'held: 2026-01-22'),
  },
  'due-before-talk': {
    wrong: lines(
      'template: kungsbacka',
      'held: 2026-01-22',
      'goals:',
      '  - id: m1',
      '    goal: Läs en bok',
      '    due: 2025-09-30',
    ),
    right: lines(
      'template: kungsbacka',
      'held: 2026-01-22',
      'goals:',
      '  - id: m1',
      '    goal: Läs en bok',
      '    due: 2026-09-30',
    ),
  },
  'id-duplicate': {
    wrong: lines(
      '# people/anna-andersson/2026-01-20-ki-chef.md',
      'id: anna-andersson-2026-01-20-ki-chef',
      '',
      '# people/anna-andersson/2027-01-19-ki-chef.md',
      'id: anna-andersson-2026-01-20-ki-chef',
    ),
    right: lines(
      '# people/anna-andersson/2026-01-20-ki-chef.md',
      'id: anna-andersson-2026-01-20-ki-chef',
      '',
      '# people/anna-andersson/2027-01-19-ki-chef.md',
      'id: anna-andersson-2027-01-19-ki-chef',
    ),
  },
  'item-id-duplicate': {
    wrong: lines('goals:', '  - id: m1', '    goal: Läs en bok', '  - id: m1', '    goal: Gå en kurs'),
    right: lines('goals:', '  - id: m1', '    goal: Läs en bok', '  - id: m2', '    goal: Gå en kurs'),
  },
  'reference-unknown': {
    wrong: lines(
      '# people/anna-andersson/2026-01-20-ki-chef.md',
      'id: anna-andersson-2026-01-20-ki-chef',
      '',
      '# people/anna-andersson/2027-01-19-ki-chef.md',
      'follows: anna-andersson-2026-01-20',
    ),
    right: lines(
      '# people/anna-andersson/2026-01-20-ki-chef.md',
      'id: anna-andersson-2026-01-20-ki-chef',
      '',
      '# people/anna-andersson/2027-01-19-ki-chef.md',
      'follows: anna-andersson-2026-01-20-ki-chef',
    ),
  },
  'changed-unreplaced': {
    wrong: lines(
      'id: anna-andersson-2026-01-20-ki-chef',
      'goals:',
      '  - id: m1',
      '    goal: Läs en bok',
      '    status: changed',
    ),
    right: lines(
      'id: anna-andersson-2026-01-20-ki-chef',
      'goals:',
      '  - id: m1',
      '    goal: Läs en bok',
      '    status: changed',
      '  - id: m2',
      '    goal: Läs två böcker',
      '    from: anna-andersson-2026-01-20-ki-chef/m1',
    ),
  },
  'placeholder-left': {
    wrong: lines('held: 2026-01-22', '---', 'Nästa avstämning blir {{dag}}.'),
    right: lines('held: 2026-01-22', '---', 'Nästa avstämning blir den 3 mars.'),
  },
  'identity-number': {
    wrong: lines('---', 'Ring lönekontoret; personnumret är 121212-1212.'),
    right: lines('---', 'Ring lönekontoret; de har personnumret.'),
  },
  'public-free-text': {
    wrong: lines('group: de-som-inte-mar-bra-pa-larkan'),
    right: lines('group: arbetslag-larkan'),
  },
  'sensitive-word': {
    wrong: lines('---', 'Efter sjukskrivningen börjar du på halvtid.'),
    right: lines('---', 'Till och med mars arbetar du halvtid.'),
  },
  'rule-unknown': {
    wrong: lines('# samtal.yaml', 'rules:', '  window-mised: error'),
    right: lines('# samtal.yaml', 'rules:', '  window-missed: error'),
  },
  'reason-missing': {
    wrong: lines('# samtal.yaml', 'rules:', '  reference-unknown: off'),
    right: lines(
      '# samtal.yaml',
      'rules:',
      '  reference-unknown:',
      '    severity: off',
      '    reason: Samtal före 2024 finns bara på papper.',
    ),
  },
  'name-mismatch': {
    wrong: lines('# templates/egen-mall.yaml', 'name: var-mall'),
    right: lines('# templates/egen-mall.yaml', 'name: egen-mall'),
  },
  'part-undefined': {
    wrong: lines('# templates/egen-mall.yaml', 'sections:', '  - title: Mål', '    records: [goals]'),
    right: lines(
      '# templates/egen-mall.yaml',
      'sections:',
      '  - title: Mål',
      '    records: [goals]',
      'goals:',
      '  kinds:',
      '    mal: {title: Mål}',
    ),
  },
  'step-contradictory': {
    wrong: lines(
      '# templates/egen-mall.yaml',
      'follow_ups:',
      '  half-year:',
      '    title: Halvårsuppföljning',
      '    after: P6M',
      '    by: follow-up',
      '    window: {from: "06-01", to: "08-31"}',
    ),
    right: lines(
      '# templates/egen-mall.yaml',
      'follow_ups:',
      '  half-year:',
      '    title: Halvårsuppföljning',
      '    after: P6M',
      '    by: follow-up',
    ),
  },
}

function lines(...all: string[]): string {
  return all.join('\n')
}

import type { RuleId } from '../domain/check/diagnostic.ts'
import { about, lastName, listed, periodParts, type PeriodPart, type RuleWords } from './rule-words.ts'

// Made at need: it costs a start fifteen milliseconds.
const either = { format: (all: readonly string[]) => new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(all) }
const all = { format: (each: readonly string[]) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(each) }
const months = 'January February March April May June July August September October November December'.split(' ')
const numbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const units = { Y: 'year', M: 'month', W: 'week', D: 'day' }

/** The words of the rules in English. */
export const rulesEn: Record<RuleId, RuleWords> = {
  'file-unreadable': {
    message: about('the file cannot be read; it may be a link, be larger than 8 MiB or lack read permission'),
    fix: 'Put an ordinary file of at most 8 MiB here, and make sure that you may read it.',
    why: 'Every file in the folder of talks is read, so that no talk drops out of the lists unnoticed. Everything there must therefore be an ordinary file of at most 8 MiB that you have permission to read. Links are never followed, because they may lead out of the folder.',
  },
  'file-unexpected': {
    message: about('the file is not a talk, because its name does not end in .md'),
    fix: 'Move the file out of the folder of talks, or make its name end in .md if it is a talk.',
    why: 'The folder of talks (people, unless samtal.yaml names another) holds nothing but talks, one in each file, and their names end in .md in lower case. That way a talk saved in the wrong form does not go unnoticed. Files that git ignores do not count, nor do its own, such as .gitignore.',
  },
  'file-misplaced': {
    message: about(({ property }) =>
      property === 'group' ? "the file is not in the group's folder" : "the file is not in the employee's folder",
    ),
    fix: 'Move the file to the folder named after the id in this property, or correct the property.',
    why: 'All talks with one employee or group lie directly in one folder, which is named after the id in employee or group. The path then shows whose talk it is, in the history too. The file itself may be called anything, as long as the name ends in .md.',
  },
  'encoding-invalid': {
    message: about('the file is not saved as UTF-8'),
    fix: 'Save the file again with UTF-8 as its encoding.',
    why: 'Files are saved as UTF-8, so that å, ä and ö come out right in every program. This file has some other encoding, such as Windows-1252 (often called ANSI) or UTF-16. Most editors let you choose the encoding when you save.',
  },
  'front-matter-missing': {
    message: about('the file does not begin with a line of only ---'),
    fix: 'Put --- alone on the first line of the file, or move the file out of the folder of talks if it is not one.',
    why: 'A talk begins with front matter: a block between two lines of only ---. It holds the properties, such as who the talk is with, when it is held and what goals you have set. The very first line of the file must be exactly ---, and below the front matter you write freely.',
  },
  'front-matter-unclosed': {
    message: about('the front matter does not end with a line of only ---'),
    fix: 'Put --- alone on the line after the last property, without spaces or more dashes.',
    why: 'The front matter is the block at the top of the file, between two lines of only ---. Without the second line nobody can tell where the properties end and the notes begin. The line must be exactly ---, because programs disagree about one with a trailing space or a fourth dash.',
  },
  'front-matter-large': {
    message: about('too much text; front matter may be at most 64 KiB, a .yaml file at most 1 MiB and 50,000 values'),
    fix: 'Move long texts to the notes below the front matter, or divide a long roster among several repositories.',
    why: 'The front matter, the block between the two lines of --- at the top of the file, may be at most 64 KiB, some 65,000 characters. That is far more than a talk needs, so something has probably ended up there by mistake. The roster, the settings and the templates may be at most 1 MiB each and hold at most 50,000 values, or to be exact 100,000 of the characters that end values or stand between them: line ends, colons, the dashes of lists, commas, quotation marks, brackets and braces. That is room for some six thousand people; more than that are divided among several repositories.',
  },
  'front-matter-deep': {
    message: about('too many levels inside one another; at most eight are allowed'),
    fix: 'Correct the indentation, and put text that contains brackets on a line of its own after |.',
    why: 'A property may have properties of its own or a list below it, but in eight levels at most. Nothing in the format needs more. More than that is nearly always a slip of the indentation, or the brackets [ and { in an ordinary text.',
  },
  'control-character': {
    message: about('there is an invisible control character here'),
    fix: 'Delete the character, or type the line again if you cannot see it.',
    why: 'Control characters are invisible, and sometimes come along with text pasted from another program. They can hide what the file really says, and some programs cannot read it. They may not stand in the front matter (the block between the two lines of --- at the top of the file) or in a .yaml file, but tabs and ordinary line endings may.',
  },
  'yaml-invalid': {
    message: about('this line cannot be read as YAML'),
    fix: 'Correct indentation, colons and quotation marks; put running text indented on the line after the name and |.',
    why: 'The front matter, the block between the two lines of --- at the top of the file, is written in YAML: name, colon and value, with indentation to show what belongs together. What usually goes wrong is indentation that does not line up, a quotation mark without its other half, or a colon inside a text. So put running text after |, indented on lines of its own, where every character is allowed.',
  },
  'yaml-tab': {
    message: about('the line is indented with a tab instead of spaces'),
    fix: 'Replace the tabs at the start of the line with spaces, so that it lines up with the lines around it.',
    why: 'In YAML, which the front matter and the .yaml files are written in, indentation shows what belongs together. A tab is of different width in different programs, so only spaces may indent. Most editors can be set to type spaces when you press the tab key.',
  },
  'yaml-unsupported': {
    message: about(({ params }) => {
      switch (params.construct) {
        case 'complex-key':
          return 'there is a lone ? or a list where a property name belongs (a complex key in YAML)'
        case 'anchor':
          return 'a value may not begin with & (an anchor in YAML)'
        case 'alias':
          return 'a value may not begin with * (an alias in YAML)'
        case 'tag':
          return 'a value may not begin with ! (a tag in YAML)'
        case 'directive':
          return 'a line may not begin with % (a directive in YAML)'
        case 'document':
          return 'a line of only --- or ... may not stand here (the limit of a document in YAML)'
        default:
          return 'there is something here in YAML that the format does not allow'
      }
    }),
    fix: 'Remove the character; if it belongs to a text, put the text indented on the line after the name and |.',
    why: 'YAML, which the front matter and the .yaml files are written in, has refinements that make files hard to read and that programs understand differently: anchors (&), aliases (*), tags (!), directives (%), complex keys (?) and several documents in one file (--- and ...). None of them is allowed here. Most often the character only begins an ordinary text, such as *important*, and then it is enough to put the text on a line of its own after |.',
  },
  'key-duplicate': {
    message: about('the property already stands further up on the same level'),
    fix: 'Keep one of the two and remove the other.',
    why: 'When a property stands twice, nobody can tell which one counts. So each may stand only once on its level, for instance once in each goal. Several goals are written as several items of the list, each with a - before it.',
  },
  'text-cut': {
    message: about('the text is cut off at #, because the rest of the line is read as a comment'),
    fix: 'Put the text indented on the line after the name and |; a comment may have a line of its own.',
    why: 'In YAML a space and # begin a comment, so of “Become #1 in the region” only “Become” is left. The rest would be lost unnoticed, which makes this an error in every property that holds free text. That goes for an intended comment too, which must be moved to a line of its own.',
  },
  'text-header': {
    message: about('text may not stand on the same line as | or >'),
    fix: 'Move the text down to the next line, and indent it.',
    why: 'The sign | (or >) after a property name says that a text follows, indented on the lines below. With text on the same line the file cannot be read. On the lines below, the text may contain any character, and after | it keeps its line breaks.',
  },
  'property-unknown': {
    message: about('there is a property here that is not part of the format'),
    fix: 'Correct the spelling, move this to the right property or write it in the notes.',
    why: 'A misspelt property would otherwise be forgotten without anyone noticing, so only those of the format are allowed. It may also be a sentence that has turned into a property: “Done: before summer” is read as the property Done. Names that you choose yourselves, such as those of criteria and steps, are written with the letters a–z in lower case, digits and hyphens.',
  },
  'property-missing': {
    message: about(({ property, params }) => {
      const missing = listed(params.missing)
      if (missing[0] === property)
        return property === 'ratings.levels' ? 'at least two levels are needed' : 'this is empty'
      return `${all.format(missing)} ${missing.length > 1 ? 'are' : 'is'} missing`
    }),
    fix: 'Add the property and fill it in.',
    why: 'Some properties are always needed to tell which talk this is, who holds it and when: samtal, id, template, manager and planned. Besides, every goal and agreement needs an id, every follow-up a step and every signature a date. A property without a value counts as not there.',
  },
  'type-wrong': {
    message: about(({ property, params }) => {
      switch (params.expected) {
        case 'object':
          return 'this should be a group of properties, each with its value'
        case 'array':
          return 'this should be a list, with a - before each item'
        case 'string':
          return /\.questions\[\d+\]$/.test(property)
            ? 'a question should be either a text or properties, one of them called question'
            : 'this should be a text'
        case 'number':
        case 'integer':
          return 'this should be a number'
        case 'boolean':
          return 'this should be true or false'
        default:
          return 'the value has the wrong form'
      }
    }),
    fix: 'Give the value the form that the property has: a text, a list or properties of its own.',
    why: 'Every property has one form: a text (such as how), a list with a - before each item (such as goals) or a group of its own properties (such as signed). A value of another form cannot be read. A text that begins with [ or { is taken for a list or for properties, so put it on a line of its own after |.',
  },
  'value-unknown': {
    message: about(({ property, params }) =>
      property === 'samtal'
        ? `this should be ${either.format(listed(params.allowed))}, without quotation marks`
        : `this should be ${either.format(listed(params.allowed))}`,
    ),
    fix: 'Change it to one of the allowed values, written exactly so.',
    why: 'A few properties have only a handful of allowed values, so that all talks can be listed in the same way. They are in English and lower case even when the rest is in Swedish, such as open, done, changed and dropped for status. The property samtal is the version of the format and must be 1. Of the rules in samtal.yaml, those without which a talk could not be read may be error or warning, but not off.',
  },
  'value-invalid': {
    message: about(({ property }) => {
      if (/^rules\.[^.]*$/.test(property)) return 'this should be error, warning or off'
      switch (lastName(property)) {
        case 'notice':
        case 'after':
        case 'grace':
          return 'this should be a period such as P30D (30 days), P6M (six months) or P1Y (one year)'
        case 'at_least':
        case 'at_most':
          return 'this should be a duration such as PT1H (one hour) or PT90M (90 minutes)'
        case 'from':
        case 'to':
          return 'this should be month and day, MM-DD, such as 12-01 for 1 December'
        case 'timezone':
          return 'this should be a time zone, such as Europe/Stockholm'
        case 'conversations':
        case 'roster':
        case 'templates':
          return 'this should be a path from the folder of samtal.yaml, without a leading / and without ..'
        case 'digest':
          return 'the digest has the wrong form'
        default:
          return 'the value has the wrong form'
      }
    }),
    fix: 'Write the value in the form that the property demands.',
    why: 'Some values need a certain form before anything can be worked out from them. Periods are written like P30D, P2W, P6M or P1Y (days, weeks, months, years), the length of a talk like PT1H30M, days of the year as MM-DD and time zones like Europe/Stockholm. Paths start from the folder where samtal.yaml lies and may not lead out of it.',
  },
  'id-invalid': {
    message: about(({ property }) => {
      if (/^(goals|agreements)\[\d+\]\.id$/.test(property))
        return 'this should be lower-case letters a–z and a number, such as m1'
      if (/^(goals|agreements)\[\d+\]\.from$/.test(property))
        return 'this should be the id of a talk, a / and an id within that talk'
      return 'an id may only consist of lower-case letters a–z, digits and hyphens'
    }),
    fix: 'Use lower-case letters, a for å and ä, o for ö, and hyphens instead of spaces.',
    why: 'Ids are used in file names and references and must look the same on every computer: only lower-case letters a–z, digits and hyphens, with a letter or digit first, and at most 64 characters (160 for that of a talk). Goals and agreements have short ids, one to twelve letters and a number of at most four digits, such as m1. In from you write the id of the talk, then / and the id of the goal or agreement.',
  },
  'date-invalid': {
    message: about(({ property, params }) =>
      params.reason === 'calendar' || /\.window\.(from|to)$/.test(property)
        ? 'the day does not exist in the calendar'
        : 'this should be a date that exists in the calendar, written YYYY-MM-DD',
    ),
    fix: 'Write a date that exists, such as 2026-01-20; in a template, a part of the year is written as MM-DD.',
    why: 'Dates decide when the next talk or follow-up is due, so it must be possible to reckon with them. They are always written YYYY-MM-DD with zeros, as in 2026-03-05, and the day must exist in the calendar. 30 February does not, and 29 February only in some years.',
  },
  'participants-wrong': {
    message: about(({ params }) => {
      switch (params.reason) {
        case 'group':
          return 'the template is for group talks, so group and participants should stand here instead'
        case 'pair':
          return 'the template is for talks with a single employee, so employee should stand here instead'
        case 'group-id':
          return 'the group has the same id as a person in the roster'
        default:
          return 'a talk should have either employee or both group and participants'
      }
    }),
    fix: 'Name the employee in employee, or the group in group and those who take part in participants.',
    why: 'A talk is held either with an employee (employee) or with a group (group and participants), and the template decides which. With both or neither, nobody can tell whose talk it is. A group may not have the same id as a person, because their talks would then end up in the same folder.',
  },
  'template-unknown': {
    message: about(
      ({ params }) => `there is no template of that name; choose ${either.format(listed(params.allowed))}`,
    ),
    fix: 'Correct the name, or put the template in the folder templates.',
    why: 'The template says what the talk should contain and when the next one is due, so without it the talk cannot be checked. The name must be that of a template that comes with samtal, or of your own in the folder templates (unless samtal.yaml names another). The same holds wherever a template is named: in talks, roster, settings and other templates.',
  },
  'kind-unknown': {
    message: about(({ params }) =>
      choice(
        params.allowed,
        'the template has no such kind of goal',
        'the template has no goals, and so no kinds to choose from',
      ),
    ),
    fix: "Write one of the template's kinds of goal, or leave this empty if the template has only one.",
    why: 'The template divides goals into kinds, such as goals for results and goals for learning. In kind you write the id of the kind, exactly as in the template. If the template has only one kind, the property may be empty.',
  },
  'step-unknown': {
    message: about(({ property, params }) =>
      property.startsWith('cadence')
        ? `${choice(params.allowed, 'the template has no such step', 'the template has no steps')}; a new one needs title, after and by`
        : choice(params.allowed, 'the template has no such follow-up', 'the template has no follow-ups'),
    ),
    fix: "Write one of the template's steps, or dialogue for a talk besides them.",
    why: 'The property step says which of the follow-ups in the template this is, and that is how a follow-up that is due gets ticked off. Only steps that have by: follow-up in the template belong among the follow-ups, and anything else is written as dialogue. Under cadence in samtal.yaml you change the steps of a template, and an entirely new step needs title, after and by there.',
  },
  'criterion-unknown': {
    message: about(({ params }) =>
      choice(params.allowed, 'the template has no such criterion', 'the template has no criteria to rate'),
    ),
    fix: "Write one of the template's criteria, or remove the line.",
    why: 'Under ratings there is a level for each criterion that you have rated. The criteria come from the template of the talk and are written with their ids, so that there is no doubt what a rating is about. In a template, questions may only name criteria that the template itself has under ratings.',
  },
  'level-unknown': {
    message: about(({ params }) =>
      choice(params.allowed, 'the template has no such level', 'the template has no levels'),
    ),
    fix: "Write one of the template's levels, by its id.",
    why: 'Every criterion is rated on the scale of the template, so that the same word means the same for everyone. The level is written with its id, exactly as in the template under ratings and levels. That holds for the levels in the key of the template itself as well.',
  },
  'goal-incomplete': {
    message: about(({ params }) => `${missingWords(params.missing)}, though the talk has been held`),
    fix: 'Fill in what is missing, or write status: dropped if the goal no longer applies.',
    why: 'The template says what each goal should contain, and once the talk has been held that must be filled in. If the template has several kinds of goal, kind is needed too. Goals that have been replaced or dropped (status changed or dropped) do not count, nor do items without any text.',
  },
  'agreement-incomplete': {
    message: about(({ params }) => `${missingWords(params.missing)}, though the talk has been held`),
    fix: 'Fill in what is missing, or write status: dropped if the agreement no longer applies.',
    why: 'The template says what each agreement should contain, such as who is to do it, and once the talk has been held that must be filled in. Agreements that have been replaced or dropped (status changed or dropped) do not count. Nor do items without any text.',
  },
  'notice-short': {
    message: about(({ params }) => `the questions were given less than ${period(params.period)} before the talk`),
    fix: 'Put the talk off if it has not been held, or correct the date if it is wrong.',
    why: 'The employee should have time to prepare, and the template says how much (notice). In invited stands the day when the employee was given the questions, and the time runs until the day when the talk was held or is to be held. This is only a warning, because lost time cannot be won back.',
  },
  'window-missed': {
    message: about(({ params }) => `the day is outside the period ${monthDay(params.from)}–${monthDay(params.to)}`),
    fix: 'Plan the talk within the period, or state your own period under cadence in samtal.yaml.',
    why: 'Some templates say in which part of the year the talk is held, such as December to March. The day that counts is the one when the talk was held, and until then the planned one. This is only a warning, because the talk is valid all the same.',
  },
  'person-unknown': {
    message: about('the person is not in the roster'),
    fix: "Correct the person's id, or add the person to people.yaml.",
    why: 'The roster (people.yaml, unless samtal.yaml names another file) says who is to have talks, and with whom. With a mistyped id the talk does not count for the right person. A manager needs no entry of their own if someone in the roster has them as manager, and where there is no roster at all, everyone is accepted.',
  },
  'person-repeated': {
    message: about('the person is already among the participants'),
    fix: 'Remove the person here, or change the id to that of the participant you meant.',
    why: 'Each person stands once among the participants of a group talk. When someone is there twice, it may be that another is missing, so go through the list before you remove anyone.',
  },
  'self-talk': {
    message: about(({ property }) =>
      property === 'manager' ? 'the manager is also the employee or a participant' : 'the person is their own manager',
    ),
    fix: 'Name the manager who holds the talk, or correct whom the talk is with.',
    why: 'Whoever holds the talk cannot be the one it is with, nor one of the participants of a group. In the roster nobody can be their own manager. Leave manager empty in the roster for someone who has no manager there.',
  },
  'manager-wrong': {
    message: about('by the roster, that manager is not to hold the talk'),
    fix: 'Name the manager who is to hold the talk by the roster, or change the roster if it is out of date.',
    why: 'The nearest manager, named as manager in the roster, holds the talk unless the template says otherwise. Where that manager has a conflict of interest (conflict_of_interest in the roster), someone else holds it. The message does not say which of the two it is, on purpose. The rule only concerns talks not yet held, so that old talks stay right when someone gets a new manager.',
  },
  'managers-differ': {
    message: about('the manager is not the one of the main talk that this talk belongs to'),
    fix: 'Let the same manager hold both talks if possible, or correct the property if it is wrong.',
    why: 'By this template (same_manager_as) the same manager holds both talks, so that whoever follows up the goals was there when they were set. The talk is compared with the latest main talk before it. This is only a warning, because managers change, and it is not given where the roster says that the earlier manager has a conflict of interest.',
  },
  'date-order': {
    message: about(({ property, params }) => {
      switch (params.order) {
        case 'invited':
          return 'the day the questions were given is after the talk'
        case 'follow-up':
          return lastName(property) === 'planned'
            ? 'the follow-up is planned before the talk'
            : 'the follow-up was held before the talk'
        case 'not-held':
          return property.startsWith('signed')
            ? 'the talk is signed, though it has not been held'
            : 'the follow-up has been held, though the talk has not'
        case 'signed':
          return 'the signature is dated before the talk'
        case 'period':
          return 'the last day is before the first'
        default:
          return 'the dates are in the wrong order'
      }
    }),
    fix: 'Correct the date that is wrong, or fill in held if the talk has been held.',
    why: 'First the employee is given the questions (invited), then the talk is held (held), and after that come signatures and follow-ups. Dates in the wrong order are nearly always a slip, often of the year. The same goes for the roster: an employment or a leave cannot end before it has begun.',
  },
  'held-in-future': {
    message: about('the day is in the future'),
    fix: 'Correct the date, or leave this empty until the day has come.',
    why: 'In held, and in the date of a signature, you write the day when something took place, so it cannot lie in the future. The day of what has not happened yet is written in planned. What day it is today depends on the time zone in samtal.yaml, which is that of Sweden unless another is given.',
  },
  'due-before-talk': {
    message: about('the day is before the talk'),
    fix: 'Correct the date, or name in from the earlier goal that this one continues.',
    why: 'What you decide in a talk is done after it, so due cannot be before the day when the talk was held or is to be held. Most often the year is wrong. A goal or agreement that continues an earlier one (from is filled in) may keep the old date.',
  },
  'id-duplicate': {
    message: about('the same id stands in another file'),
    fix: 'Give the copy an id of its own, for instance with -2 at the end, or remove it.',
    why: 'A talk is known by its id, even when its file is moved or renamed, so an id may stand in one file only. Most often someone has copied a file. Then change the id in the copy and not in the original, which other talks may refer to.',
  },
  'item-id-duplicate': {
    message: about('the same id already stands further up in the file'),
    fix: 'Give the goal or agreement the next free id, such as m2.',
    why: 'Each goal and agreement has an id of its own in the file, so that later talks can refer to it. Nor may a goal and an agreement share one. Customary are m1, m2 and so on for goals, and o1, o2 and so on for agreements.',
  },
  'reference-unknown': {
    message: about(({ property }) =>
      property === 'follows' ? 'the talk it names does not exist' : 'the goal or agreement it names does not exist',
    ),
    fix: 'Correct the reference, or empty the property if what it names no longer exists.',
    why: 'The property follows holds the id of an earlier talk, and from the id of a talk, a / and the id of the goal or agreement there. When a reference leads nowhere, nobody can trace what is being continued. This is only a warning, because the earlier talk may have been disposed of.',
  },
  'changed-unreplaced': {
    message: about('the goal is marked as replaced, but no new goal refers to it'),
    fix: 'Write <id of the talk>/<id of the goal> for the old goal in from of the new one, or change the status.',
    why: 'With status: changed a goal has been replaced by a new one, and the new goal should name the old one in from. Otherwise a goal may be lost between two talks without anyone having decided so. If the goal has been given up, write dropped, and if it has been reached, write done.',
  },
  'placeholder-left': {
    message: about('something is left to fill in here, though the talk has been held'),
    fix: 'Write what should stand here, or remove the mark.',
    why: 'Once the talk has been held, nothing should be left waiting to be filled in. That goes for text in double braces, {{like this}}, in goals, agreements and notes, and for properties of goals and agreements with nothing but …, ..., TODO, TBD or XXX. Otherwise the notes are entirely free.',
  },
  'identity-number': {
    message: about('a Swedish identity number (personnummer or samordningsnummer) stands here'),
    fix: 'Remove the number before the file is shared, and look in the git history if it has been committed already.',
    why: 'In Sweden an identity number may be used only where there is a clear reason to, and a talk has none: the employee is known by an id. The rule searches the whole file, and the roster too, for personnummer and samordningsnummer in all their usual spellings, with ten digits or twelve, with a hyphen or without. Only numbers with a day that is in the calendar and a correct check digit count, so now and then a telephone number may look like one. The number itself is never shown. What has once been committed stays in the history, even when it is gone from the file.',
  },
  'public-free-text': {
    message: about(({ property }) =>
      ['name', 'unit'].includes(lastName(property))
        ? 'this is more than a name, and lists show it'
        : 'this id reads like a sentence, and lists show ids',
    ),
    fix: 'Shorten it to a name or an id that tells nothing, and move the text to the notes.',
    why: 'Ids, names and units are shown in lists, file names and logs, also to those who may not read the talks, so nothing should be told there of how someone is. An id counts as free text when it has five words or more in a row and one of them is a small word such as i, och, inte or since. A name or unit in the roster does when it is longer than 80 characters, has several lines, or has one of !, ?, ; and …, or a full stop after a word of at least four letters. The rule sees only what is plain; the rest is up to you.',
  },
  'sensitive-word': {
    message: about('a word from the list of sensitive words stands here'),
    fix: 'Read the passage and decide whether it has to stand there; better write what you have agreed than why.',
    why: 'Data on health and on membership of a trade union are sensitive, and a talk nearly always does without them. The rule searches the whole file for the words of a short list, which stands in docs/format.md, and understands nothing of what is said: it warns of work with diagnoses as well as of somebody’s sick leave, and does not see what is said in other words. So it is off until you write sensitive-word: warning under rules in samtal.yaml. Which word it is, is never shown, but that the file has one is seen in the log of CI; better run the rule on your own machine, in a pre-commit hook.',
  },
  'rule-unknown': {
    message: about('no rule on talks has this name'),
    fix: 'Correct the name; samtal explain lists the rules.',
    why: 'Under rules in samtal.yaml you say how grave the rules on talks are with you: error, warning or off. With a name that none of them has, the line would do nothing and nobody would notice. Rules that concern only settings and templates cannot be changed.',
  },
  'reason-missing': {
    message: about('the rule is off without a reason'),
    fix: 'Write {severity: off, reason: …} with the reason, or choose warning instead.',
    why: 'A rule that is off is easily forgotten, and whoever reads the settings later should see why it is. So off is always written together with a reason. Until there is one, the rule counts as before.',
  },
  'name-mismatch': {
    message: about('the name of the template is not that of its file'),
    fix: 'Change name or rename the file, so that the file is called the name followed by .yaml.',
    why: 'A template is chosen by its name, and the name must be the file name without .yaml. When they differ, nobody can tell which one counts. A template of your own with the same name as one that comes with samtal replaces it.',
  },
  'part-undefined': {
    message: about(
      ({ params }) => `the section refers to ${all.format(listed(params.part))}, which the template does not have`,
    ),
    fix: 'Add the property to the template, or remove it from records.',
    why: 'With records the template says in which section goals, agreements and signatures are filled in. What to fill in stands in the property of the same name in the template, so that property must be there.',
  },
  'step-contradictory': {
    message: about(({ params }) => `${all.format(listed(params.key))} may not stand in a step with by: follow-up`),
    fix: 'Remove the property, or write by: conversation if the step is a talk of its own.',
    why: 'A step is either a follow-up, which is noted in the file of the talk itself (by: follow-up), or a new talk (by: conversation). The properties templates and window say which talks count and in what part of the year they are held. So they mean nothing for a follow-up.',
  },
}

/** What is wrong and what there is to choose from; other words where there is nothing. */
function choice(allowed: string | readonly string[] | undefined, wrong: string, none: string): string {
  const options = listed(allowed)
  return options.length === 0 ? none : `${wrong}; choose ${either.format(options)}`
}

function missingWords(missing: string | readonly string[] | undefined): string {
  const names = listed(missing)
  return `${all.format(names)} ${names.length > 1 ? 'are' : 'is'} missing`
}

function period(param: string | readonly string[] | undefined): string {
  return all.format(periodParts(listed(param)[0] ?? '').map(inWords))
}

function inWords({ count, unit }: PeriodPart): string {
  return `${numbers[count] ?? count} ${units[unit]}${count === 1 ? '' : 's'}`
}

function monthDay(param: string | readonly string[] | undefined): string {
  const [month, day] = (listed(param)[0] ?? '').split('-').map(Number)
  return `${day} ${months[(month ?? 0) - 1] ?? ''}`
}

/**
 * Hostile files in which `check` names a mistake in the writing and reads on: the rules found, and the files. They take the
 * place of what the files list, which is what a strict reader finds.
 */
const named: readonly (readonly [rules: string, files: readonly string[]])[] = [
  ["blank-invisible", ["a key with a no-break space", "a key with a mark that hides", "a mark in an id", "in an id, the character \"\u200b\"", "in an id, the character \"\u00a0\"", "for a space, the character \"\u00a0\"", "for a space, the character \"\u2003\"", "for a space, the character \"\u3000\"", "for a space, the character \"\u200b\"", "for a space, the character \"\ufeff\""]],
  ["blank-invisible property-unknown", ["emoji for keys"]],
  ["bracket-unclosed", ["a bracket over the fence"]],
  ["bracket-unclosed front-matter-deep", ["without end, 9 times \"[\"", "without end, 9 times \"{a: \"", "without end, 9 times \"[{a: \"", "without end, 9 times \"{\"", "without end, 9 times \"[ [ \"", "without end, 6,000 times \"[\"", "without end, 6,000 times \"{a: \"", "without end, 6,000 times \"[{a: \"", "without end, 6,000 times \"{\"", "without end, 6,000 times \"{\\\"a\\\": \"", "without end, 6,000 times \"[{'a': \"", "brackets over lines", "deep nesting"]],
  ["colon-missing yaml-invalid", ["a key over two lines"]],
  ["control-character", ["a control character beyond the edge", "CR", "LF CR", "CR CR LF", "to begin with \"---\\f\"", "to begin with \"---\\u000b\"", "to begin with \"---\\r\\r\"", "to end with \"---\\f\""]],
  ["control-character date-invalid", ["in a key, the control \"\\u0002\"", "in a key, the control \"\\u0018\"", "in a key, the control \"\\u001f\"", "in a key, the control \"\\u001b\""]],
  ["criterion-unknown key-duplicate", ["a key twice in a rating"]],
  ["date-invalid yaml-invalid", ["blocks in brackets"]],
  ["date-invalid yaml-unsupported", ["the complex key \"? |\\n  x\""]],
  ["date-order key-duplicate", ["a key twice in braces"]],
  ["front-matter-deep property-unknown", ["keys in lists below keys"]],
  ["front-matter-missing front-matter-unclosed", ["a fence with spaces alone", "8 MiB of a fence", "8 MiB of spaces after a fence"]],
  ["front-matter-unclosed yaml-invalid", ["to end with \"- --\""]],
  ["indent-wrong", ["keys further and further out", "lists below lists"]],
  ["participants-wrong property-missing yaml-invalid", ["only a text", "only a list", "only a number", "only null"]],
  ["property-unknown yaml-unsupported", ["the end of a document and more"]],
  ["space-missing", ["a comment without a space after a colon"]],
  ["text-bracketed", ["the brackets \"[\"", "the brackets \"{\"", "the brackets \"{a: [\"", "the brackets \"[\\\"\"", "the brackets \"{'\"", "the brackets \"[[]\"", "the brackets \"{a: b\"", "the brackets \"[a, b\"", "the brackets \"{HEMLIGT7Q: [\"", "the brackets \"[}\"", "the brackets \"{]\"", "the brackets \"[a]]\"", "the brackets \"{a: b}}\"", "the brackets \"[a] b\"", "the brackets \"{a} b\"", "the brackets \"[,]\"", "the brackets \"[a,,b]\"", "the brackets \"{,}\"", "the brackets \"{a,,b}\"", "in a goal, a run of \"{\"", "in a goal, a run of \"{{\"", "in a goal, a run of \"{{x\"", "in a goal, a run of \"{{x}}\"", "in a goal, a run of \"[\"", "in a goal, a run of \"{ \"", "in a goal, a run of \"[[\""]],
  ["text-colon", ["the text \"a: HEMLIGT7Q\"", "the text \"a: b: c\"", "the text \"a:\"", "the text \"a: \\\"b\\\": c\"", "in a goal, a run of \":\"", "in a goal, a run of \": \"", "in a goal, a run of \"a: \"", "in a goal, a run of \"<<: \"", "in a goal, a run of \"a:b:\""]],
  ["text-quoted", ["the quotes \"\\\"\"", "the quotes \"'\"", "the quotes \"\\\"HEMLIGT7Q\"", "the quotes \"'HEMLIGT7Q\"", "the quotes \"\\\"\\\\\"", "the quotes \"'it''s\"", "the quotes \"\\\"\\\"x\"", "the quotes \"''x\"", "the quotes \"\\\"a\\\" b\"", "the quotes \"\\\"a\\\" \\\"b\\\"\"", "the escape \"\\\"\\\\q\\\"\"", "the escape \"\\\"\\\\x1\\\"\"", "the escape \"\\\"\\\\u12\\\"\"", "a quote over the fence", "a fence in quotes", "a comment too near quotes", "in a goal, a run of \"\\\"\"", "in a goal, a run of \"\\\"\\\"\"", "in a goal, a run of \"\\\"\\\"\\\"\\\"\""]],
  ["text-start", ["an anchor nobody uses", "an anchor of emoji", "an alias of a secret", "the tag \"!!binary aGVt\"", "the tag \"!!python/object/apply:os.system [x]\"", "the tag \"!<tag:x> y\"", "the tag \"!!set {a}\"", "the tag \"!\"", "the tag \"! x\"", "the tag \"!e!x y\"", "the tag \"!!null\"", "the tag \"!!str\"", "the tag \"!ruby/object:X {}\"", "the brackets \"]\"", "the brackets \"}\"", "the text \"@x\"", "the text \"`x`\"", "the text \", x\"", "the text \"- x\"", "the text \"- - x\"", "the text \"% x\"", "the header \"|#x\"", "the header \">x\"", "in a goal, a run of \"}\"", "in a goal, a run of \"- \"", "in a goal, a run of \"? \"", "in a goal, a run of \"|\"", "in a goal, a run of \">\"", "in a goal, a run of \"&\"", "in a goal, a run of \"*\"", "in a goal, a run of \"!\"", "in a goal, a run of \"%\"", "in a goal, a run of \",\"", "in a goal, a run of \"`\"", "in a goal, a run of \"&a \"", "in a goal, a run of \"*a \"", "in a goal, a run of \"!a \""]],
  ["text-unindented", ["a quoted text on too little indentation", "a text on less indentation than before"]],
  ["type-wrong yaml-invalid", ["keys among a list", "only a block"]],
  ["yaml-invalid", ["a key twice, with an escape", "a text"]],
  ["yaml-invalid yaml-unsupported", ["laughs in lines"]],
  ["yaml-tab", ["a tab after spaces", "a text indented by a tab"]],
]

export const namedMistakes: ReadonlyMap<string, string> = new Map(
  named.flatMap(([rules, files]) => files.map((file) => [file, rules] as const)),
)

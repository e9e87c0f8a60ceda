// The least that any check must do: it reads every file of the folder and does nothing with it.
import { readdirSync, readFileSync } from 'node:fs'

const [folder = '.'] = process.argv.slice(2)
for (const person of readdirSync(folder))
  for (const file of readdirSync(`${folder}/${person}`)) readFileSync(`${folder}/${person}/${file}`)

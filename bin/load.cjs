const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

/**
 * Where the code is that this very Node made of the bundle when it was built. Another Node does without it.
 *
 * @param {string} dist
 */
exports.codeFolder = (dist) => join(dist, 'code', `${process.version}-${process.platform}-${process.arch}`)

/**
 * Requires a file of the bundle, as `require` would, and spares V8 the compiling where it can: that is half the start.
 *
 * @param {string} dist Folder of the bundle.
 * @param {(file: string, script: Script) => void} [loaded] Told of each file, for whoever keeps its code.
 */
exports.loader = function loader(dist, loaded) {
  /** @type {Map<string, { exports: any }>} */
  const modules = new Map()
  const code = exports.codeFolder(dist)
  /** @param {string} name @returns {any} */
  return function load(name) {
    if (!name.startsWith('./')) return require(name)
    const known = modules.get(name)
    if (known) return known.exports
    const filename = join(dist, name)
    const script = new Script(
      `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`,
      {
        filename,
        cachedData: bytesOf(join(code, name)),
      },
    )
    loaded?.(name, script)
    const module = { exports: {} }
    modules.set(name, module)
    script.runInThisContext()(module.exports, load, module, filename, dist)
    return module.exports
  }
}

/** @param {string} path */
function bytesOf(path) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

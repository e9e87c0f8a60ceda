// What `import 'samtal'` loads. Of the process, only the environment in which git is run is used.
const api = require('../dist/api.cjs')

exports.check = (options) => api.check(options, process.env)
exports.due = (options) => api.due(options, process.env)
exports.parse = (text) => api.parse(text)

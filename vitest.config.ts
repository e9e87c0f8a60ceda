import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By default vitest leaves one processor free, but most tests only wait for the commands they run.
    maxWorkers: '100%',
    // A test gets its environment from the harness only.
    unstubEnvs: true,
  },
})

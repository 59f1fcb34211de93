import { defineConfig, devices } from '@playwright/test';
import { editingPort } from './editing-port.ts';
import { ensureBrowser } from './find-browser.ts';
import { givenUpPort } from './given-up-port.ts';

const port = 4327;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 2,
  timeout: 60_000,
  forbidOnly: true,
  fullyParallel: true,
  outputDir: '../../test-results',
  reporter: [['list'], ['json', { outputFile: '../../test-results/browser.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${port}/`,
    launchOptions: {
      executablePath: ensureBrowser(),
      args: [
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: [
    {
      command: 'node src/cli/site.ts serve',
      cwd: '../..',
      url: `http://localhost:${port}/`,
      env: { PORT: String(port) },
      reuseExistingServer: false,
    },
    {
      command: 'node tests/browser/serve-given-up.ts',
      cwd: '../..',
      url: `http://localhost:${givenUpPort}/`,
      env: { PORT: String(givenUpPort) },
      reuseExistingServer: false,
      timeout: 240_000,
    },
    {
      command: 'node tests/browser/serve-editing.ts',
      cwd: '../..',
      url: `http://localhost:${editingPort}/`,
      env: { PORT: String(editingPort) },
      reuseExistingServer: false,
    },
  ],
});

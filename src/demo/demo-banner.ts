import { demoFilePath, type DemoFile } from './demo-file.js';
import { DEMO_STEPS, demoPreparation } from './demo-steps.js';

/** What npm start prints: where everything is, and a command to paste for each step of a file's way. */
export function demoBanner(dataDir: string, demo: DemoFile): string {
  const { url, apiKeys, tokens } = demo;
  const steps = DEMO_STEPS.map(({ say, command }, i) => `# ${i + 1}. ${say}\n${command}`);
  return `
Referral Desk is ready: ${url}

  Swagger UI   ${url}/docs
  Identities   ${demoFilePath(dataDir)} (made up, for this data folder only)

  API key of partner A
    ${apiKeys.partnerA}
  API key of partner B
    ${apiKeys.partnerB}
${Object.entries(tokens)
  .map(([name, token]) => `  Token of ${name}\n    ${token}`)
  .join('\n')}

The way of one file, to paste into another terminal, in the folder of the project:

${demoPreparation(demoFilePath(dataDir))}

${steps.join('\n')}

The same in one go, narrated: npm run demo. Ctrl-C stops the service and its database.
`;
}

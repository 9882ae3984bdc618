// Runs a program that is not Node's so that it ends with its parent: `node run.cjs PROGRAM ARGUMENTS…`.
// The first line on standard output is `pid` and the program's process id. On standard input, a line `kill` kills the program at once
// (SIGKILL), and the end of the input asks it to end (SIGTERM; Windows knows only the former).
'use strict';
const { spawn } = require('node:child_process');

const [program, ...args] = process.argv.slice(2);
// A process group of its own, so that Ctrl+C in the terminal, or a signal to the whole group, does not end it before its turn.
const child = spawn(program, args, { detached: process.platform !== 'win32', stdio: ['ignore', 'inherit', 'inherit'], windowsHide: true });
// The parent gets the same signal and stops everything in order. Without this, the program would live on with nobody to end it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('spawn', () => console.log(`pid ${child.pid}`));
child.on('exit', (code, signal) => process.exit(signal === 'SIGKILL' ? 137 : signal ? 143 : code));

let line = '';
process.stdin.on('error', () => {});
process.stdin.on('data', (chunk) => {
  line += chunk;
  if (line.includes('kill')) child.kill('SIGKILL');
});
process.stdin.on('end', () => {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 8000).unref();
});

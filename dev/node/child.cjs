// Loaded with --require into every Node program that development and the tests start.
'use strict';
const net = require('node:net');

// 1. Whatever listens, listens on loopback only: the Playground has no option for it.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  const [first, ...rest] = args;
  if (first !== null && typeof first === 'object' && first.port !== undefined) {
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest);
  }
  if (typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first))) {
    const callbacks = rest.filter((each) => typeof each === 'function');
    return listen.call(this, { port: Number(first), host: '127.0.0.1' }, ...callbacks);
  }
  return listen.apply(this, args);
};

// 2. It ends when its standard input ends, that is when its parent closes it or dies, as if it had been sent SIGINT: Azurite
//    writes its data on that signal alone. A Ctrl+C in the terminal and a SIGTERM or SIGHUP to the whole process group reach it
//    too; they are left to the parent, which stops everything in order.
const leftToTheParent = new Set(['SIGINT', 'SIGTERM', 'SIGHUP']);
let stopping = false;
const emit = process.emit;
process.emit = function (name, ...args) {
  return leftToTheParent.has(name) && !stopping ? true : emit.call(this, name, ...args);
};
for (const signal of leftToTheParent) process.on(signal, () => {});
process.stdin.on('error', () => {});
process.stdin.on('end', () => {
  stopping = true;
  if (process.listenerCount('SIGINT') > 1) process.emit('SIGINT', 2);
  else process.exit(0);
});
process.stdin.resume();

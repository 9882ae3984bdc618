// Parses cards with the official Adaptive Cards library and prints what it says about them.
//
//   node dev/cards/parse.cjs FILE...        or the paths on standard input, one a line
//
// Prints a JSON array with one entry per file: { "file", "messages": [{ "phase", "message" }] }. An empty `messages` is a sound
// card. The exit code is 0 whenever all files could be read; judging is the caller's.
//
// The library finds wrong enumeration values, unknown elements and actions, and missing or double ids. It does not find unknown
// properties or a missing version; CardLint in the tests does.
'use strict';

const fs = require('node:fs');

// The library expects a browser's global object.
globalThis.self = globalThis;
const AdaptiveCards = require('adaptivecards/dist/adaptivecards.js');

// A regular expression with the global flag is reused in the library, so that every second `lang` is refused, right or not.
const KNOWN_BUG = /^Invalid value "ja" for property "lang"/;
// Charts are Teams' own; the library says that it takes their fallback, which is to drop them (a rule of the lint).
const DROPPED_CHART = /^Unknown element type "Chart\.(Vertical|Horizontal)Bar"\. Fallback will be used/;

function check(file) {
  let json;
  try {
    json = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    return [{ phase: 'Read', message: error.message }];
  }

  const card = new AdaptiveCards.AdaptiveCard();
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  card.parse(json, context);
  const messages = [];
  for (let i = 0; i < context.eventCount; i++) {
    const { phase, message } = context.getEventAt(i);
    messages.push({ phase: AdaptiveCards.ValidationPhase[phase], message });
  }
  for (const { phase, message } of card.validateProperties().validationEvents) {
    messages.push({ phase: AdaptiveCards.ValidationPhase[phase], message });
  }
  return messages.filter(({ message }) => !KNOWN_BUG.test(message) && !DROPPED_CHART.test(message));
}

const named = process.argv.slice(2);
const files = named.length > 0 ? named : fs.readFileSync(0, 'utf8').split(/\r?\n/).filter(Boolean);
console.log(JSON.stringify(files.map((file) => ({ file, messages: check(file) })), null, 1));

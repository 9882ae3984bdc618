// The form beside the appointment. What it shows comes from the server; text is set as text and never as markup.
'use strict';

const words = {
  chat: 'チャットで続ける',
  phone: 'スマートフォンでは、チャットで記録してください。KobanBotとのチャットを開き、「会議を記録」と送信すると始められます。',
  nowhere: 'この画面は、Outlookの予定から開きます。予定を開き、「会議を記録」を押してください。',
  off: 'この組織では、Outlookからの記録はまだ使えません。KobanBotとのチャットで「会議を記録」と送信してください。',
  signIn: 'サインインを確認できませんでした。Outlookにサインインし直してから、もう一度押してください。',
  offline: '接続できませんでした。入力した内容はこの画面に残っています。少し待って、もう一度押してください。',
  again: 'もう一度試す',
  save: '下書きを保存',
  saving: '保存しています。',
};

const at = (id) => document.getElementById(id);
let settings = {};
let told = {};
let shown;

const start = async () => {
  settings = await (await fetch('settings')).json();
  const isThere = await appointment.isThere();
  if (isThere && appointment.isPhone()) return say(words.phone);
  if (!isThere && !settings.development) return say(words.nowhere);
  if (!settings.development && !settings.clientId) return say(words.off);
  told = isThere ? await appointment.read() : {};
  await ask('open', {});
};

/** Sends the inputs and shows the answer; whatever fails leaves the form as it is. */
const ask = async (what, inputs) => {
  const buttons = document.querySelectorAll('button');
  buttons.forEach((button) => (button.disabled = true));
  try {
    const headers = await signIn.headers(settings).catch(() => null);
    if (!headers) return say(words.signIn, 'failed', () => ask(what, inputs));
    const response = await fetch(what, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...inputs, appointment: JSON.stringify(told) }),
    });
    const view = await response.json();
    if (response.ok) show(view);
    else say(view.sentence, 'failed', response.status >= 429 ? () => ask(what, inputs) : undefined);
  } catch {
    say(words.offline, 'failed', () => ask(what, inputs));
  } finally {
    buttons.forEach((button) => (button.disabled = false));
  }
};

/** One sentence on top, with the ways on; a form below stays. */
const say = (sentence, kind = '', again) => {
  at('sentence').textContent = sentence;
  at('sentence').className = kind;
  at('actions').replaceChildren(...(again ? [button(words.again, again)] : shown ? [] : chat()));
};

const show = (view) => {
  at('sentence').textContent = view.sentence;
  at('sentence').className = view.isSaved ? 'done' : '';
  at('notes').replaceChildren(...view.notes.map((note) => element('li', { textContent: note })));
  shown = view.form;
  at('about').textContent = shown ? shown.title : '';
  const form = at('form');
  form.hidden = !shown;
  form.replaceChildren(...(shown ? [...shown.fields.map(fieldOf), button(words.save)] : []));
  at('actions').replaceChildren(
    ...view.councils.map((council) => button(council.title, () => ask('open', { council: council.value }))),
    ...(view.isSaved || (!shown && view.councils.length === 0) ? chat() : []),
  );
  const wrong = form.querySelector('[aria-invalid]');
  if (wrong) wrong.focus();
};

const fieldOf = (field) => {
  const error = field.error ? element('p', { className: 'error', id: `${field.id}-error`, textContent: field.error }) : null;
  const marks = error ? { 'aria-invalid': 'true', 'aria-describedby': error.id } : {};
  if (field.type === 'choice' || field.type === 'ticks') {
    const ticked = field.value.split(',');
    const inputs = field.choices.map((choice) => {
      const input = element(
        'input',
        {
          type: field.type === 'ticks' ? 'checkbox' : 'radio',
          name: field.id,
          value: choice.value,
          checked: ticked.includes(choice.value),
        },
        marks,
      );
      const label = element('label', { className: 'choice' });
      label.append(input, choice.title);
      return label;
    });
    return group('fieldset', element('legend', { textContent: field.label }), ...inputs, error);
  }

  const input = element('input', { id: field.id, name: field.id, type: field.type, value: field.value, autocomplete: 'off' }, marks);
  // Another day has another roster, and perhaps a draft already.
  if (field.type === 'date') input.addEventListener('change', () => ask('open', { ...inputs(), council: shown.data.council }));
  const hint = field.hint && !error ? element('p', { className: 'small', textContent: field.hint }) : null;
  return group('div', element('label', { htmlFor: field.id, textContent: field.label }), input, hint, error);
};

/** What stands in the form: a flat object of texts. */
const inputs = () =>
  Object.fromEntries(shown.fields.map((field) => [field.id, new FormData(at('form')).getAll(field.id).join(',')]));

const chat = () =>
  settings.chat
    ? [element('a', { className: 'button', href: settings.chat, target: '_blank', rel: 'noopener', textContent: words.chat })]
    : [];

const button = (title, press) => {
  const made = element('button', { type: press ? 'button' : 'submit', textContent: title });
  if (press) made.addEventListener('click', press);
  return made;
};

const group = (tag, ...parts) => {
  const made = element(tag, { className: 'field' });
  made.append(...parts.filter(Boolean));
  return made;
};

const element = (tag, properties, attributes = {}) => {
  const made = Object.assign(document.createElement(tag), properties);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
};

at('form').addEventListener('submit', (event) => {
  event.preventDefault();
  at('sentence').textContent = words.saving;
  ask('save', { ...shown.data, ...inputs() });
});

start().catch(() => say(words.offline, 'failed', () => location.reload()));

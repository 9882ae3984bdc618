// Fetches the file of the link in the address, for the person who signs in. The link stands behind the mark, so no server's log has it.
'use strict';

const words = {
  ready: '「ファイルを保存」を押し、サインインしてください。リンクは1回だけ使えます。',
  save: 'ファイルを保存',
  signIn: 'サインインを確認できませんでした。サインインし直してから、もう一度押してください。',
  off: 'この組織では、リンクでのファイルの受取りはまだ使えません。',
  offline: '接続できませんでした。少し待って、もう一度押してください。',
  done: 'ファイルを保存しました。この画面は閉じてください。',
};

const at = (id) => document.getElementById(id);
let settings = {};

const say = (sentence, kind = '', hasButton = false) => {
  at('sentence').textContent = sentence;
  at('sentence').className = kind;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.save;
  button.addEventListener('click', fetchFile);
  at('actions').replaceChildren(...(hasButton ? [button] : []));
};

// By a press: a browser opens the window of the sign-in for nothing else.
const fetchFile = async () => {
  try {
    const headers = await signIn.headers(settings).catch(() => null);
    if (!headers) return say(words.signIn, 'failed', true);
    const response = await fetch('file', {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ link: location.hash.slice(1) }),
    });
    const type = response.headers.get('Content-Type') || '';
    if (!response.ok || type.startsWith('application/json')) {
      return say((await response.json()).sentence, 'failed', response.status === 429 || response.status === 503);
    }

    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = decodeURIComponent(response.headers.get('X-File-Name') || 'file');
    link.click();
    say(words.done, 'done');
  } catch {
    say(words.offline, 'failed', true);
  }
};

const start = async () => {
  settings = await (await fetch('settings')).json();
  say(settings.development || settings.clientId ? words.ready : words.off, '', settings.development || Boolean(settings.clientId));
};

start().catch(() => say(words.offline, 'failed'));

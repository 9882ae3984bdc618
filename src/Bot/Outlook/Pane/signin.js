// Proves to the server who sits here: by nested app authentication in Outlook; on a developer's machine by the account in the address.
'use strict';

const signIn = {
  /** Headers for a call, or null when nobody has signed in. */
  async headers(settings) {
    if (settings.development) {
      const account = new URLSearchParams(location.search).get('account');
      return account ? { 'X-KobanBot-Account': account } : null;
    }

    if (!settings.clientId) return null;
    const token = await tokenOf(settings);
    return token ? { Authorization: `Bearer ${token}` } : null;
  },
};

let client;

async function tokenOf(settings) {
  if (!client) {
    await load('msal-browser.min.js');
    client = await msal.createNestablePublicClientApplication({ auth: { clientId: settings.clientId, authority: settings.authority } });
  }

  const request = { scopes: [settings.scope] };
  try {
    return (await client.acquireTokenSilent(request)).accessToken;
  } catch (fault) {
    // The first time, and when the organisation asks again; Outlook shows it, not this page.
    if (!(fault instanceof msal.InteractionRequiredAuthError)) throw fault;
    return (await client.acquireTokenPopup(request)).accessToken;
  }
}

function load(file) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = file;
    script.onload = resolve;
    script.onerror = () => reject(new Error(file));
    document.head.append(script);
  });
}

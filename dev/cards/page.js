// Runs in the page: draws cards and measures them. See screenshots.cjs.
'use strict';

const markdown = window.markdownit({ html: false, linkify: false, breaks: true });
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

let config;

/** Draws cards into the sheet, each { name, json }. `unfold` also shows what is hidden until a button is pressed. */
window.drawCards = async (cards, width, unfold) => {
  config ??= new AdaptiveCards.HostConfig(await (await fetch('/cards/host-config.json')).json());
  for (const { name, json } of cards) drawCard(name, json, width, unfold);
};

function drawCard(name, json, width, unfold) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = config;
  card.parse(json);
  const figure = document.createElement('figure');
  figure.style.width = `${width}px`;
  figure.innerHTML = '<figcaption></figcaption><div class="card"></div>';
  figure.firstChild.textContent = name;
  figure.lastChild.append(card.render());
  document.getElementById('sheet').append(figure);
  if (unfold) show(card);
}

function show(container) {
  for (let i = 0; i < container.getItemCount(); i++) {
    const item = container.getItemAt(i);
    item.isVisible = true;
    if (item.getItemCount) show(item);
  }
}

window.clearSheet = () => document.getElementById('sheet').replaceChildren();

/** What does not fit in each card of the sheet, as sentences. */
window.measureCards = () => [...document.querySelectorAll('figure > .card')].map(measureCard);

/** Half a pixel of rounding is let pass. */
function measureCard(card) {
  const found = [];
  if (card.scrollWidth > card.clientWidth) found.push(`scrolls sideways: ${card.scrollWidth} px in ${card.clientWidth} px`);

  const label = (element) => `"${(element.textContent || element.getAttribute('placeholder') || element.tagName).trim().slice(0, 30)}"`;
  const visible = (element) => element.getClientRects().length > 0;
  const edge = card.getBoundingClientRect().right - config.spacing.padding;

  for (const button of card.querySelectorAll('.ac-pushButton')) {
    if (!visible(button)) continue;
    const box = button.getBoundingClientRect();
    const cutBy = [...ancestors(button, card)].find(
      (a) => getComputedStyle(a).overflowX !== 'visible' && a.getBoundingClientRect().right < box.right - 0.5,
    );
    if (cutBy || box.right > edge + 0.5) found.push(`button ${label(button)} is cut at the right`);
    if ([button, ...button.querySelectorAll('*')].some(isCut)) found.push(`button ${label(button)} has no room for its title`);
  }

  for (const bar of card.querySelectorAll('.ac-actionSet')) {
    const tops = [...bar.querySelectorAll('.ac-pushButton')].filter(visible).map((b) => Math.round(b.getBoundingClientRect().top));
    if (new Set(tops).size > 1) found.push(`buttons wrap: ${[...bar.querySelectorAll('.ac-pushButton')].map(label).join(' ')}`);
  }

  for (const element of card.querySelectorAll('.ac-textBlock, .ac-richTextBlock, .ac-input, label, td, th')) {
    if (!visible(element)) continue;
    if (element.getBoundingClientRect().right > edge + 0.5) found.push(`${label(element)} runs out of the card`);
    // The paragraph that Markdown makes is what has the ellipsis.
    else if (element.matches('.ac-textBlock, label') && [element, ...element.querySelectorAll('*')].some(isCut))
      found.push(`${label(element)} is cut`);
  }

  return [...new Set(found)];
}

const isCut = (element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;

function* ancestors(element, end) {
  for (let a = element.parentElement; a && a !== end; a = a.parentElement) yield a;
}
